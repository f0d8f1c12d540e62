import { fullName } from "@/lib/core/platform/full-name";

/** A record in a few words; empty where it has neither designation nor name yet. */
export const shortTitle = (designation: string | null, name: string | null): string =>
  fullName({ designation: designation ?? "", name: name ?? "" });
