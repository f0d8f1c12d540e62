import type { Metadata } from "next";

import { restoreVersion } from "@/app/(admin)/admin/platforms/[id]/history/actions";
import { asFramedPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { orTurnAway } from "@/app/_server/forms";
import { requireActor } from "@/app/_server/require-actor";
import { askedNumber } from "@/app/_server/search-params";
import { ChangeList } from "@/components/admin/change-list";
import { RecordHead } from "@/components/admin/record/record-head";
import { ACTION_WORDS, VIA_WORDS } from "@/components/admin/revision-words";
import { UtcTime } from "@/components/admin/utc-time";
import { ActionForm } from "@/components/ui/action-form";
import { WayLink } from "@/components/ui/way-link";
import { getDraft } from "@/lib/catalogue/queries/get-draft";
import { compareRevisions } from "@/lib/catalogue/queries/get-revision";
import { listRevisions } from "@/lib/catalogue/queries/list-revisions";
import { nameActors } from "@/lib/catalogue/queries/name-actors";

export const metadata: Metadata = { title: "History" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default asFramedPage(async function HistoryPage({ params, searchParams }: Props) {
  const [{ id }, asked] = await Promise.all([params, searchParams]);
  const actor = await requireActor();
  const all = await context();
  const record = orTurnAway(await getDraft(all, actor, id));
  const [before, from, to] = [asked.before, asked.from, asked.to].map((one) => askedNumber(one));
  const entries = orTurnAway(await listRevisions(all, actor, { id, before }));
  const names = await nameActors(
    all,
    actor,
    entries.map(({ by }) => by),
  );
  const compared = from && to ? orTurnAway(await compareRevisions(all, actor, { id, from, to })) : null;
  const versions = entries.map(({ version }) => version);
  const last = versions.at(-1);
  return (
    <>
      <RecordHead {...record} here="history" publishAt={null} scheduleProblem={null} />
      <form className="mt-6 flex flex-wrap items-end gap-3" aria-label="Compare two versions">
        {(["from", "to"] as const).map((name, at) => (
          <label key={name} className="grid gap-1 text-sm">
            {at === 0 ? "From version" : "To version"}
            <select name={name} defaultValue={String(asked[name] ?? versions[1 - at] ?? "")} className="field">
              {versions.map((version) => (
                <option key={version} value={version}>
                  {version}
                </option>
              ))}
            </select>
          </label>
        ))}
        <button type="submit" className="button">
          Compare
        </button>
      </form>
      {compared ? (
        <section aria-labelledby="compared" className="mt-6 border-y border-rule py-4">
          <h2 id="compared" className="mb-2 text-lg">
            From version {from} to {to}
          </h2>
          <ChangeList changes={compared} />
        </section>
      ) : null}
      <ol className="mt-8 grid gap-6">
        {entries.map(({ version, action, at, by, via, reason, changes }) => (
          <li key={version} className="border-t border-rule pt-3">
            <h2 className="text-base">
              Version {version}: {ACTION_WORDS[action]}
            </h2>
            <p className="text-sm text-soft">
              {names.get(by) ?? by}, <UtcTime at={at} />, {VIA_WORDS[via] ?? via}
              {reason ? `: ${reason}` : ""}
            </p>
            {changes.length > 0 ? (
              <details className="mt-1">
                <summary className="min-h-11 py-2.5">What changed ({changes.length})</summary>
                <ChangeList changes={changes} />
              </details>
            ) : null}
            {version !== record.version && record.may["draft:save"] ? (
              <div className="mt-1">
                <ActionForm
                  action={restoreVersion}
                  hidden={{ id: record.id, version: String(version), current: String(record.version) }}
                  submit="Restore as draft"
                  about={`version ${version}`}
                  isMain={false}
                />
              </div>
            ) : null}
          </li>
        ))}
      </ol>
      {last !== undefined && last > 1 ? (
        <p className="mt-6">
          <WayLink href={`/admin/platforms/${id}/history?before=${last}`} className="button">
            Older versions
          </WayLink>
        </p>
      ) : null}
    </>
  );
});
