import "server-only";

import type { DeskSearchState } from "@/components/admin/desk-search";
import type { ListDesk } from "@/lib/catalogue/queries/list-desk";
import type { Actor } from "@/lib/core/access/access";
import { RECORD_STATES } from "@/lib/core/access/access";

const DAY_MS = 86_400_000;

/** What the address of the desk's list asks for, of whoever asks: as its form shows it, and as the query takes it. */
export function readDeskFilter(
  params: URLSearchParams,
  actor: Actor,
  now: Date,
): { state: DeskSearchState; filter: ListDesk } {
  const text = (name: string) => params.get(name) ?? "";
  const states = RECORD_STATES.filter((state) => state === text("state"));
  const days = Number(text("age"));
  const [lacking, mine] = [text("lacking") === "yes", text("mine") === "yes"];
  return {
    state: { q: text("q"), state: text("state"), age: text("age"), lacking, mine },
    filter: {
      text: text("q").trim() || undefined,
      states: states.length > 0 ? states : undefined,
      untouchedSince: days > 0 && days < 10_000 ? new Date(now.getTime() - days * DAY_MS) : undefined,
      lackingSources: lacking,
      by: mine ? actor.id : undefined,
    },
  };
}

/** The same as parameters of an address, without those that say nothing. */
export const deskParams = (state: DeskSearchState): URLSearchParams =>
  new URLSearchParams(
    Object.entries(state).flatMap(([key, value]) => (value ? [[key, value === true ? "yes" : value]] : [])),
  );
