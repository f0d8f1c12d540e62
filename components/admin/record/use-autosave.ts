"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";

import { dropCopy, keepCopy } from "@/components/admin/record/unsaved-copy";
import type { JsonObject } from "@/lib/core/json";
import type { CopyMark, FormWindow } from "@/lib/core/record-form/form-window";

/** The browser's copy follows nearly at once, the server's after a pause in the typing, and in any case so often. */
const COPY_MS = 300;
const PAUSE_MS = 1_500;
const LONGEST_MS = 6_000;
/** A copy that is not answered by then has not arrived: the browser's own stays, and the next one is sent. */
const ANSWER_MS = 20_000;
/** What a browser still sends from a page that is being closed. */
const PARTING_MAX = 60_000;

export type Kept = "nothing" | "typing" | "kept" | "here-only" | "not-taken" | "signed-out";

/** Who else is typing into the record, and what this editor has typed into it in other windows. */
export type FormNews = { readonly others: readonly string[]; readonly elsewhere: readonly CopyMark[] };

type Options = {
  readonly editor: string;
  readonly window: FormWindow;
  readonly read: () => { readonly content: JsonObject; readonly version: number | null };
  readonly onNews: (news: FormNews) => void;
};

/** Keeps what is typed in this window, in this browser and on the server, until it is saved. */
export function useAutosave({ editor, window: { formId, windowId, from }, read, onNews }: Options) {
  const [kept, setKept] = useState<Kept>("nothing");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const copying = useRef<ReturnType<typeof setTimeout>>(undefined);
  const since = useRef<number | null>(null);
  const sending = useRef<Promise<void>>(Promise.resolve());
  const typed = useRef(0);
  /** When the server last took this window's copy, by its own clock. */
  const taken = useRef<string | null>(null);

  const copy = useCallback(() => {
    const goesOnFrom = taken.current === null ? from : { windowId, at: taken.current };
    const { content, version } = read();
    keepCopy(editor, formId, windowId, { content, version, at: Date.now(), from: goesOnFrom });
    return { content, version };
  }, [editor, formId, windowId, from, read]);

  const send = useCallback(
    async (isParting = false) => {
      clearTimeout(timer.current);
      clearTimeout(copying.current);
      since.current = null;
      const now = typed.current;
      const { content, version } = copy();
      const sent = { formId, windowId, fromWindow: from?.windowId, fromAt: from?.at, content, fromVersion: version };
      const body = JSON.stringify(sent);
      try {
        const answer = await fetch("/admin/platforms/unsaved", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body,
          keepalive: isParting && body.length < PARTING_MAX,
          signal: AbortSignal.timeout(ANSWER_MS),
        });
        if (answer.status === 401) return setKept("signed-out");
        // Refused for what it is, and not because the server is out of reach: waiting does not help.
        if (!answer.ok) return setKept(answer.status < 500 ? "not-taken" : "here-only");
        const { at, ...news } = (await answer.json()) as FormNews & { at: string };
        taken.current = at;
        onNews(news);
        if (typed.current !== now) return;
        dropCopy(editor, formId, windowId);
        setKept("kept");
      } catch {
        setKept("here-only");
      }
    },
    [editor, formId, windowId, from, copy, onNews],
  );

  /** One after the other: an older copy that arrives late must not take the place of a newer one. */
  const sendInTurn = useCallback(
    ({ always = false } = {}) => {
      const sendWhatIsNew = () => (always || since.current !== null ? send() : undefined);
      return (sending.current = sending.current.then(sendWhatIsNew, sendWhatIsNew));
    },
    [send],
  );

  const onTyped = useCallback(() => {
    typed.current += 1;
    setKept("typing");
    since.current ??= Date.now();
    clearTimeout(copying.current);
    copying.current = setTimeout(copy, COPY_MS);
    clearTimeout(timer.current);
    const wait = Math.max(0, Math.min(PAUSE_MS, since.current + LONGEST_MS - Date.now()));
    timer.current = setTimeout(() => void sendInTurn(), wait);
  }, [copy, sendInTurn]);

  /** Waits for what is under way, so that a late copy cannot come after a save. */
  const settle = useCallback(async () => {
    clearTimeout(timer.current);
    clearTimeout(copying.current);
    since.current = null;
    await sending.current;
    return typed.current;
  }, []);

  /** After a save: the copies are settled, unless something was typed meanwhile. */
  const settled = useCallback(
    (at: number) => {
      if (typed.current !== at) return onTyped();
      dropCopy(editor, formId, windowId);
      setKept("nothing");
    },
    [editor, formId, windowId, onTyped],
  );

  useEffect(() => {
    const onHide = () => {
      if (since.current !== null) void send(true);
    };
    // A phone may end a page that is out of sight without another word.
    const onCover = () => {
      if (document.visibilityState === "hidden") onHide();
    };
    addEventListener("pagehide", onHide);
    document.addEventListener("visibilitychange", onCover);
    return () => {
      removeEventListener("pagehide", onHide);
      document.removeEventListener("visibilitychange", onCover);
      // Leaving for another page of the desk is no different.
      onHide();
    };
  }, [send]);

  return useMemo(
    () => ({ kept, onTyped, settle, settled, sendNow: () => sendInTurn({ always: true }) }),
    [kept, onTyped, settle, settled, sendInTurn],
  );
}
