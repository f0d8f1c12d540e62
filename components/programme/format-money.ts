/** `INR 18,798 crore`, `USD 3.75 billion`: the currency's code, and the unit of counting in which readers of that currency think. */
export function formatMoney(amount: number, currency: string): string {
  const [divisor, word] = (currency === "INR" ? INDIAN : WESTERN).find(([from]) => amount >= from) ?? [1, ""];
  const figure = (amount / divisor).toLocaleString("en-GB", { maximumSignificantDigits: 6 });
  return [currency, figure, word].filter(Boolean).join(" ");
}

const INDIAN: readonly [from: number, word: string][] = [
  [1e7, "crore"],
  [1e5, "lakh"],
];
const WESTERN: readonly [from: number, word: string][] = [
  [1e9, "billion"],
  [1e6, "million"],
];

/** The currency's name, for the ear and on hover: `Indian Rupee`. */
export const currencyName = (currency: string): string =>
  new Intl.DisplayNames(["en-GB"], { type: "currency" }).of(currency) ?? currency;
