import { createHash } from "node:crypto";

import type { JsonObject } from "@/lib/core/json";
import { describeChanges } from "@/lib/core/platform/describe-changes";
import { platformSchema } from "@/lib/core/platform/platform";
import { decide, type Decided } from "@/lib/catalogue/commands/decided-writes";
import { parsePublishable, type Publishable } from "@/lib/catalogue/commands/publish-platforms";
import { explainIssue } from "@/lib/exchange/explain-issue";
import type { RowProblem } from "@/lib/exchange/file-refused";
import type { ImportReport, RowOutcome } from "@/lib/exchange/import-report";
import type { RawRecord } from "@/lib/exchange/raw-record";
import { findSlugOwners, lockBySlug, type LockedPlatform } from "@/lib/store/locked-platforms";
import { unknownPictures } from "@/lib/store/pictures";
import type { Reader } from "@/lib/store/store";

/** Entries of a list in the report. Whoever wants all rows of a large import takes them as they come. */
const LISTED = 1_000;

const OUTCOMES = { created: "new", updated: "changed", unchanged: "unchanged" } as const;

type Parsed = { readonly raw: RawRecord; readonly record: Publishable };
type Counts = { new: number; changed: number; unchanged: number; errors: number };

/** Looks at the records of a file one chunk after the other, and keeps the account of them. */
export class ImportCheck {
  readonly counts: Counts = { new: 0, changed: 0, unchanged: 0, errors: 0 };
  records = 0;
  readonly #errors: RowProblem[] = [];
  readonly #rows: RowOutcome[] = [];
  readonly #lines = new Map<string, number>();
  readonly #deed = createHash("sha256");

  constructor(
    readonly newId: () => string,
    readonly onRow: ((row: RowOutcome) => void) | undefined,
  ) {}

  get isClean(): boolean {
    return this.counts.errors === 0;
  }

  refuse(problem: RowProblem): void {
    this.counts.errors += 1;
    if (this.#errors.length < LISTED) this.#errors.push(problem);
  }

  requireRecords(): void {
    if (this.records > 0 || !this.isClean) return;
    this.refuse({
      line: 0,
      column: "",
      reason: "The file holds no record.",
      cure: "Choose a file with at least one record.",
    });
  }

  report(): Pick<ImportReport, "counts" | "rows" | "errors" | "fingerprint"> {
    const fingerprint = this.#deed.copy().digest("base64url");
    return { fingerprint, counts: this.counts, rows: this.#rows, errors: this.#errors };
  }

  /** Those of a chunk that are whole by themselves; the others are reported at every field that is wrong. */
  parse(chunk: readonly RawRecord[]): Parsed[] {
    return chunk.flatMap((raw) => {
      this.records += 1;
      for (const problem of raw.problems) this.refuse(problem);
      if (raw.input === null) return [];
      const parsed = parsePublishable(raw.input);
      if (parsed.ok)
        return this.#isNamedOnce(parsed.value.slug, raw) && raw.problems.length === 0
          ? [{ raw, record: parsed.value }]
          : [];
      const { error } = platformSchema.safeParse(raw.input);
      for (const issue of error?.issues ?? [])
        for (const told of explainIssue(issue, raw.input)) {
          const path = issue.path.filter((part) => typeof part !== "symbol");
          const key = issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
          this.refuse({ ...raw.locate([...path, ...key]), ...told });
        }
      return [];
    });
  }

  /** What is to be done with each, against what is there, which stays locked. */
  async compare(tx: Reader, parsed: readonly Parsed[]): Promise<Decided[]> {
    const slugs = parsed.map(({ record }) => record.slug);
    if (slugs.length === 0) return [];
    const before = await lockBySlug(tx, slugs, new Map(parsed.map(({ record }) => [record.slug, record])));
    const takenBy = await findSlugOwners(
      tx,
      slugs.filter((slug) => !before.has(slug)),
    );
    const unknown = new Set(
      await unknownPictures(
        tx,
        parsed.flatMap(({ record }) => record.pictures.map(({ file }) => file)),
      ),
    );
    return parsed.flatMap(({ raw, record }) => {
      const missing = record.pictures.findIndex(({ file }) => unknown.has(file));
      if (missing >= 0) {
        this.refuse({
          ...raw.locate(["pictures", missing, "file"]),
          reason: "The picture is not in this catalogue.",
          cure: "Leave the picture out, import the record, and upload it on the record's page Pictures.",
        });
        return [];
      }
      const current = before.get(record.slug);
      const problem = refusal(raw, record.slug, current, takenBy.has(record.slug));
      if (problem) {
        this.refuse(problem);
        return [];
      }
      const decided = decide(current, record, this.newId);
      const outcome = OUTCOMES[decided.outcome];
      this.counts[outcome] += 1;
      const changes = outcome === "changed" ? decided.changes : [];
      const told =
        outcome === "changed" && this.#rows.length < LISTED
          ? describeChanges(current?.published as JsonObject, decided.record)
          : [];
      const row = { line: raw.line, slug: record.slug, outcome, changes, told } as const;
      this.#deed.update(JSON.stringify([row.slug, outcome, changes]));
      if (this.#rows.length < LISTED) this.#rows.push(row);
      this.onRow?.(row);
      return [decided];
    });
  }

  #isNamedOnce(slug: string, raw: RawRecord): boolean {
    const first = this.#lines.get(slug);
    if (first === undefined) {
      this.#lines.set(slug, raw.line);
      return true;
    }
    this.refuse({
      ...raw.locate(["slug"]),
      reason: `“${slug}” stands in the file twice, first on line ${first}.`,
      cure: "Keep one of the two records.",
    });
    return false;
  }
}

type Current = Pick<LockedPlatform, "publishedVersion" | "isBinned"> | undefined;

/** Why a record may not be written, though it is whole. */
function refusal(raw: RawRecord, slug: string, current: Current, isTaken: boolean): RowProblem | null {
  if (isTaken)
    return {
      ...raw.locate(["slug"]),
      reason: `“${slug}” is an address that another record had before.`,
      cure: "Choose another address, or give the record the one that it has now.",
    };
  if (current?.isBinned)
    return { ...raw.locate(["slug"]), reason: `“${slug}” is in the bin.`, cure: "Restore it first, or leave it out." };
  if (current && current.publishedVersion === null)
    return {
      ...raw.locate(["slug"]),
      reason: `“${slug}” has been taken offline.`,
      cure: "Publish it again first, or leave it out.",
    };
  // A record that never was here takes any version: so a whole catalogue moves to another one.
  if (!current || raw.version === undefined || raw.version === null) return null;
  const place = { line: raw.line, column: "version" };
  if (typeof raw.version !== "number" || !Number.isInteger(raw.version) || raw.version < 1)
    return { ...place, reason: "The version is no whole number.", cure: "Leave it as it was exported, or empty." };
  if (raw.version === current.publishedVersion) return null;
  return {
    ...place,
    reason: `The row was made from version ${raw.version}, and “${slug}” is at version ${current.publishedVersion} by now.`,
    cure: "Export it again and repeat the change there, or empty the version to put the row in its place all the same.",
  };
}
