import { isJsonObject, type Json, type JsonObject } from "@/lib/core/json";
import type { TextKey } from "@/lib/core/language/language";
import { ENGLISH, type Words } from "@/lib/core/language/words";
import { isPartialDate } from "@/lib/core/time/partial-date";

/** `INR 18,798 crore`, `USD 3.75 billion`: the currency's code, and the unit of counting in which readers of that currency think.
 *  @param amount in whole units of the currency */
export function formatMoney(amount: number, currency: string, { locale, text }: Words = ENGLISH): string {
  const [divisor, word] = (currency === "INR" ? INDIAN : WESTERN).find(([from]) => amount >= from) ?? [1, null];
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

/** A sum of money as it is stored. What a draft has in its place may be anything. */
export type StoredMoney = JsonObject & { readonly amount: number; readonly currency: string };
export const isStoredMoney = (value: Json | undefined): value is StoredMoney =>
  isJsonObject(value) && typeof value.amount === "number" && typeof value.currency === "string";

/** The fields that a sum of money is told by, as one. */
export const MONEY_FIELDS = ["amount", "currency", "usd", "usdAsOf"];

/** A stored sum in words, with the dollar figure that a source gave beside it: `INR 667 crore (source states USD 81.4 million)`.
 *  @param exact every digit, to tell two sums apart that are the same in words */
export function storedMoneyText({ amount, currency, usd, usdAsOf }: StoredMoney, words: Words, exact = false): string {
  const sumOf = (one: number, code: string) => (exact ? `${code} ${words.figure(one)}` : formatMoney(one, code, words));
  const stated = sumOf(amount, currency);
  if (typeof usd !== "number") return stated;
  const sum = sumOf(usd, "USD");
  const converted =
    typeof usdAsOf === "string" && isPartialDate(usdAsOf)
      ? words.text("money.convertedOn", { sum, date: words.date(usdAsOf) })
      : words.text("money.converted", { sum });
  return `${stated} (${converted})`;
}
