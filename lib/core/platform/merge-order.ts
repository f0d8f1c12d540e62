type Orders = {
  readonly base: readonly string[];
  readonly theirs: readonly string[];
  readonly mine: readonly string[];
};

/** The order of a merged list's rows. A side that moved rows has its way unless the other moved them too, otherwise; then
 *  `choose` is asked. Rows that a side added stand behind the row after which it put them. Exchanging the sides changes nothing. */
export function mergeOrder(
  { base, theirs, mine }: Orders,
  kept: ReadonlySet<string>,
  choose: (orders: Orders) => "theirs" | "mine",
): string[] {
  const [inBase, inTheirs, inMine] = [new Set(base), new Set(theirs), new Set(mine)];
  const common = (rows: readonly string[]) =>
    rows.filter((row) => inBase.has(row) && inTheirs.has(row) && inMine.has(row));
  const [before, left, right] = [common(base), common(theirs), common(mine)];
  let leading: readonly string[];
  if (equal(before, left)) leading = mine;
  else if (equal(before, right) || equal(left, right)) leading = theirs;
  else leading = choose({ base: before, theirs: left, mine: right }) === "theirs" ? theirs : mine;

  // Where neither moved a row, the base leads: a row that one side removed has its place there alone.
  const led = (equal(before, left) && equal(before, right) ? base : leading).filter(
    (row) => inBase.has(row) && kept.has(row),
  );
  const spine = withRest(
    led,
    base.filter((row) => kept.has(row)),
  );
  const places = new Map(spine.map((row, at) => [row, at]));
  const added = [gather(theirs, places, kept), gather(mine, places, kept)];
  return [-1, ...spine.keys()].flatMap((at) => [...(at < 0 ? [] : [spine[at] as string]), ...addedAt(at, added)]);
}

const equal = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((row, at) => row === other[at]);

/** The rows of `all` that `led` lacks, each put behind its predecessor in `all`. */
function withRest(led: readonly string[], all: readonly string[]): string[] {
  const order = [...led];
  all.forEach((row, at) => {
    if (!order.includes(row)) order.splice(at === 0 ? 0 : order.indexOf(all[at - 1] as string) + 1, 0, row);
  });
  return order;
}

/** The rows that a side added, each with the place on the spine behind which it stands there; -1 is the beginning. */
function gather(
  rows: readonly string[],
  places: ReadonlyMap<string, number>,
  kept: ReadonlySet<string>,
): Map<string, number> {
  const added = new Map<string, number>();
  let place = -1;
  for (const row of rows) {
    const own = places.get(row);
    if (own !== undefined) place = own;
    else if (kept.has(row)) added.set(row, place);
  }
  return added;
}

/** What stands behind one place: one side's rows, then the other's, in an order that does not depend on whose they are. */
function addedAt(at: number, sides: readonly ReadonlyMap<string, number>[]): string[] {
  const runs = sides.map((side, which) =>
    [...side.entries()].flatMap(([row, place]) => (earliest(row, place, sides[1 - which]) === at ? [row] : [])),
  );
  // Of rows that both added, the earlier place holds.
  const [one = [], other = []] = runs.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return [...new Set([...one, ...other])];
}

const earliest = (row: string, place: number, other: ReadonlyMap<string, number> | undefined) =>
  Math.min(place, other?.get(row) ?? place);
