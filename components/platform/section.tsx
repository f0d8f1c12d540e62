import type { ReactNode } from "react";

/** One section of a record, under its heading. */
export function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={`${id}-title`} id={id} className="bg-transparent! pt-10">
      <h2 id={`${id}-title`} className="border-b border-ink pb-1 text-lg">
        {title}
      </h2>
      {children}
    </section>
  );
}
