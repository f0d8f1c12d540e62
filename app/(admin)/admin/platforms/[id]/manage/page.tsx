import type { Metadata } from "next";

import { bin, discard, purge, rename, restore, unpublish } from "@/app/(admin)/admin/platforms/[id]/manage/actions";
import { asFramedPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { orTurnAway } from "@/app/_server/forms";
import { requireActor } from "@/app/_server/require-actor";
import { RecordHead } from "@/components/admin/record/record-head";
import { ActionForm } from "@/components/ui/action-form";
import { WayLink } from "@/components/ui/way-link";
import { can } from "@/lib/core/access/access";
import { getDraft } from "@/lib/catalogue/queries/get-draft";
import { whatLinksHere } from "@/lib/catalogue/queries/what-links-here";

export const metadata: Metadata = { title: "Manage a record" };

type Props = { params: Promise<{ id: string }> };

export default asFramedPage(async function ManagePage({ params }: Props) {
  const { id } = await params;
  const actor = await requireActor();
  const all = await context();
  const record = orTurnAway(await getDraft(all, actor, id));
  const links = orTurnAway(await whatLinksHere(all, actor, id));
  const { may, draft } = record;
  const hidden = { id: record.id, version: String(record.version) };
  const reason = { name: "reason", label: "Why, for the history (may stay empty)" };
  const steps = [
    {
      id: "copy",
      title: "Write another like it",
      may: can(actor, "draft:create"),
      about: "Begins a new record with all that this one says, but for its address and pictures: for a variant, say.",
      form: (
        <WayLink href={`/admin/platforms/new?like=${record.id}`} className="button">
          Copy
        </WayLink>
      ),
    },
    {
      id: "restore",
      title: "Take out of the bin",
      may: may["platform:restore"],
      about: "It goes back to where it was: what was public is public again.",
      form: <ActionForm action={restore} hidden={hidden} submit="Restore" />,
    },
    {
      id: "purge",
      title: "Delete for good",
      may: may["platform:purge"],
      about: `All its versions go, and nobody can bring them back. Type its name to do it: ${record.nameToPurge}`,
      form: (
        <ActionForm
          action={purge}
          hidden={hidden}
          fields={[{ name: "name", label: "Its exact name", autoComplete: "off" }]}
          submit="Delete for good"
          isMain={false}
        />
      ),
    },
    {
      id: "discard",
      title: "Throw the draft away",
      may: may["draft:discard"] && draft !== null,
      about:
        record.publishedVersion === null
          ? "The record has nothing but its draft, so it goes to the bin."
          : "What the public reads stays. The draft can be restored from the history.",
      form: <ActionForm action={discard} hidden={hidden} submit="Throw away" isMain={false} />,
    },
    {
      id: "rename",
      title: "Another address",
      may: may["platform:rename"],
      about: `It is /platforms/${record.slug} now. The old address will lead to the new one for good.`,
      form: (
        <ActionForm
          action={rename}
          hidden={hidden}
          fields={[{ name: "slug", label: "New address", value: record.slug, autoComplete: "off" }]}
          submit="Rename"
          isMain={false}
        />
      ),
    },
    {
      id: "merge",
      title: "Make it one with another",
      may: can(actor, "platform:bulk-edit") && record.publishedVersion !== null,
      about: "Where two records are about the same platform: name the other one, and see what would happen.",
      form: (
        <WayLink href={`/admin/merge?${new URLSearchParams({ loser: record.slug })}`} className="button">
          Merge
        </WayLink>
      ),
    },
    {
      id: "unpublish",
      title: "Take offline",
      may: may["platform:unpublish"],
      about: "The public no longer finds it. Its content stays as a draft.",
      form: <ActionForm action={unpublish} hidden={hidden} fields={[reason]} submit="Take offline" isMain={false} />,
    },
    {
      id: "bin",
      title: "Move to the bin",
      may: may["platform:bin"],
      about: "The public is told that it was removed. It can be brought back.",
      form: <ActionForm action={bin} hidden={hidden} fields={[reason]} submit="Move to the bin" isMain={false} />,
    },
  ].filter((step) => step.may);
  return (
    <>
      <RecordHead {...record} here="manage" publishAt={null} scheduleProblem={null} />
      <section aria-labelledby="links" className="mt-6">
        <h2 id="links" className="text-lg">
          What links here
        </h2>
        {links.length === 0 ? (
          <p className="text-soft">Nothing.</p>
        ) : (
          <>
            <p>These would lead nowhere without it:</p>
            <ul className="mt-2 columns-1 sm:columns-2">
              {links.map((link) => (
                <li key={`${link.id} ${link.as} ${link.where}`}>
                  <WayLink href={`/admin/platforms/${link.id}`} className="inline-flex min-h-9 items-center underline">
                    {link.slug}
                  </WayLink>{" "}
                  <span className="text-soft">
                    as {link.as}
                    {link.where === "draft" ? ", in a draft" : ""}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      {steps.length === 0 ? <p className="mt-8">There is nothing here that your role may do.</p> : null}
      <div className="mt-8 grid gap-10 md:grid-cols-2">
        {steps.map(({ id: step, title, about, form }) => (
          <section key={step} aria-labelledby={step}>
            <h2 id={step} className="text-lg">
              {title}
            </h2>
            <p className="mt-1 mb-4 text-soft">{about}</p>
            {form}
          </section>
        ))}
      </div>
    </>
  );
});
