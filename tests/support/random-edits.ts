import type { Json, JsonObject } from "@/lib/core/json";
import type { RandomNumbers } from "@/tests/support/random-numbers";

type Draft = { [field: string]: Json };
type Row = { [field: string]: Json };

const LISTS: Readonly<Record<string, (name: string, random: RandomNumbers) => Row>> = {
  names: (name) => ({ text: name, kind: "nickname", lang: "en" }),
  manufacturers: (name) => ({ name, country: "IN", part: "prime" }),
  specs: (name, random) => ({ key: "length", of: name, value: random.between(1, 9), unit: "m", sources: ["a"] }),
  variants: (name) => ({ designation: name, note: null }),
  programmes: (name, random) => ({
    key: name,
    operator: "IN",
    ordered: random.between(1, 9),
    delivered: null,
    events: random.some(["2001", "2002", "2003"], random.between(0, 3)).map((date) => anEvent(date, random)),
    sources: random.some(["a", "b", "c"], 2),
  }),
  sources: (name) => ({ id: name, title: `Title of ${name}`, publisher: "P" }),
};
const anEvent = (date: string, random: RandomNumbers): Row => ({
  date,
  type: "test",
  detail: `Fired ${random.between(1, 9)} times`,
});
const TEXTS = ["name", "designation", "summary", "category"];

/** A record with a few rows in every list. */
export function aRandomRecord(random: RandomNumbers): JsonObject {
  const record: Draft = Object.fromEntries(TEXTS.map((field) => [field, `${field} of old`]));
  record.origin = random.some(["IN", "US", "FR", "RU"], random.between(0, 3));
  for (const [list, make] of Object.entries(LISTS))
    record[list] = random.some(["r1", "r2", "r3", "r4", "r5"], random.between(0, 4)).map((name) => make(name, random));
  return record;
}

/** The record after `count` edits, as a person makes them: a field, a row's field, a row more, a row less, a row moved. `hand` keeps
 *  apart what two people write. */
export function edited(record: JsonObject, count: number, hand: string, random: RandomNumbers): JsonObject {
  const after: Draft = structuredClone<Draft>(record);
  for (let at = 0; at < count; at++) {
    if (random.chance(0.25)) after[random.pick(TEXTS)] = random.chance(0.1) ? null : `${hand}${random.between(1, 3)}`;
    else if (random.chance(0.1)) after.origin = random.some(["IN", "US", "FR", "RU", "GB"], random.between(0, 4));
    else {
      const list = random.pick(Object.keys(LISTS));
      editRows(after[list] as Row[], list, hand, random);
    }
  }
  return after;
}

function editRows(rows: Row[], list: string, hand: string, random: RandomNumbers): void {
  const at = rows.length === 0 ? 0 : random.between(0, rows.length - 1);
  const row = rows[at];
  const what = random.between(1, 4);
  if (what === 1 || !row) {
    // Now and then both add the very same row.
    const name = random.chance(0.2) ? "shared" : `${hand}-${random.between(1, 99)}`;
    if (!rows.some((one) => Object.values(one).includes(name)))
      rows.splice(random.between(0, rows.length), 0, LISTS[list]!(name, random));
  } else if (what === 2) rows.splice(at, 1);
  else if (what === 3) rows.splice(random.between(0, rows.length - 1), 0, ...rows.splice(at, 1));
  else if (list === "programmes" && random.chance(0.5)) {
    const events = row.events as Row[];
    if (events[0] && random.chance(0.5)) events[0].detail = `Told by ${hand}`;
    else if (!events.some((event) => event.date === "2009"))
      events.push({ ...anEvent("2009", random), detail: `Added by ${hand}` });
  } else row[random.pick(["note", "unit", "title", "ordered"])] = `${hand}${random.between(1, 3)}`;
}
