import { z } from "zod";

import { SOURCE_KINDS } from "@/lib/core/taxonomy/source-kinds";
import { partialDate } from "@/lib/core/time/partial-date";

const text = (max: number, what: string) =>
  z.string().trim().min(1, `Enter ${what}`).max(max, `Shorten ${what} to ${max} characters`);

/** Where a fact was read. `id` is the name under which the record's claims cite it. */
export const sourceSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Use lower-case letters, digits and hyphens for the source's id")
    .max(60),
  title: text(300, "the source's title"),
  publisher: text(120, "the publisher"),
  url: z
    .url({ protocol: /^https?$/, error: "Enter a web address that begins with http:// or https://" })
    .max(2000)
    .nullable()
    .default(null),
  /** When it was published. Null where the source carries no date. */
  date: partialDate.nullable().default(null),
  kind: z.enum(SOURCE_KINDS.codes),
});
export type Source = z.output<typeof sourceSchema>;

/** Ids of sources of the same record. */
export const citations = z
  .array(z.string())
  .max(40)
  .refine((ids) => new Set(ids).size === ids.length, "A source is cited twice for the same claim");

/** The citations of a claim that must have one. */
export const cited = citations.min(1, "Name at least one source for this claim");

/** A point on which sources disagree. Both sides stand; `preferred` says which one the record follows. What no source says, such as
 *  that nothing was found, is no side: it stands in `reason`, if need be without any side. */
export const disputeSchema = z
  .strictObject({
    /** What is disputed, in a few words: `Value of the first order`. */
    about: text(160, "what is disputed"),
    sides: z
      .array(z.strictObject({ claim: text(500, "the claim"), sources: citations.default([]) }))
      .max(8)
      .default([]),
    /** Index of the side that the record follows; null where it follows none. */
    preferred: z.int().min(0).nullable().default(null),
    /** In the editors' words: why that side is followed, and what is not known. */
    reason: text(800, "the reason").nullable().default(null),
  })
  .superRefine((dispute, context) => {
    if (dispute.sides.length === 0 && dispute.reason === null)
      context.addIssue({ code: "custom", path: ["reason"], message: "Enter what is not known, or add a side" });
    if (dispute.preferred !== null && dispute.preferred >= dispute.sides.length)
      context.addIssue({
        code: "custom",
        path: ["preferred"],
        message:
          dispute.sides.length === 0
            ? "There are no sides: leave this empty"
            : `There are ${dispute.sides.length} sides; count them from 0`,
      });
  });
export type Dispute = z.output<typeof disputeSchema>;

/** Whether it is no disagreement but something that the sources leave open, with one side or none: `Nothing later than 2022 was found.` */
export const isOpenPoint = ({ sides }: Pick<Dispute, "sides">): boolean => sides.length < 2;
