import { z } from "zod";

import type { Platform } from "@/lib/core/platform/platform";
import { CATEGORIES } from "@/lib/core/taxonomy/categories";
import { DOMAINS } from "@/lib/core/taxonomy/domains";

const text = (max: number) => z.string().trim().min(1, "Fill this in").max(max, `Shorten it to ${max} characters`);

/** One change that many records are given alike. What it does not fit, it leaves as it is. */
export const bulkEditSchema = z.discriminatedUnion("set", [
  z.strictObject({ set: z.literal("category"), to: z.enum(CATEGORIES.codes) }),
  z.strictObject({ set: z.literal("domain"), to: z.enum(DOMAINS.codes) }),
  z.strictObject({ set: z.literal("manufacturer"), from: text(120), to: text(120) }),
  z.strictObject({ set: z.literal("service"), from: text(80), to: text(80) }),
  z.strictObject({ set: z.literal("source-url"), from: text(2000), to: text(2000) }),
  z.strictObject({ set: z.literal("add-role"), to: text(80) }),
  z.strictObject({ set: z.literal("remove-role"), from: text(80) }),
]);
export type BulkEdit = z.output<typeof bulkEditSchema>;

/** The record with the change. It is as yet unchecked: a change may make what no record may be. */
export function edited(record: Platform, edit: BulkEdit): Platform {
  switch (edit.set) {
    case "category":
      return { ...record, category: edit.to };
    case "domain":
      return { ...record, domain: edit.to };
    case "manufacturer":
      return {
        ...record,
        manufacturers: record.manufacturers.map((maker) =>
          maker.name === edit.from ? { ...maker, name: edit.to } : maker,
        ),
      };
    case "service":
      return {
        ...record,
        programmes: record.programmes.map((programme) => ({
          ...programme,
          // Where the record has the new name as well, the two become one.
          services: [...new Set(programme.services.map((service) => (service === edit.from ? edit.to : service)))],
        })),
      };
    case "source-url":
      return {
        ...record,
        sources: record.sources.map((source) => (source.url === edit.from ? { ...source, url: edit.to } : source)),
      };
    case "add-role":
      return record.roles.includes(edit.to) ? record : { ...record, roles: [...record.roles, edit.to] };
    case "remove-role":
      return { ...record, roles: record.roles.filter((role) => role !== edit.from) };
  }
}
