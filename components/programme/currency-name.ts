import { words } from "@/components/language/words";

/** The currency's name, for the ear and on hover: `Indian Rupee`. */
export const currencyName = (currency: string): string =>
  new Intl.DisplayNames([words().locale], { type: "currency" }).of(currency) ?? currency;
