"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState, useTransition } from "react";

import {
  closeMenusOnEscape,
  closeMenusOutside,
  filterValues,
  focusOnSlash,
  listen,
  searchBox,
} from "@/components/search/page-gestures";
import { inThisLanguage } from "@/components/language/current-language";
import { sentText } from "@/components/language/sent-text";
import type { TextsSent } from "@/lib/core/language/words";
import { rebase, spokenFields, tidyWords, withWords, wordsIn } from "@/components/search/search-address";

const LIST = "/platforms";
/** Where the list stands in the language of the page. */
const listPath = () => inThisLanguage(LIST);
/** While an answer is on its way, keys of one stroke of fast typing are one search; at rest a key is answered at once. */
const TYPING_MS = 25;
/** Typing rests before the new count is read out. */
const ANNOUNCE_MS = 700;
/** Words that stand this long without a record are a search that found nothing. */
const MISSED_MS = 2000;

type Props = {
  /** The search that the page shows, as its canonical address has it. */
  readonly search: string;
  readonly query: string;
  readonly total: number;
  /** No record has all the words. */
  readonly missed: boolean;
  readonly texts: TextsSent<"list.found">;
};

/**
 * The list changes in place: typing, links and forms that lead to another search of the list become navigations that the
 * server answers. The state stays in the address alone; this component draws nothing but the line that is read out.
 * Without it every one of them is a plain link or a GET form.
 */
export function LiveSearch({ search, query, total, missed, texts }: Props) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [announced, setAnnounced] = useState("");
  /** What was asked for last, until the page shows it. */
  const wanted = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  /** Whether the words now being typed have their entry in the history. */
  const session = useRef(false);
  /** The control to keep the focus on, by its name, or the heading of the results. */
  const focus = useRef<string | null>(null);
  const first = useRef(true);

  const go = useEffectEvent((to: string, how: "push" | "replace", scroll = false) => {
    clearTimeout(timer.current);
    timer.current = undefined;
    wanted.current = to;
    document.documentElement.dataset.searching = "";
    const hash = location.hash === "#filters" ? "#filters" : "";
    startTransition(() => router[how](`${listPath()}${to ? `?${to}` : ""}${hash}`, { scroll }));
  });

  const lookUp = useEffectEvent((text: string) => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const base = wanted.current ?? search;
    const words = tidyWords(text);
    if (words === wordsIn(base)) return;
    const to = withWords(base, words);
    if (!session.current) {
      // The entry is made at once and filled by what follows: however slow the answers and however fast the typing, it is one.
      session.current = true;
      history.pushState(null, "", `${listPath()}${to ? `?${to}` : ""}`);
    }
    go(to, "replace");
  });

  const type = useEffectEvent((box: HTMLInputElement) => {
    const atRest = timer.current === undefined && wanted.current === null;
    clearTimeout(timer.current);
    if (atRest) lookUp(box.value);
    else timer.current = setTimeout(() => lookUp(box.value), TYPING_MS);
  });

  const onInput = useEffectEvent((event: Event) => {
    const field = event.target as HTMLInputElement;
    if (field.dataset.find !== undefined) filterValues(field);
    else if (field === searchBox() && !(event as InputEvent).isComposing) type(field);
  });

  const onCompositionEnd = useEffectEvent((event: Event) => {
    const box = searchBox();
    if (box && event.target === box) type(box);
  });

  const endSession = useEffectEvent((event: Event) => {
    if (event.target === searchBox()) session.current = false;
  });

  const onClick = useEffectEvent((event: MouseEvent) => {
    const link = (event.target as Element).closest?.<HTMLAnchorElement>("a[href]");
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const stays =
      link.pathname === listPath() && link.origin === location.origin && !link.target && !link.hasAttribute("download");
    if (link.hash && link.getAttribute("href")?.startsWith("#")) return;
    // Words typed a moment ago come with it.
    const box = searchBox();
    if (timer.current !== undefined) {
      clearTimeout(timer.current);
      timer.current = undefined;
      if (box) wanted.current = withWords(wanted.current ?? search, tidyWords(box.value));
    }
    session.current = false;
    if (!stays) return;
    event.preventDefault();
    event.stopPropagation();
    const ofList = link.closest("main") !== null;
    const target = link.search.slice(1);
    focus.current = link.hash === "#results" ? "results" : (link.dataset.toggle ?? null);
    if (!ofList) wanted.current = null;
    go(ofList ? rebase(target, search, wanted.current) : target, "push", !ofList);
  });

  const onSubmit = useEffectEvent((event: SubmitEvent) => {
    const form = event.target as HTMLFormElement;
    if (form.method !== "get" || new URL(form.action).pathname !== listPath()) return;
    event.preventDefault();
    const box = searchBox();
    if (box?.form === form) {
      lookUp(box.value);
      session.current = false;
      return;
    }
    session.current = false;
    go(rebase(spokenFields(new FormData(form), form.dataset.defaults ?? ""), search, wanted.current), "push");
  });

  const onChange = useEffectEvent((event: Event) => {
    if (event.target instanceof HTMLSelectElement) event.target.form?.requestSubmit();
  });

  const onPopState = useEffectEvent(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    wanted.current = null;
    session.current = false;
  });

  useEffect(() => {
    const popState = () => onPopState();
    addEventListener("popstate", popState);
    const stop = [
      listen("input", (event) => onInput(event)),
      listen("compositionend", (event) => onCompositionEnd(event)),
      listen("focusout", (event) => endSession(event)),
      listen("submit", (event) => onSubmit(event)),
      listen("change", (event) => onChange(event)),
      listen("keydown", focusOnSlash),
      listen("keydown", closeMenusOnEscape),
      listen("pointerdown", closeMenusOutside),
    ];
    // Before React's own listeners, so that its links see that they are taken care of.
    const click = (event: MouseEvent) => onClick(event);
    addEventListener("click", click, true);
    return () => {
      clearTimeout(timer.current);
      removeEventListener("popstate", popState);
      removeEventListener("click", click, true);
      for (const end of stop) end();
      delete document.documentElement.dataset.searching;
    };
  }, []);

  /** The page shows what was asked for: the box follows, the focus stays, the count is read out. */
  const settle = useEffectEvent(() => {
    // The answer to earlier words: the later ones stand in the box, and theirs is on its way.
    if (wanted.current !== null && wordsIn(wanted.current) !== query) return;
    wanted.current = null;
    delete document.documentElement.dataset.searching;
    const box = searchBox();
    if (box && timer.current === undefined && tidyWords(box.value) !== query) {
      // What was typed before this script came counts as typed.
      if (first.current && document.activeElement === box) type(box);
      else box.value = query;
    }
    for (const field of document.querySelectorAll<HTMLInputElement>("input[data-find]"))
      if (field.value) filterValues(field);
    keepFocus(focus.current);
    focus.current = null;
  });

  useEffect(() => {
    if (pending) return;
    settle();
    const timers = [
      first.current
        ? undefined
        : setTimeout(() => setAnnounced(sentText(texts, "list.found", { count: total })), ANNOUNCE_MS),
      // The page itself counts the search with which it was opened.
      missed && !first.current
        ? setTimeout(() => void fetch(`/api/v1${LIST}?${search}`).catch(() => undefined), MISSED_MS)
        : undefined,
    ];
    first.current = false;
    return () => timers.forEach(clearTimeout);
  }, [pending, search, total, missed, texts]);

  return (
    <p role="status" className="sr-only">
      {announced}
    </p>
  );
}

/** After paging the heading of the results; else the control that was used, or the heading where that control is gone. */
function keepFocus(name: string | null) {
  if (name === null) return;
  const heading = document.getElementById("results");
  if (name === "results") {
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView();
    return;
  }
  if (document.activeElement !== document.body && document.activeElement?.isConnected) return;
  const same = [...document.querySelectorAll<HTMLElement>("a[data-toggle]")].find(
    (link) => link.dataset.toggle === name && link.checkVisibility(),
  );
  (same ?? heading)?.focus({ preventScroll: true });
}
