"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useMemo, useRef, useState, type FormEvent, type KeyboardEvent } from "react";

import { DuplicateHints, type Duplicate } from "@/components/admin/record/duplicate-hints";
import { FieldView } from "@/components/admin/record/field-view";
import {
  DONE_WORDS,
  FORM_STEPS,
  type FormAnswer,
  type FormStep,
  type Issue,
} from "@/components/admin/record/form-answer";
import { FormBar } from "@/components/admin/record/form-bar";
import { FormMessages, type FormMessage } from "@/components/admin/record/form-messages";
import { shortcutOf } from "@/components/admin/record/shortcuts";
import { dropCopy, takeCopy } from "@/components/admin/record/unsaved-copy";
import { useAutosave, type FormNews } from "@/components/admin/record/use-autosave";
import { WordLists } from "@/components/admin/record/word-lists";
import { ContentsLinks } from "@/components/ui/contents-links";
import { sameJson, type JsonObject } from "@/lib/core/json";
import { fillInNames } from "@/lib/core/record-form/fill-in-names";
import type { CopyMark } from "@/lib/core/record-form/form-window";
import { fieldsIn, rowsIn } from "@/lib/core/record-form/form-entries";
import { RECORD_FORM } from "@/lib/core/record-form/form-fields";
import { wordsOfPath } from "@/lib/core/record-form/path-words";
import type { FormOptions } from "@/lib/core/record-form/read-record-form";
import { readRecordForm } from "@/lib/core/record-form/read-record-form";
import {
  applyRowStep,
  parseRowStep,
  putRowBack,
  rowRemovedBy,
  whereTo,
  type RemovedRow,
} from "@/lib/core/record-form/row-steps";

type Props = {
  readonly editor: string;
  /** The record's id; for a new one, the id that it will have. */
  readonly formId: string;
  /** Names this window among the editor's, and the unsaved copy that the content is of. */
  readonly windowId: string;
  readonly from: CopyMark | null;
  /** What this editor has typed into the form in other windows and not saved. */
  readonly elsewhere: readonly CopyMark[];
  readonly content: JsonObject;
  /** What a save follows; null for a new record. */
  readonly version: number | null;
  readonly options: FormOptions;
  readonly may: { readonly save: boolean; readonly submit: boolean; readonly publish: boolean };
  /** Messages to begin with: after a form was posted without a script. */
  readonly message: FormMessage | null;
  readonly issues: readonly Issue[];
  /** The row to go on with, after one was added without a script. */
  readonly focus: string | null;
  readonly duplicates: readonly Duplicate[];
  /** Names of those who have typed into it within the last minutes. */
  readonly others: readonly string[];
  readonly post: (form: FormData) => Promise<void>;
  readonly take: (form: FormData) => Promise<FormAnswer>;
  readonly discardUnsaved: (form: FormData) => Promise<void>;
};

/** The form of a record. The server draws it whole and takes it by itself; in the browser rows come and go without a detour, what
 *  is typed is kept, and a save leaves everything where it is. */
export function RecordForm({ editor, formId, options, may, post, take, discardUnsaved, duplicates, ...first }: Props) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  // Inputs keep their own text. A new `round` draws them anew from the content.
  const [shown, setShown] = useState({ content: first.content, round: 0, open: openAt(first.focus) });
  const version = useRef(first.version);
  const [issues, setIssues] = useState(first.issues);
  const [message, setMessage] = useState(first.message);
  const [isBusy, setBusy] = useState(false);
  const [news, setNews] = useState<FormNews>({ others: first.others, elsewhere: first.elsewhere });
  // A page that is drawn again names another window: this one keeps its name.
  const [windowId] = useState(first.windowId);
  const [from, setFrom] = useState(first.from);
  const window = useMemo(() => ({ formId, windowId, from }), [formId, windowId, from]);
  const [names, setNames] = useState(() => namesIn(first.content));
  /** The row that was removed last, until the rows change again: a slip beside "move down" must cost nobody a programme. */
  const [removed, setRemoved] = useState<(RemovedRow & { readonly title: string }) | null>(null);
  /** The claim that a source is being written for: whoever has written it goes back there. */
  const [claim, setClaim] = useState<string | null>(null);
  const focus = useRef<string | null>(null);

  const read = useCallback(() => {
    const { content } = readRecordForm(form.current ? new FormData(form.current) : [], options);
    return { content, version: version.current };
  }, [options]);
  const autosave = useAutosave({ editor, window, read, onNews: setNews });

  // After the first save of a new record its page takes the place of this one: whoever was writing goes on where they were.
  useEffect(() => {
    if (first.focus !== null) focusOn(first.focus);
  }, [first.focus]);

  // What this browser kept and no server has seen comes back by itself. What the server has of another window stays there.
  const drawn = useRef({ content: first.content, from: first.from });
  useEffect(() => {
    const copy = may.save ? takeCopy(editor, formId, windowId) : null;
    if (!copy) return;
    const { content, from: shownFrom } = drawn.current;
    version.current = copy.version;
    focus.current = null;
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the server cannot read what this browser kept, so its page comes first
    setShown({ content: copy.content, round: 1, open: new Set() });
    setNames(namesIn(copy.content));
    setMessage({ kind: "restored", at: new Date(copy.at).toISOString() });
    const goesOn = sameJson([shownFrom, null], [copy.from, null]) || sameJson(content, copy.content);
    setFrom(goesOn ? shownFrom : copy.from);
    if (shownFrom && !goesOn) setNews(({ others, elsewhere }) => ({ others, elsewhere: [shownFrom, ...elsewhere] }));
  }, [editor, formId, windowId, may.save]);

  // The address has said which copy to begin with; whoever loads it again means what they typed since.
  useEffect(() => {
    const address = new URL(location.href);
    if (!address.searchParams.has("copy")) return;
    address.searchParams.delete("copy");
    history.replaceState(history.state, "", address);
  }, []);

  useEffect(() => {
    if (focus.current === null) return;
    focusOn(focus.current);
    focus.current = null;
  }, [shown]);

  function takeRowStep(value: string) {
    const step = parseRowStep(value);
    if (!step || !may.save) return;
    const before = read().content;
    const { content, focus: next } = applyRowStep(before, step);
    setClaim(step.kind === "cite" ? step.path : step.kind === "add" ? claim : null);
    const missed = rowRemovedBy(step, before);
    setRemoved(missed && { ...missed, title: titleOfRow(form.current, missed.path) });
    const open = openRows(form.current).flatMap((path) => whereTo(step, path) ?? []);
    drawAnew(content, next, open);
  }

  function goBackToClaim() {
    if (claim === null) return;
    setClaim(null);
    const place = document.getElementById(claim);
    for (let row = place?.closest("details"); row; row = row.parentElement?.closest("details")) row.open = true;
    // The empty field after the sources that are cited, for the next one.
    [...(place?.querySelectorAll<HTMLElement>("input") ?? [])].at(-1)?.focus();
  }

  function putBack() {
    if (!removed) return;
    const { content, focus: next } = putRowBack(read().content, removed);
    setRemoved(null);
    drawAnew(content, next, openRows(form.current));
  }

  function drawAnew(content: JsonObject, next: string, open: readonly string[]) {
    focus.current = next;
    setShown(({ round }) => ({ content, round: round + 1, open: new Set([...open, ...openAt(next)]) }));
    autosave.onTyped();
  }

  async function takeFormStep(step: FormStep) {
    if (isBusy || !form.current) return;
    setBusy(true);
    fillIn(form.current, read().content);
    const at = await autosave.settle();
    const sent = new FormData(form.current);
    sent.set("version", String(version.current ?? ""));
    sent.set("do", step);
    const answer = await take(sent).catch(() => null);
    setBusy(false);
    if (answer === null) return setMessage({ kind: "lost" });
    if (answer.kind === "conflict") {
      // The server keeps what was sent; an older copy from this browser must not come back after it.
      dropCopy(editor, formId, windowId);
      // A full load: the conflict is read anew, whatever this page still holds of the draft.
      // eslint-disable-next-line @next/next/no-location-assign-relative-destination -- see above
      return location.assign(`/admin/platforms/${answer.id}/conflict`);
    }
    if (answer.kind === "signed-out") return setMessage({ kind: "signed-out" });
    if (answer.kind === "refused") {
      setIssues(answer.issues ?? []);
      return setMessage({ kind: "refused", title: answer.title, detail: answer.detail });
    }
    version.current = answer.version;
    autosave.settled(at);
    setIssues(answer.kind === "incomplete" ? answer.issues : []);
    setMessage(answer.kind === "incomplete" ? { kind: "incomplete" } : { kind: "done", text: DONE_WORDS[answer.did] });
    if (location.pathname.endsWith("/new")) {
      const here =
        answer.kind === "done" && form.current.contains(document.activeElement) ? document.activeElement?.id : "";
      const said = answer.kind === "done" ? answer.did : "incomplete";
      router.replace(`/admin/platforms/${answer.id}?${new URLSearchParams({ said, ...(here ? { at: here } : {}) })}`, {
        scroll: !here,
      });
    } else router.refresh();
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    const { submitter } = event.nativeEvent as SubmitEvent;
    const asked = submitter?.getAttribute("value") ?? "save";
    // Its own action takes it from here.
    if (submitter?.hasAttribute("data-discard")) return;
    event.preventDefault();
    const step = FORM_STEPS.find((one) => one === asked);
    if (step) void takeFormStep(step);
    else if (asked === "preview") void autosave.sendNow().then(() => router.push(`/admin/platforms/${formId}/preview`));
    else takeRowStep(asked);
  }

  function onKeyDown(event: KeyboardEvent<HTMLFormElement>) {
    const shortcut = shortcutOf(event.nativeEvent);
    if (!shortcut) return;
    event.preventDefault();
    if (shortcut.kind === "save") void takeFormStep("save");
    else if (shortcut.kind === "step") takeRowStep(shortcut.value);
    else if (shortcut.kind === "put-back") putBack();
    else if (shortcut.kind === "claim") goBackToClaim();
    else nextSection(shortcut.by);
  }

  function onInput(event: FormEvent<HTMLFormElement>) {
    const { name } = event.target as HTMLInputElement;
    autosave.onTyped();
    if (/^(designation|name|names\.\d+\.text)$/.test(name)) setNames(namesIn(read().content));
  }

  const setting = { options, issues: byPath(issues), open: shown.open, sources: titlesOf(shown.content) };
  return (
    <form
      ref={form}
      action={post}
      onSubmit={onSubmit}
      onKeyDown={onKeyDown}
      onInput={onInput}
      noValidate
      aria-label="Record"
      className="pb-16"
    >
      <FormBar
        may={may}
        kept={autosave.kept}
        isBusy={isBusy}
        removed={removed === null ? null : removed.title}
        onPutBack={putBack}
        claim={claim === null ? null : wordsOfPath(claim)}
        onBackToClaim={goBackToClaim}
      />
      <input type="hidden" name="form" value={formId} />
      <input type="hidden" name="version" value={first.version ?? ""} />
      <input type="hidden" name="window" value={windowId} />
      <input type="hidden" name="fromWindow" value={from?.windowId ?? ""} />
      <input type="hidden" name="fromAt" value={from?.at ?? ""} />
      <FormMessages
        message={message}
        issues={issues}
        {...news}
        formAddress={first.version === null ? `/admin/platforms/new?form=${formId}&` : `/admin/platforms/${formId}?`}
        discardUnsaved={discardUnsaved}
        onDiscard={() => {
          void autosave.settle();
          dropCopy(editor, formId, windowId);
        }}
      />
      <WordLists options={options} sources={setting.sources} round={shown.round} />
      <fieldset disabled={!may.save} key={shown.round} className="gap-x-10 lg:grid lg:grid-cols-[9rem_minmax(0,1fr)]">
        <legend className="sr-only">The record</legend>
        <nav aria-label="Parts of the form" className="pt-6 text-sm lg:sticky lg:top-20 lg:self-start">
          <ContentsLinks parts={RECORD_FORM.map(({ id, title }) => ({ anchor: `part-${id}`, title }))} />
        </nav>
        <div className="min-w-0">
          {RECORD_FORM.map(({ id, title, fields }) => (
            <section key={id} aria-labelledby={`part-${id}`} className="pt-6">
              <h2 id={`part-${id}`} tabIndex={-1} className="mb-3 scroll-mt-24 border-b border-rule pb-1 text-lg">
                {title}
              </h2>
              {id === "identity" ? <DuplicateHints formId={formId} initial={duplicates} names={names} /> : null}
              <div className="record-grid">
                {fields.map((field) => (
                  <FieldView
                    key={field.name}
                    field={field}
                    path={field.name}
                    value={shown.content[field.name]}
                    setting={setting}
                  />
                ))}
              </div>
            </section>
          ))}
        </div>
      </fieldset>
    </form>
  );
}

/** The rows that must stand open for a path to be seen. */
function openAt(path: string | null): ReadonlySet<string> {
  const steps = (path ?? "").split(".");
  return new Set(steps.map((_, at) => steps.slice(0, at + 1).join(".")));
}

/** The paths of the rows that stand open. */
const openRows = (form: HTMLFormElement | null): string[] =>
  [...(form?.querySelectorAll("details[open][data-opens]") ?? [])].map(
    (details) => details.getAttribute("data-opens") ?? "",
  );

/** A row by the words that its buttons name it with. */
const titleOfRow = (form: HTMLFormElement | null, path: string): string =>
  form?.querySelector(`button[value="remove:${path}"]`)?.getAttribute("data-title") ?? "";

/** Focuses a field, or the first one of a row, and lets it be seen. */
function focusOn(path: string) {
  const place = document.getElementById(path);
  const field = place?.matches("input, select, textarea")
    ? place
    : place?.querySelector<HTMLElement>("input, select, textarea, summary");
  (field ?? place)?.focus();
}

function nextSection(by: 1 | -1) {
  const heads = [...document.querySelectorAll<HTMLElement>("h2[id^=part-]")];
  const here = document.activeElement;
  // The last head before what has the focus, or is it.
  const at = heads.findLastIndex(
    (head) => here !== null && (head.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_PRECEDING) === 0,
  );
  heads[Math.min(heads.length - 1, Math.max(0, at + by))]?.focus();
}

/** Writes into the form what the server would fill in, so that the next save starts from the same. */
function fillIn(form: HTMLFormElement, content: JsonObject) {
  const filled = fillInNames(content);
  const write = (name: string, text: unknown) => {
    const input = form.elements.namedItem(name);
    if (input instanceof HTMLInputElement && input.value.trim() === "" && typeof text === "string") input.value = text;
  };
  write("slug", filled.slug);
  for (const [at, row] of rowsIn(filled.programmes).entries()) write(`programmes.${at}.key`, fieldsIn(row).key);
}

const namesIn = (content: JsonObject): string[] =>
  [content.designation, content.name, ...rowsIn(content.names).map((row) => fieldsIn(row).text)].filter(
    (name): name is string => typeof name === "string" && name.trim() !== "",
  );

const titlesOf = (content: JsonObject): ReadonlyMap<string, string> =>
  new Map(
    rowsIn(content.sources).flatMap((row) => {
      const { id, title } = fieldsIn(row);
      return typeof id === "string" ? [[id, typeof title === "string" ? title : ""]] : [];
    }),
  );

function byPath(issues: readonly Issue[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { path, message } of issues) found.set(path, [...(found.get(path) ?? []), message]);
  return found;
}
