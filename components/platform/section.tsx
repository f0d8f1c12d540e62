import type { ReactNode } from "react";

type Props = {
  readonly id: string;
  readonly title: string;
  /** What can be done here, beside the heading. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
};

/** One section of a record, under its heading. */
export function Section({ id, title, aside, children }: Props) {
  return (
    <section aria-labelledby={`${id}-title`} id={id} className="bg-transparent! pt-10">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-ink pb-1">
        <h2 id={`${id}-title`} className="text-lg">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
