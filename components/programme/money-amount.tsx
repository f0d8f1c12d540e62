import { figure } from "@/lib/core/figure";
import { Citation } from "@/components/platform/citation";
import type { SourceNumbers } from "@/components/platform/number-sources";
import { currencyName, formatMoney } from "@/components/programme/format-money";
import type { Money } from "@/lib/core/programme/programme";
import { formatDate } from "@/lib/core/time/partial-date";

/** A sum in the currency in which it was stated; a dollar figure only where a source gave one beside it. */
export function MoneyAmount({ money, numbers }: { money: Money; numbers: SourceNumbers }) {
  return (
    <>
      <span className="tabular-nums" title={`${figure(money.amount)} ${currencyName(money.currency)}`}>
        {formatMoney(money.amount, money.currency)}
      </span>
      {money.usd !== null && money.currency !== "USD" ? (
        <span className="text-soft">
          {" "}
          (source states {formatMoney(money.usd, "USD")}
          {money.usdAsOf ? `, converted ${formatDate(money.usdAsOf)}` : null})
        </span>
      ) : null}
      <Citation ids={money.sources} numbers={numbers} />
    </>
  );
}
