import { z } from "zod";

import { facetName } from "@/lib/core/platform/facet-name";
import { cited } from "@/lib/core/source/source";
import { countryField } from "@/lib/core/taxonomy/country-field";
import { EVENT_TYPES } from "@/lib/core/taxonomy/event-types";
import { ROUTES } from "@/lib/core/taxonomy/routes";
import { STATUSES } from "@/lib/core/taxonomy/statuses";
import { partialDate } from "@/lib/core/time/partial-date";

const quantity = z.int().min(0).max(100_000_000);

/** A sum of money as its source states it. `usd` is a dollar figure that a source gave beside it, never our own conversion. */
export const moneySchema = z.strictObject({
  amount: z.number().positive().max(1e15),
  /** ISO 4217. */
  currency: z.string().regex(/^[A-Z]{3}$/, "Use an ISO 4217 code such as INR"),
  usd: z.number().positive().max(1e15).nullable().default(null),
  /** When the conversion was made, where it is known. */
  usdAsOf: partialDate.nullable().default(null),
  sources: cited,
});
export type Money = z.output<typeof moneySchema>;

const eventSchema = z.strictObject({
  date: partialDate,
  type: z.enum(EVENT_TYPES.codes),
  detail: z.string().trim().min(1, "Say what happened").max(600, "Shorten the description to 600 characters"),
  /** Items that this event is about. */
  quantity: quantity.nullable().default(null),
  value: moneySchema.nullable().default(null),
  sources: cited,
});

/** One acquisition by one operator. */
export const programmeSchema = z
  .strictObject({
    /** Names the programme within its record, in addresses and diffs: `in-navy-2009`. Never changes. */
    key: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Use lower-case letters, digits and hyphens for the programme's key")
      .max(60),
    operator: countryField,
    /** The services that it is for; several where one acquisition serves them together. */
    services: z.array(facetName(80, "the service")).max(6).default([]),
    status: z.enum(STATUSES.codes),
    route: z.enum(ROUTES.codes).nullable().default(null),
    ordered: quantity.nullable().default(null),
    delivered: quantity.nullable().default(null),
    value: moneySchema.nullable().default(null),
    /** The date up to which status and quantities are known. */
    asOf: partialDate,
    note: z.string().trim().min(1).max(600).nullable().default(null),
    events: z.array(eventSchema).max(120).default([]),
    sources: cited,
  })
  .superRefine((programme, context) => {
    if (new Set(programme.services).size !== programme.services.length)
      context.addIssue({ code: "custom", path: ["services"], message: "A service is named twice" });
  });
export type Programme = z.output<typeof programmeSchema>;

/** More handed over than ordered: possible when orders are counted apart, but worth a look. Shown as a warning, never silently saved. */
export const deliveredAboveOrdered = ({ ordered, delivered }: Pick<Programme, "ordered" | "delivered">): boolean =>
  ordered !== null && delivered !== null && delivered > ordered;
