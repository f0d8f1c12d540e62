import type { MessageValues } from "@/lib/core/language/format-message";
import { formatText } from "@/lib/core/language/format-message";
import type { TextKey } from "@/lib/core/language/language";
import type { TextsSent } from "@/lib/core/language/words";

/** Fills a text in that the server has sent along. For components that browsers draw. */
export const sentText = <K extends TextKey>(sent: TextsSent<K>, key: K, values?: MessageValues): string =>
  formatText(sent.texts[key], values, sent.locale);
