import { z } from "zod";

import type { TextKey } from "@/lib/core/language/language";
import { ENGLISH, type Words } from "@/lib/core/language/words";
import { claimsInOrder } from "@/lib/core/platform/claims";
import type { Platform } from "@/lib/core/platform/platform";

/** Where a reader's report stands. */
export const REPORT_STATES = ["open", "accepted", "turned-down"] as const;
export type ReportState = (typeof REPORT_STATES)[number];
/** What editors make of one. */
const REPORT_ANSWERS = ["accepted", "turned-down"] as const satisfies readonly ReportState[];

const TEXT_MIN = 10;
export const REPORT_TEXT_MAX = 2000;

/** What somebody typed, without what no database can store. The length is checked first, so that work stays small. */
const said = (min: number, words: string) =>
  z
    .string(words)
    .max(REPORT_TEXT_MAX, `Shorten it to ${REPORT_TEXT_MAX.toLocaleString("en-GB")} characters`)
    .transform((text) => text.replaceAll("\0", "").replaceAll("\r\n", "\n").toWellFormed().trim())
    .refine((text) => text.length >= min, words);

/** What a reader sends. `website` is a field that people do not see and programs fill in. */
export const errorReportSchema = z.object({
  slug: z.string().max(80),
  place: z.string().max(200).default(""),
  text: said(TEXT_MIN, "Say in a sentence what is wrong, and where the right figure stands if you know"),
  website: z.string().max(0, "Leave this field empty").default(""),
});

/** A report and what became of it, as its reader and its editors see it. */
export type ErrorReport = {
  /** The version of the record that was public when it was sent. */
  readonly version: number;
  /** The anchor of what it is about, and its words. */
  readonly place: string;
  readonly placeLabel: string;
  readonly text: string;
  readonly sentAt: Date;
  readonly state: ReportState;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
};

/** A report at the desk, with its record as that stands now. */
export type DeskReport = ErrorReport & {
  readonly id: string;
  readonly platform: {
    readonly id: string;
    readonly slug: string;
    readonly designation: string | null;
    readonly publishedVersion: number | null;
  };
};

/** A report as the reader who sent it sees it. Who answered is the desk's. */
export type FollowedReport = ErrorReport & {
  /** Null once the public no longer reads the record. */
  readonly record: { readonly slug: string; readonly designation: string } | null;
};

/** What an editor answers. */
export const reportAnswerSchema = z.object({
  id: z.uuid(),
  state: z.enum(REPORT_ANSWERS, "Choose one"),
  answer: said(1, "Tell the reader why, or what was changed"),
});

/** A part of a record's page that a report can be about. The empty anchor stands for the record as a whole. */
export type ReportPlace = { readonly anchor: string; readonly label: string };

const SECTIONS: readonly (readonly [anchor: string, label: TextKey])[] = [
  ["", "report.whole"],
  ["main", "report.main"],
  ["programmes", "programmes.title"],
  ["timeline", "timeline.title"],
  ["specifications", "specs.title"],
  ["family", "family.title"],
  ["related", "related.title"],
  ["disputed", "dispute.title"],
  ["open", "open.title"],
  ["sources", "sources.title"],
];

/** Everything on a record's page that a report can be about: its sections, then its claims as the page reads. */
export function placesOf(platform: Platform, words: Words = ENGLISH): ReportPlace[] {
  const places = new Map(SECTIONS.map(([anchor, label]) => [anchor, { anchor, label: words.text(label) }]));
  for (const [{ anchor, label }] of claimsInOrder(platform, words))
    places.set(anchor, { anchor, label: label.charAt(0).toUpperCase() + label.slice(1) });
  return [...places.values()];
}
