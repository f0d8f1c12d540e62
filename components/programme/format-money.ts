import { words } from "@/components/language/words";
import type { TextKey } from "@/lib/core/language/language";

/** `INR 18,798 crore`, `USD 3.75 billion`: the currency's code, and the unit of counting in which readers of that currency think. */
export function formatMoney(amount: number, currency: string): string {
  const [divisor, word] = (currency === "INR" ? INDIAN : WESTERN).find(([from]) => amount >= from) ?? [1, null];
  const { locale, text } = words();
  const figure = (amount / divisor).toLocaleString(locale, { maximumSignificantDigits: 6 });
  return [currency, figure, word ? text(word) : null].filter(Boolean).join(" ");
}

const INDIAN: readonly [from: number, word: TextKey][] = [
  [1e7, "money.crore"],
  [1e5, "money.lakh"],
];
const WESTERN: readonly [from: number, word: TextKey][] = [
  [1e9, "money.billion"],
  [1e6, "money.million"],
];

/** The currency's name, for the ear and on hover: `Indian Rupee`. */
export const currencyName = (currency: string): string =>
  new Intl.DisplayNames([words().locale], { type: "currency" }).of(currency) ?? currency;
