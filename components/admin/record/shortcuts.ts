/** What a key does at the form; null where it is the browser's own. */
export type Shortcut =
  | { readonly kind: "save" }
  | { readonly kind: "step"; readonly value: string }
  | { readonly kind: "put-back" }
  | { readonly kind: "claim" }
  | { readonly kind: "section"; readonly by: 1 | -1 };

type Key = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "target">;

export function shortcutOf({ key, code, ctrlKey, metaKey, altKey, shiftKey, target }: Key): Shortcut | null {
  if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === "s") return { kind: "save" };
  if (!altKey || ctrlKey || metaKey || !(target instanceof Element)) return null;
  if (code === "KeyJ") return { kind: "section", by: shiftKey ? -1 : 1 };
  if (code === "KeyZ") return { kind: "put-back" };
  if (code === "KeyB") return { kind: "claim" };
  const list = target.closest("[data-rows]")?.getAttribute("data-rows");
  const row = target.closest("[data-row]")?.getAttribute("data-row");
  if (code === "KeyA" && list) return { kind: "step", value: `add:${list}` };
  if (code === "ArrowUp" && row) return { kind: "step", value: `up:${row}` };
  if (code === "ArrowDown" && row) return { kind: "step", value: `down:${row}` };
  return null;
}
