import type { Context } from "@/lib/catalogue/context";
import type { Actor } from "@/lib/core/access/access";
import { can } from "@/lib/core/access/access";
import { isUuid } from "@/lib/core/uuid";

/** The names of people and tokens by the ids under which they act, for the desk. Whoever is not known is called by their id. */
export async function nameActors(
  { store: { read } }: Pick<Context, "store">,
  actor: Actor,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  if (!can(actor, "desk:read")) return new Map();
  const known = [...new Set(ids.filter((id): id is string => id !== null))];
  const idsOf = (kind: string) =>
    known
      .filter((id) => id.startsWith(kind))
      .map((id) => id.slice(kind.length))
      .filter(isUuid);
  const [users, tokens] = await Promise.all([
    read.user.findMany({ where: { id: { in: idsOf("user:") } }, select: { id: true, name: true } }),
    read.apiToken.findMany({ where: { id: { in: idsOf("token:") } }, select: { id: true, name: true } }),
  ]);
  return new Map([
    ...known.map((id): [string, string] => [id, SYSTEM[id] ?? id]),
    ...users.map(({ id, name }): [string, string] => [`user:${id}`, name]),
    ...tokens.map(({ id, name }): [string, string] => [`token:${id}`, `Token “${name}”`]),
  ]);
}

const SYSTEM: Readonly<Record<string, string>> = { "system:seed": "Shipped records", "system:console": "The console" };
