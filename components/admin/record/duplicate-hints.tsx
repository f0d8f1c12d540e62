"use client";

import { useEffect, useState } from "react";

export type Duplicate = { readonly id: string; readonly title: string; readonly state: string };

type Props = { readonly formId: string; readonly initial: readonly Duplicate[]; readonly names: readonly string[] };

/** Records that have the same designation or name already: a hint, which stops nobody. */
export function DuplicateHints({ formId, initial, names }: Props) {
  const [found, setFound] = useState({ names: names.join("\n"), duplicates: initial });
  const asked = names.join("\n");
  useEffect(() => {
    if (asked === found.names) return;
    const query = new URLSearchParams([["except", formId], ...asked.split("\n").map((name) => ["name", name])]);
    const answer = new AbortController();
    const timer = setTimeout(() => {
      fetch(`/admin/platforms/duplicates?${query}`, { signal: answer.signal })
        .then(async (response) => {
          if (!response.ok) return;
          const { duplicates } = (await response.json()) as { duplicates: Duplicate[] };
          setFound({ names: asked, duplicates });
        })
        // A hint that does not come is no harm.
        .catch(() => undefined);
    }, 350);
    return () => {
      clearTimeout(timer);
      answer.abort();
    };
  }, [asked, found.names, formId]);

  return (
    <div role="status" className="empty:hidden">
      {found.duplicates.length > 0 ? (
        <div className="mb-4 border-l-4 border-accent bg-accent-wash px-4 py-2 text-sm">
          <p className="strong">Is it one of these?</p>
          <ul className="flex flex-wrap gap-x-6">
            {found.duplicates.map(({ id, title, state }) => (
              <li key={id}>
                <a href={`/admin/platforms/${id}`} className="inline-flex min-h-11 items-center underline">
                  {title}
                </a>{" "}
                <span className="text-soft">{state}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}
