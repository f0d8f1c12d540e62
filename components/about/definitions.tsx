import { words } from "@/components/language/words";
import { StatusShape } from "@/components/programme/status-mark";
import type { LabelKind } from "@/lib/core/language/labels";
import { STATUSES } from "@/lib/core/taxonomy/statuses";

type Props = {
  readonly title: string;
  readonly kind: LabelKind;
  readonly codes: readonly string[];
  readonly isOpen?: boolean;
};

/** The entries of a closed list with what each of them means. */
export function Definitions({ title, kind, codes, isOpen = false }: Props) {
  const { label, definition } = words();
  return (
    <details open={isOpen} className="border-t border-rule">
      <summary className="min-h-11 cursor-pointer py-3 md:min-h-8">{title}</summary>
      <dl className="grid gap-x-6 gap-y-2 pb-4 text-sm md:grid-cols-[13rem_minmax(0,1fr)]">
        {codes.map((code) => (
          <div key={code} className="contents">
            <dt className="flex items-baseline gap-2">
              {STATUSES.has(code) ? <StatusShape status={code} /> : null}
              {label(kind, code)}
            </dt>
            <dd className="max-w-[70ch] text-soft">{definition(kind, code)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
