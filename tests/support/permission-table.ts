import type { RecordAction } from "@/lib/core/access/access";

/* Written by hand, and not made from the table that it checks. V E P A: viewer, editor, publisher, administrator; a dot for no. */
export const LETTERS = { viewer: "V", editor: "E", publisher: "P", administrator: "A" } as const;

/** draft, in review, published, binned; each for one's own and another's. */
export const BY_STATE: Record<RecordAction, [own: string, others: string][]> = {
  //                   draft            in review         published        binned
  "draft:save": [
    [".EPA", ".EPA"],
    ["..PA", "..PA"],
    [".EPA", ".EPA"],
    ["....", "...."],
  ],
  "draft:submit": [
    [".EPA", ".EPA"],
    ["....", "...."],
    ["....", "...."],
    ["....", "...."],
  ],
  "draft:send-back": [
    ["....", "...."],
    [".EPA", "..PA"],
    ["....", "...."],
    ["....", "...."],
  ],
  "draft:comment": [
    [".EPA", ".EPA"],
    [".EPA", ".EPA"],
    ["....", "...."],
    ["....", "...."],
  ],
  "draft:publish": [
    ["..PA", "..PA"],
    ["..PA", "..PA"],
    ["....", "...."],
    ["....", "...."],
  ],
  "draft:schedule": [
    ["..PA", "..PA"],
    ["..PA", "..PA"],
    ["....", "...."],
    ["....", "...."],
  ],
  "draft:discard": [
    [".EPA", "..PA"],
    ["..PA", "..PA"],
    ["....", "...."],
    ["....", "...."],
  ],
  "platform:rename": [
    ["....", "...."],
    ["....", "...."],
    ["..PA", "..PA"],
    ["....", "...."],
  ],
  "platform:unpublish": [
    ["....", "...."],
    ["....", "...."],
    ["..PA", "..PA"],
    ["....", "...."],
  ],
  "platform:bin": [
    ["..PA", "..PA"],
    ["..PA", "..PA"],
    ["..PA", "..PA"],
    ["....", "...."],
  ],
  "platform:restore": [
    ["....", "...."],
    ["....", "...."],
    ["....", "...."],
    ["..PA", "..PA"],
  ],
  "platform:purge": [
    ["....", "...."],
    ["....", "...."],
    ["....", "...."],
    ["...A", "...A"],
  ],
};
/** What an installation for a small team allows besides. */
export const WITH_OWN_REVIEW: Partial<Record<RecordAction, [own: string, others: string][]>> = {
  "draft:publish": [
    [".EPA", "..PA"],
    [".EPA", "..PA"],
    ["....", "...."],
    ["....", "...."],
  ],
  "draft:schedule": [
    [".EPA", "..PA"],
    [".EPA", "..PA"],
    ["....", "...."],
    ["....", "...."],
  ],
};
