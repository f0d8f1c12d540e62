import { words } from "@/components/language/words";
import { Citation } from "@/components/platform/citation";
import type { SourceNumbers } from "@/components/platform/number-sources";
import { anchors } from "@/lib/core/platform/claims";
import { DeliveredBar } from "@/components/programme/delivered-bar";
import { EventList } from "@/components/programme/event-list";
import { MoneyAmount } from "@/components/programme/money-amount";
import { ReportSign } from "@/components/reports/report-sign";
import { StageLadder } from "@/components/programme/stage-ladder";
import { StatusMark } from "@/components/programme/status-mark";
import { statusSince } from "@/lib/core/platform/headline";
import type { Programme } from "@/lib/core/programme/programme";

type Props = {
  readonly programme: Programme;
  readonly numbers: SourceNumbers;
  /** The record in which readers may report errors, by its slug. */
  readonly reportIn?: string | null;
};

/** One acquisition by one operator, whole. */
export function ProgrammeStrip({ programme, numbers, reportIn = null }: Props) {
  const { text, date, label, definition, country, operator, service, prose } = words();
  const since = statusSince(programme);
  return (
    <article id={anchors.programme(programme.key)} data-claim="programme" className="border-b border-rule py-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h3 className="text-base">
          {country(programme.operator)}
          {programme.services.length > 0 ? (
            <span className="font-sans font-normal">, {programme.services.map(service).join(", ")}</span>
          ) : null}
          <Citation ids={programme.sources} numbers={numbers} />
        </h3>
        <p className="text-sm" title={definition("status", programme.status) ?? undefined}>
          <StatusMark status={programme.status} label={label("status", programme.status)} />
          {since ? (
            <span className="text-soft">
              {" "}
              {programme.status === "retired" || programme.status === "cancelled"
                ? date(since)
                : text("status.since", { date: date(since) })}
            </span>
          ) : null}
        </p>
      </div>
      <StageLadder programme={programme} />
      <div data-reportable className="relative mt-3 grid gap-x-8 gap-y-3 pr-9 md:grid-cols-2">
        <DeliveredBar ordered={programme.ordered} delivered={programme.delivered} />
        <dl className="grid grid-cols-[5rem_minmax(0,1fr)] gap-x-3 text-sm">
          <dt className="font-sans font-normal text-soft">{text("column.asOf")}</dt>
          <dd className="tabular-nums">
            <time dateTime={programme.asOf}>{date(programme.asOf)}</time>
          </dd>
          <dt className="font-sans font-normal text-soft">{text("column.route")}</dt>
          <dd>
            {programme.route ? (
              <span title={definition("route", programme.route) ?? undefined}>{label("route", programme.route)}</span>
            ) : (
              <span className="text-soft italic">{text("notStated.inline")}</span>
            )}
          </dd>
          <dt className="font-sans font-normal text-soft">{text("column.value")}</dt>
          <dd>
            {programme.value ? (
              <MoneyAmount money={programme.value} numbers={numbers} />
            ) : (
              <span className="text-soft italic">{text("notStated.inline")}</span>
            )}
          </dd>
        </dl>
        {reportIn ? (
          <ReportSign
            slug={reportIn}
            place={anchors.programme(programme.key)}
            about={text("claim.programme", { name: `${operator(programme)}, ${date(programme.asOf)}` })}
          />
        ) : null}
      </div>
      {programme.note ? (
        <p lang={prose} className="mt-3 max-w-[70ch] text-sm">
          {programme.note}
        </p>
      ) : null}
      {programme.events.length > 0 ? (
        <div className="mt-4">
          <h4 className="sr-only">{text("event.title")}</h4>
          <EventList programme={programme} numbers={numbers} />
        </div>
      ) : null}
    </article>
  );
}
