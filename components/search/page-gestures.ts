/** The search box of the page. */
export const searchBox = (): HTMLInputElement | null => document.querySelector<HTMLInputElement>("input#q");

/** Listens on the document until the returned function is called. */
export function listen<K extends keyof DocumentEventMap>(
  type: K,
  act: (event: DocumentEventMap[K]) => void,
  options: AddEventListenerOptions = {},
): () => void {
  document.addEventListener(type, act, options);
  return () => document.removeEventListener(type, act, options);
}

/** `/` leads to the search box from anywhere but a field. */
export function focusOnSlash(event: KeyboardEvent) {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const at = event.target as HTMLElement;
  if (at.isContentEditable || at.closest("input, textarea, select")) return;
  const box = searchBox();
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
}

const openMenus = () => [...document.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]")];

/** A press outside an open menu closes it. */
export function closeMenusOutside(event: Event) {
  for (const menu of openMenus()) if (!menu.contains(event.target as Node)) menu.open = false;
}

/** Escape closes the open menu, and the focus goes back to its button. */
export function closeMenusOnEscape(event: KeyboardEvent) {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    const within = menu.contains(document.activeElement);
    menu.open = false;
    if (within) menu.querySelector("summary")?.focus();
  }
}

/** Hides the values of a facet whose label has not all the words in its find field. What it finds beyond them, Enter shows. */
export function filterValues(field: HTMLInputElement) {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  const facet = field.closest("[data-facet]");
  for (const value of facet?.querySelectorAll<HTMLElement>("li[data-label]") ?? [])
    value.hidden = !words.every((word) => value.dataset.label?.includes(word));
}
