import { LEVELS } from "@/lib/core/platform/platform";
import { CERTAINTIES, CERTAINTY_LABELS } from "@/lib/core/platform/spec";
import type { FormOptions } from "@/lib/core/record-form/read-record-form";
import { CATEGORIES } from "@/lib/core/taxonomy/categories";
import { COUNTRY_CODES, countryName } from "@/lib/core/taxonomy/countries";
import { DOMAINS } from "@/lib/core/taxonomy/domains";
import { EVENT_TYPES } from "@/lib/core/taxonomy/event-types";
import { MAKER_PARTS } from "@/lib/core/taxonomy/maker-parts";
import { NAME_KINDS } from "@/lib/core/taxonomy/name-kinds";
import { PICTURE_FOCUSES } from "@/lib/core/taxonomy/picture-focuses";
import { RELATION_KINDS } from "@/lib/core/taxonomy/relation-kinds";
import { ROUTES } from "@/lib/core/taxonomy/routes";
import { SOURCE_KINDS } from "@/lib/core/taxonomy/source-kinds";
import { SPEC_KEYS } from "@/lib/core/taxonomy/spec-keys";
import { STATUSES } from "@/lib/core/taxonomy/statuses";
import { UNITS } from "@/lib/core/taxonomy/units";

const LEVEL_WORDS = { family: "Family", base: "Base model", variant: "Variant" } as const;

const listed = ({ entries }: { entries: readonly { code: string; label: string }[] }) =>
  entries.map(({ code, label }) => ({ value: code, label }));

let made: FormOptions | undefined;

/** The words for every code that the form of a record takes. Made on the server and handed to the browser, so that both say the same. */
export const formOptions = (): FormOptions =>
  (made ??= {
    level: LEVELS.map((level) => ({ value: level, label: LEVEL_WORDS[level] })),
    domain: listed(DOMAINS),
    category: listed(CATEGORIES),
    country: COUNTRY_CODES.map((code) => ({ value: code, label: countryName(code) })),
    nameKind: listed(NAME_KINDS),
    makerPart: listed(MAKER_PARTS),
    specKey: listed(SPEC_KEYS),
    unit: UNITS.map(({ code, name }) => ({ value: code, label: `${code} (${name})` })),
    certainty: CERTAINTIES.map((certainty) => ({ value: certainty, label: CERTAINTY_LABELS[certainty] })),
    status: listed(STATUSES),
    route: listed(ROUTES),
    eventType: listed(EVENT_TYPES),
    relationKind: listed(RELATION_KINDS),
    sourceKind: listed(SOURCE_KINDS),
    pictureFocus: listed(PICTURE_FOCUSES),
  });
