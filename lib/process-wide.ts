const KEPT = Symbol.for("defence-equipment-catalogue.process-wide");
const held = globalThis as typeof globalThis & { [KEPT]?: Map<string, unknown> };

/** One thing for the whole process, made when it is first asked for. The site's bundles each hold a copy of a module, and each copy
 *  would keep its own: what the one that opens the store noted, the one that serves a request would not find. Development reloads
 *  modules, too, and keeps the process. */
export function processWide<T>(name: string, make: () => T): T {
  const kept = (held[KEPT] ??= new Map());
  if (!kept.has(name)) kept.set(name, make());
  return kept.get(name) as T;
}

/** Puts a thing there before anybody asks for it, or in place of what is there. */
export function setProcessWide(name: string, value: unknown): void {
  (held[KEPT] ??= new Map()).set(name, value);
}
