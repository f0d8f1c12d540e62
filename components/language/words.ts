import { currentLanguage } from "@/components/language/current-language";
import type { Words } from "@/lib/core/language/words";
import { wordsIn } from "@/lib/core/language/words";

/** The words of the page that is being drawn. For components that the server draws: it would bring every text to the browser. */
export const words = (): Words => wordsIn(currentLanguage());
