"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";

import { dropCopy, keepCopy } from "@/components/admin/record/unsaved-copy";
import type { JsonObject } from "@/lib/core/json";

/** The browser's copy follows nearly at once, the server's after a pause in the typing, and in any case so often. */
const COPY_MS = 300;
const PAUSE_MS = 1_500;
const LONGEST_MS = 6_000;
/** What a browser still sends from a page that is being closed. */
const PARTING_MAX = 60_000;

export type Kept = "nothing" | "typing" | "kept" | "here-only" | "not-taken" | "signed-out";

type Options = {
  readonly editor: string;
  readonly formId: string;
  readonly read: () => { readonly content: JsonObject; readonly version: number | null };
  readonly onOthers: (names: readonly string[]) => void;
};

/** Keeps what is typed, in this browser and on the server, until it is saved. */
export function useAutosave({ editor, formId, read, onOthers }: Options) {
  const [kept, setKept] = useState<Kept>("nothing");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const copying = useRef<ReturnType<typeof setTimeout>>(undefined);
  const since = useRef<number | null>(null);
  const sending = useRef<Promise<void>>(Promise.resolve());
  const typed = useRef(0);

  const send = useCallback(
    async (isParting = false) => {
      clearTimeout(timer.current);
      clearTimeout(copying.current);
      since.current = null;
      const now = typed.current;
      const { content, version } = read();
      keepCopy(editor, formId, { content, version, at: Date.now(), isKept: false });
      const body = JSON.stringify({ formId, content, fromVersion: version });
      try {
        const answer = await fetch("/admin/platforms/unsaved", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body,
          keepalive: isParting && body.length < PARTING_MAX,
        });
        if (answer.status === 401) return setKept("signed-out");
        // Refused for what it is, and not because the server is out of reach: waiting does not help.
        if (!answer.ok) return setKept(answer.status < 500 ? "not-taken" : "here-only");
        const { others } = (await answer.json()) as { others: string[] };
        onOthers(others);
        if (typed.current !== now) return;
        keepCopy(editor, formId, { content, version, at: Date.now(), isKept: true });
        setKept("kept");
      } catch {
        setKept("here-only");
      }
    },
    [editor, formId, read, onOthers],
  );

  const onTyped = useCallback(() => {
    typed.current += 1;
    setKept("typing");
    since.current ??= Date.now();
    clearTimeout(copying.current);
    copying.current = setTimeout(() => keepCopy(editor, formId, { ...read(), at: Date.now(), isKept: false }), COPY_MS);
    clearTimeout(timer.current);
    const wait = Math.max(0, Math.min(PAUSE_MS, since.current + LONGEST_MS - Date.now()));
    timer.current = setTimeout(() => {
      sending.current = send();
    }, wait);
  }, [editor, formId, read, send]);

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
      dropCopy(editor, formId);
      setKept("nothing");
    },
    [editor, formId, onTyped],
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
    () => ({ kept, onTyped, settle, settled, sendNow: () => (sending.current = send()) }),
    [kept, onTyped, settle, settled, send],
  );
}
