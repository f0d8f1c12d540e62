"use client";

import { useEffect, useEffectEvent, useId, useRef, useState, useSyncExternalStore } from "react";
import type { KeyboardEvent } from "react";

import type { SuggestionLabels } from "@/components/search/suggestion-labels";
import { sentText } from "@/components/language/sent-text";
import { StatusMark } from "@/components/programme/status-mark";
import { focusOnSlash, listen } from "@/components/search/page-gestures";
import { tidyWords } from "@/components/search/search-address";
import { WayLink } from "@/components/ui/way-link";
import { nameBeside } from "@/lib/core/platform/full-name";
import type { TextsSent } from "@/lib/core/language/words";
import type { Suggestion } from "@/lib/core/search/results";

const TYPING_MS = 25;
const neverChanges = () => () => undefined;

type Props = {
  readonly query: string;
  readonly maxLength: number;
  readonly className: string;
  readonly texts: TextsSent<"search.placeholder" | "suggest.records" | "suggest.count">;
  /** The lists themselves, with all their definitions, are not sent. */
  readonly labels: SuggestionLabels;
};

/**
 * The search field with records to choose from while typing: a combobox by the WAI-ARIA pattern (list, manual choice). Before
 * the script comes, and where it does not, it is a search field in a GET form.
 */
export function SuggestField({ query, maxLength, className, texts, labels }: Props) {
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  // The server's page is a plain field; the rest is added once the script runs.
  const ready = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  const [found, setFound] = useState<readonly Suggestion[]>([]);
  const [at, setAt] = useState(-1);
  const [open, setOpen] = useState(false);
  const asked = useRef<{ words: string; stop: AbortController } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  /** The reader has gone into the list: an answer that comes late may not change it under their hands. */
  const choosing = useRef(false);

  const shown = open && found.length > 0;
  const optionId = (index: number) => `${id}-${index}`;

  function close() {
    clearTimeout(timer.current);
    asked.current?.stop.abort();
    asked.current = null;
    setOpen(false);
    choose(-1);
  }

  function choose(index: number) {
    choosing.current = index >= 0;
    setAt(index);
  }

  function ask(text: string) {
    clearTimeout(timer.current);
    choose(-1);
    const words = tidyWords(text);
    if (!words) {
      close();
      return;
    }
    timer.current = setTimeout(() => void look(words), TYPING_MS);
  }

  async function look(words: string) {
    asked.current?.stop.abort();
    const own = { words, stop: new AbortController() };
    asked.current = own;
    try {
      const answer = await fetch(`/api/v1/suggest?${new URLSearchParams({ q: words }).toString()}`, {
        signal: own.stop.signal,
      });
      const list = answer.ok ? ((await answer.json()) as Suggestion[]) : [];
      if (asked.current !== own || choosing.current) return;
      setFound(list);
      setOpen(true);
    } catch {
      // Given up for newer words, or the network is away: the form works all the same.
    }
  }

  const begin = useEffectEvent(() => {
    // What was typed before the script came.
    const field = box.current;
    if (field && field === document.activeElement && tidyWords(field.value) !== query) ask(field.value);
  });

  useEffect(() => {
    begin();
    const form = box.current?.form;
    /** An empty field says nothing, and has no place in the address. */
    const dropEmpty = ({ formData }: FormDataEvent) => {
      for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
    };
    form?.addEventListener("formdata", dropEmpty);
    const stop = listen("keydown", focusOnSlash);
    return () => {
      stop();
      form?.removeEventListener("formdata", dropEmpty);
      clearTimeout(timer.current);
      asked.current?.stop.abort();
    };
  }, []);

  function move(event: KeyboardEvent, by: number) {
    event.preventDefault();
    if (!shown) {
      if (found.length > 0 && box.current?.value) setOpen(true);
      else ask(box.current?.value ?? "");
      return;
    }
    // One place more than there are records: the field itself.
    const places = found.length + 1;
    choose(((at + 1 + by + places) % places) - 1);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    switch (event.key) {
      case "ArrowDown":
        if (!event.altKey || !shown) move(event, 1);
        return;
      case "ArrowUp":
        if (event.altKey) close();
        else move(event, -1);
        return;
      case "Enter": {
        const link = at >= 0 ? document.getElementById(optionId(at)) : null;
        if (link) {
          event.preventDefault();
          link.click();
        } else close();
        return;
      }
      case "Escape":
        if (shown) {
          event.preventDefault();
          close();
        } else if (box.current) box.current.value = "";
        return;
      case "Tab":
        close();
        return;
    }
  }

  return (
    <div
      className="relative min-w-0 flex-1"
      onBlur={(event) => (event.currentTarget.contains(event.relatedTarget) ? undefined : close())}
    >
      <input
        ref={box}
        id="q"
        name="q"
        type="search"
        defaultValue={query}
        maxLength={maxLength}
        placeholder={sentText(texts, "search.placeholder")}
        autoComplete="off"
        spellCheck={false}
        className={className}
        {...(ready
          ? ({
              role: "combobox",
              "aria-autocomplete": "list",
              "aria-expanded": shown,
              "aria-controls": `${id}-list`,
              "aria-activedescendant": shown && at >= 0 ? optionId(at) : undefined,
            } as const)
          : {})}
        onInput={(event) => {
          if (!event.nativeEvent.isComposing) ask(event.currentTarget.value);
        }}
        onCompositionEnd={(event) => ask(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {ready ? (
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label={sentText(texts, "suggest.records")}
          hidden={!shown}
          className="menu inset-x-0 z-20"
        >
          {found.map((one, index) => (
            <WayLink
              key={one.slug}
              id={optionId(index)}
              role="option"
              aria-selected={index === at}
              tabIndex={-1}
              href={`/platforms/${one.slug}`}
              // The focus stays in the field.
              onMouseDown={(event) => event.preventDefault()}
              onClick={close}
              className="flex min-h-11 flex-wrap items-center gap-x-3 px-3 py-1.5 text-sm text-ink no-underline hover:bg-well hover:no-underline aria-selected:bg-accent-wash aria-selected:outline-2 aria-selected:-outline-offset-2 aria-selected:outline-accent"
            >
              <Described suggestion={one} labels={labels} />
            </WayLink>
          ))}
        </div>
      ) : null}
      <p role="status" className="sr-only">
        {shown ? sentText(texts, "suggest.count", { count: found.length }) : ""}
      </p>
    </div>
  );
}

function Described({ suggestion, labels }: { suggestion: Suggestion; labels: SuggestionLabels }) {
  const { designation, status, category, reason } = suggestion;
  const beside = nameBeside(suggestion);
  return (
    <>
      <span className="designation text-base">{designation}</span> {beside === null ? null : <span>{beside}</span>}{" "}
      <span className="ml-auto flex flex-wrap items-center gap-x-3 text-soft">
        <span>{labels.category[category]}</span>{" "}
        {status ? <StatusMark status={status} label={labels.status[status]} /> : null}
      </span>
      {reason ? (
        <span className="w-full text-xs text-soft">
          {labels.nameKind[reason.kind]}: <span className="text-ink">{reason.text}</span>
        </span>
      ) : null}
    </>
  );
}
