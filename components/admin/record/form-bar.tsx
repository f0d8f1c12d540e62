import { HelpSheet } from "@/components/admin/record/help-sheet";
import type { Kept } from "@/components/admin/record/use-autosave";

type Props = {
  readonly may: { readonly save: boolean; readonly submit: boolean; readonly publish: boolean };
  readonly kept: Kept;
  readonly isBusy: boolean;
  /** The row that was removed last, in words, as long as it can be put back. */
  readonly removed: string | null;
  readonly onPutBack: () => void;
  /** The claim that a source is being written for, in words. */
  readonly claim: string | null;
  readonly onBackToClaim: () => void;
};

const WORDS: Readonly<Record<Kept, string>> = {
  nothing: "Nothing unsaved",
  typing: "Unsaved",
  kept: "Unsaved, kept for you here and on the server",
  "here-only": "Unsaved, kept in this browser until the connection is back",
  "not-taken": "Unsaved, kept in this browser alone: save to read what is wrong",
  "signed-out": "Unsaved, kept in this browser; you are signed out",
};

/** The bar that stays in sight: how things stand, and the steps. Its first button is what Enter does. */
export function FormBar({ may, kept, isBusy, removed, onPutBack, claim, onBackToClaim }: Props) {
  if (!may.save)
    return <p className="border-y border-rule py-3">You may read this record, and not change it as it stands.</p>;
  const step = (value: string, label: string, isMain = false) => (
    <button
      type="submit"
      name="do"
      value={value}
      aria-disabled={isBusy}
      className={`button ${isMain ? "button-main" : ""}`}
    >
      {label}
    </button>
  );
  return (
    <div className="sticky top-0 z-10 -mx-4 flex flex-wrap items-center gap-2 border-y border-rule bg-paper px-4 py-2 md:-mx-8 md:px-8">
      {step("save", "Save", true)}
      {may.submit ? step("submit", "Submit") : null}
      {may.publish ? step("publish", "Publish") : null}
      {step("preview", "Preview")}
      <HelpSheet />
      <span role="status" data-kept={kept} className="text-sm text-soft">
        {isBusy ? "Saving …" : WORDS[kept]}
      </span>
      {claim === null ? null : (
        <button type="button" onClick={onBackToClaim} className="button" aria-keyshortcuts="Alt+B" title={claim}>
          Back to the claim
        </button>
      )}
      <span role="status" className="flex flex-wrap items-center gap-x-3 text-sm empty:hidden md:ml-3">
        {removed === null ? null : (
          <>
            Removed: {removed}
            <button type="button" onClick={onPutBack} className="button" aria-keyshortcuts="Alt+Z">
              Put it back
            </button>
          </>
        )}
      </span>
    </div>
  );
}
