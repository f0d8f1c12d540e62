import type { Metadata } from "next";
import { forbidden } from "next/navigation";

import { applyToAll } from "@/app/(admin)/admin/bulk/actions";
import { asFramedPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { orTurnAway } from "@/app/_server/forms";
import { requireActor } from "@/app/_server/require-actor";
import { toSearchParams } from "@/app/_server/search-params";
import { readSelection, type Selection } from "@/app/_server/selection";
import { BatchList } from "@/components/admin/batch-list";
import { BulkPreview } from "@/components/admin/bulk-preview";
import { BULK_CHOICES } from "@/components/admin/bulk-choices";
import { ExportLinks } from "@/components/admin/export-links";
import { FormField } from "@/components/ui/form-field";
import { WayLink } from "@/components/ui/way-link";
import { bulkEditPlatforms } from "@/lib/catalogue/commands/bulk-edit-platforms";
import { listPastBatches } from "@/lib/catalogue/queries/batches";
import { nameActors } from "@/lib/catalogue/queries/name-actors";
import { searchPlatforms } from "@/lib/catalogue/queries/search-platforms";
import type { Context } from "@/lib/catalogue/context";
import { can, type Actor } from "@/lib/core/access/access";
import { countNoun } from "@/lib/core/count-noun";

export const metadata: Metadata = { title: "Bulk edit" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default asFramedPage(async function BulkPage({ searchParams }: Props) {
  const [params, actor, all] = [toSearchParams(await searchParams), await requireActor(), await context()];
  if (!can(actor, "platform:bulk-edit")) forbidden();
  const selection = orTurnAway(await readSelection(all, actor, params));
  return (
    <>
      <h1 className="text-2xl">Bulk edit</h1>
      {selection ? <Steps {...{ all, actor, params, selection }} /> : <Start all={all} actor={actor} />}
    </>
  );
});

/** Which records: of the desk's list, or of a public search. */
async function Start({ all, actor }: { all: Context; actor: Actor }) {
  const batches = orTurnAway(await listPastBatches(all, actor, { kinds: ["bulk", "merge"] }));
  const names = await nameActors(
    all,
    actor,
    batches.map((batch) => batch.actor),
  );
  return (
    <>
      <p className="mt-2 max-w-[70ch] text-soft">
        Many records are given the same change in one step, which can be taken back. Find them first: in the{" "}
        <WayLink href="/admin/platforms" className="underline">
          desk’s list
        </WayLink>
        , which leads back here, or by a public search.
      </p>
      <form className="mt-6 grid max-w-xl gap-4">
        <FormField
          id="search"
          name="search"
          label="Address of a public search"
          hint="Search or filter on /platforms, and copy the address from your browser. All that matches is meant, on every page."
          autoComplete="off"
          issues={[]}
        />
        <div>
          <button type="submit" className="button button-main">
            Take these records
          </button>
        </div>
      </form>
      <section aria-labelledby="two" className="mt-12">
        <h2 id="two" className="text-lg">
          Two records of the same platform
        </h2>
        <p className="mt-1 mb-4 max-w-[70ch] text-soft">One of them stays, and the other’s address leads to it.</p>
        <WayLink href="/admin/merge" className="button">
          Make one record of two
        </WayLink>
      </section>
      <section aria-labelledby="past" className="mt-12">
        <h2 id="past" className="text-lg">
          Past bulk edits and merges
        </h2>
        <BatchList caption="The newest first" batches={batches} names={names} />
      </section>
    </>
  );
}

type Chosen = { all: Context; actor: Actor; params: URLSearchParams; selection: Selection };

async function Steps({ all, actor, params, selection }: Chosen) {
  const { of } = selection;
  const total = "slugs" in of ? of.slugs.length : (await searchPlatforms(all, of.search)).total;
  const choice = BULK_CHOICES.find(({ set }) => set === params.get("set"));
  const list = new URLSearchParams(selection.params);
  return (
    <>
      <p className="mt-2 max-w-[70ch]">
        <strong>{countNoun(total, "published record")}</strong> of{" "}
        <WayLink href={selection.href} className="underline">
          {"slugs" in of ? "the desk’s list" : "a public search"}
        </WayLink>
        . <WayLink href="/admin/bulk">Choose others</WayLink>
      </p>
      <ExportLinks params={list} />
      <section aria-labelledby="what" className="mt-8">
        <h2 id="what" className="text-lg">
          {choice ? choice.label : "What shall change?"}
        </h2>
        {choice ? (
          <Edit {...{ all, actor, params, selection, choice }} />
        ) : (
          <ul className="mt-2">
            {BULK_CHOICES.map(({ set, label }) => (
              <li key={set}>
                <WayLink
                  href={`/admin/bulk?${new URLSearchParams({ ...selection.params, set })}`}
                  className="inline-flex min-h-11 items-center underline"
                >
                  {label}
                </WayLink>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

async function Edit({ all, actor, params, selection, choice }: Chosen & { choice: (typeof BULK_CHOICES)[number] }) {
  const values = Object.fromEntries(
    choice.fields.flatMap(({ name }) => {
      const value = params.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  const isAsked = choice.fields.every(({ name }) => name in values);
  const edit = { set: choice.set, ...values };
  const preview = isAsked ? await bulkEditPlatforms(all, actor, { of: selection.of, edit, preview: true }) : null;
  const issues = preview?.ok === false && preview.problem.kind === "invalid" ? preview.problem.issues : [];
  const ofFields = issues.filter(({ path }) => choice.fields.some(({ name }) => name === path));
  return (
    <>
      <form className="mt-4 grid gap-4" noValidate>
        {Object.entries({ ...selection.params, set: choice.set }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {choice.fields.map((field) => (
          <FormField
            key={field.name}
            {...field}
            id={field.name}
            value={values[field.name]}
            issues={ofFields.filter(({ path }) => path === field.name).map(({ message }) => message)}
          />
        ))}
        <div className="flex flex-wrap gap-3">
          <button type="submit" className={`button ${preview?.ok ? "" : "button-main"}`}>
            Show what would change
          </button>
          <WayLink href={`/admin/bulk?${new URLSearchParams(selection.params)}`} className="button">
            Another change
          </WayLink>
        </div>
      </form>
      {preview ? (
        <BulkPreview
          outcome={preview.ok ? preview.value : null}
          issues={issues.filter((issue) => !ofFields.includes(issue))}
          apply={applyToAll}
          hidden={{ ...selection.params, ...edit, expected: preview.ok ? preview.value.fingerprint : "" }}
        />
      ) : null}
    </>
  );
}
