import { words } from "@/components/language/words";
import type { PlatformName } from "@/lib/core/platform/platform";

/** The first name that a record has in the language of the page, where that is not the language of its names as a whole. */
export function ownNameOf(names: readonly PlatformName[]): string | null {
  const { code, prose } = words();
  return prose === undefined ? null : (names.find(({ lang }) => lang === code)?.text ?? null);
}
