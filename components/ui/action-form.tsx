"use client";

import { useActionState, useEffect, useId, useRef } from "react";

import { FormField, type FieldOptions } from "@/components/ui/form-field";
import { EMPTY_FORM, type FormState } from "@/components/ui/form-state";
import { SignInElsewhere } from "@/components/ui/sign-in-elsewhere";

type Props = {
  readonly action: (previous: FormState, form: FormData) => Promise<FormState>;
  readonly fields?: readonly FieldOptions[];
  /** Sent along unseen: which record, where to go next. */
  readonly hidden?: Readonly<Record<string, string>>;
  readonly submit: string;
  /** What stands above what is wrong with single fields. */
  readonly correct?: string;
  /** What the button's work is about, where several buttons read alike. */
  readonly about?: string;
  readonly isMain?: boolean;
  /** A second button, which sends this along. */
  readonly other?: { readonly name: string; readonly value: string; readonly label: string } | undefined;
};

/** A form that a server action answers, with or without JavaScript: what is wrong stands at its field and in a summary that
 *  links there, and what was typed stays. */
export function ActionForm({
  action,
  fields = [],
  hidden = {},
  submit,
  correct = "Please correct this",
  about,
  isMain = true,
  other,
}: Props) {
  const [state, send, isPending] = useActionState(action, EMPTY_FORM);
  const id = useId();
  const summary = useRef<HTMLDivElement>(null);
  const isWrong = state.issues.length > 0 || state.problem !== null;
  // Whoever does not see the screen is taken to what there is to know.
  useEffect(() => {
    if (state !== EMPTY_FORM) summary.current?.focus();
  }, [state]);
  const fieldId = (path: string) => `${id}-${path}`;
  const hasField = (path: string) => fields.some(({ name }) => name === path);

  return (
    <form action={send} noValidate className="grid gap-5">
      {isWrong ? (
        <div ref={summary} role="alert" tabIndex={-1} className="border-l-4 border-error bg-sheet px-4 py-3">
          <p className="strong text-error">{state.problem?.title ?? correct}</p>
          {state.problem ? <p>{state.problem.detail}</p> : null}
          {state.problem?.asksToSignIn ? <SignInElsewhere then="send it again" /> : null}
          <ul>
            {state.issues.map(({ path, message }) => (
              <li key={path + message}>{hasField(path) ? <a href={`#${fieldId(path)}`}>{message}</a> : message}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {state.done ? (
        <div ref={summary} role="status" tabIndex={-1} className="border-l-4 border-accent bg-accent-wash px-4 py-3">
          <p>{state.done}</p>
          {state.secret ? (
            <p className="mt-2">
              <span className="block text-sm text-soft">{state.secret.label}</span>
              <code className="block break-all whitespace-pre-line select-all">{state.secret.value}</code>
            </p>
          ) : null}
        </div>
      ) : null}
      {Object.entries({ ...hidden, ...state.hidden }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) => (
        <FormField
          key={field.name}
          {...field}
          id={fieldId(field.name)}
          value={state.values[field.name] ?? field.value}
          issues={state.issues.filter(({ path }) => path === field.name).map(({ message }) => message)}
        />
      ))}
      <div className="flex flex-wrap gap-3">
        <button type="submit" aria-disabled={isPending} className={`button ${isMain ? "button-main" : ""}`}>
          {submit}
          {about ? <span className="sr-only"> {about}</span> : null}
        </button>
        {other ? (
          <button type="submit" name={other.name} value={other.value} aria-disabled={isPending} className="button">
            {other.label}
          </button>
        ) : null}
      </div>
    </form>
  );
}
