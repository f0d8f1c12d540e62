import type { Metadata } from "next";

import { asFramedPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { orTurnAway } from "@/app/_server/forms";
import { requireActor } from "@/app/_server/require-actor";
import { DeskList } from "@/components/admin/desk-list";
import { UtcTime } from "@/components/admin/utc-time";
import { DataTable } from "@/components/ui/data-table";
import { WayLink } from "@/components/ui/way-link";
import { reportMissing } from "@/lib/catalogue/queries/report-missing";
import { can } from "@/lib/core/access/access";
import { fullName } from "@/lib/core/platform/full-name";
import { countryName } from "@/lib/core/taxonomy/countries";
import { STATUSES } from "@/lib/core/taxonomy/statuses";
import { formatDate } from "@/lib/core/time/partial-date";

export const metadata: Metadata = { title: "To mend" };

export default asFramedPage(async function ReportPage() {
  const actor = await requireActor();
  const report = orTurnAway(await reportMissing(await context(), actor));
  const mayMerge = can(actor, "platform:bulk-edit");
  const record = (of: { readonly id: string; readonly designation: string; readonly name: string }) => (
    <WayLink key="record" href={`/admin/platforms/${of.id}`} className="inline-flex min-h-9 items-center">
      {fullName(of)}
    </WayLink>
  );
  const parts = [
    {
      id: "lacking",
      title: "Drafts with claims that have no source",
      count: report.draftsLackingSources.length,
      body: <DeskList caption="Published claims always have one" rows={report.draftsLackingSources} />,
    },
    {
      id: "stale",
      title: "Stale facts",
      count: report.staleFacts.length,
      body: (
        <DataTable
          caption="Acquisitions whose state was last known two years ago or more, the oldest first"
          heads={["Record", "Operator", "Status", "Known as of"]}
          rows={report.staleFacts.map(({ programme, operator, status, asOf, ...of }) => ({
            key: `${of.id} ${programme}`,
            cells: [record(of), countryName(operator), STATUSES.labelOf(status), formatDate(asOf)],
          }))}
        />
      ),
    },
    {
      id: "shared",
      title: "Likely duplicates",
      count: report.sharedNames.length,
      body: (
        <DataTable
          caption="Designations and names that several records have"
          heads={mayMerge ? ["Name", "Records", "Merge"] : ["Name", "Records"]}
          rows={report.sharedNames.map(({ key, slugs }) => ({
            key,
            cells: [
              key,
              slugs.map((slug, at) => (
                <span key={slug}>
                  {at > 0 ? ", " : ""}
                  <WayLink href={`/platforms/${slug}`} className="underline">
                    {slug}
                  </WayLink>
                </span>
              )),
              ...(mayMerge ? [<MergeLink key="merge" slugs={slugs} />] : []),
            ],
          }))}
        />
      ),
    },
    {
      id: "dead",
      title: "Links that lead nowhere",
      count: report.deadLinks.length,
      body: (
        <DataTable
          caption="Addresses at which the public finds no record"
          heads={["Record", "As", "Leads to"]}
          rows={report.deadLinks.map(({ as, to, ...of }) => ({
            key: `${of.id} ${as} ${to}`,
            cells: [record(of), as, to],
          }))}
        />
      ),
    },
    {
      id: "oldest",
      title: "Unchanged for longest",
      count: report.longUnchanged.length,
      body: (
        <DataTable
          caption="The records that nobody has changed for longest"
          heads={["Record", "Published"]}
          rows={report.longUnchanged.map(({ publishedAt, ...of }) => ({
            key: of.id,
            cells: [record(of), <UtcTime key="at" at={publishedAt} />],
          }))}
        />
      ),
    },
  ];
  return (
    <>
      <h1 className="text-2xl">To mend</h1>
      {parts.map(({ id, title, count, body }) => (
        <section key={id} aria-labelledby={id} className="mt-8">
          <h2 id={id} className="text-lg">
            {title} ({count === report.listedMax ? `${count} or more` : count})
          </h2>
          {count === 0 ? <p className="text-soft">None.</p> : body}
        </section>
      ))}
    </>
  );
});

/** The first two of those that share a name; which of them stays is chosen there. */
function MergeLink({ slugs: [winner = "", loser = ""] }: { slugs: readonly string[] }) {
  return (
    <WayLink
      href={`/admin/merge?${new URLSearchParams({ loser, winner })}`}
      className="inline-flex min-h-9 items-center underline"
    >
      Compare<span className="sr-only"> {`${winner} and ${loser}`}</span>
    </WayLink>
  );
}
