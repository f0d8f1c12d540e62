"use client";

import { useEffect, useState } from "react";

import type { FormOptions } from "@/lib/core/record-form/read-record-form";

type Props = {
  readonly options: FormOptions;
  readonly sources: ReadonlyMap<string, string>;
  /** Changes when the rows of the form do. */
  readonly round: number;
};

/** What may be typed into the fields that complete it: codes by their words, and the record's own sources. */
export function WordLists({ options, sources, round }: Props) {
  const [typed, setTyped] = useState<{ round: number; sources: ReadonlyMap<string, string> } | null>(null);
  // Sources that were typed meanwhile can be cited at once.
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof HTMLInputElement && target.dataset.cites !== undefined && target.form)
        setTyped({ round, sources: sourcesTyped(target.form) });
    };
    addEventListener("focusin", onFocus);
    return () => removeEventListener("focusin", onFocus);
  }, [round]);
  const own = typed?.round === round ? typed.sources : sources;
  return (
    <>
      {(["country", "category", "specKey"] as const).map((list) => (
        <datalist key={list} id={`words-${list}`}>
          {options[list].map(({ value, label }) => (
            <option key={value} value={label}>
              {value}
            </option>
          ))}
        </datalist>
      ))}
      <datalist id="own-sources">
        {[...own].map(([id, title]) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </datalist>
    </>
  );
}

function sourcesTyped(form: HTMLFormElement): ReadonlyMap<string, string> {
  const data = new FormData(form);
  return new Map(
    [...data].flatMap(([name, id]) => {
      const [, row] = /^(sources\.\d+)\.id$/.exec(name) ?? [];
      const title = data.get(`${row}.title`);
      return row && typeof id === "string" && id ? [[id, typeof title === "string" ? title : ""] as const] : [];
    }),
  );
}
