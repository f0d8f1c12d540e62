import { words } from "@/components/language/words";
import { Citation } from "@/components/platform/citation";
import type { SourceNumbers } from "@/components/platform/number-sources";
import { currencyName } from "@/components/programme/currency-name";
import { formatMoney } from "@/lib/core/programme/format-money";
import type { Money } from "@/lib/core/programme/programme";

/** A sum in the currency in which it was stated; a dollar figure only where a source gave one beside it. */
export function MoneyAmount({ money, numbers }: { money: Money; numbers: SourceNumbers }) {
  const { text, figure, date } = words();
  const usd = money.usd === null ? "" : formatMoney(money.usd, "USD", words());
  return (
    <>
      <span className="tabular-nums" title={`${figure(money.amount)} ${currencyName(money.currency)}`}>
        {formatMoney(money.amount, money.currency, words())}
      </span>
      {money.usd !== null && money.currency !== "USD" ? (
        <span className="text-soft">
          {" "}
          (
          {money.usdAsOf
            ? text("money.convertedOn", { sum: usd, date: date(money.usdAsOf) })
            : text("money.converted", { sum: usd })}
          )
        </span>
      ) : null}
      <Citation ids={money.sources} numbers={numbers} />
    </>
  );
}
