import type { Metadata } from "next";
import { forbidden } from "next/navigation";

import { setReview } from "@/app/(admin)/admin/settings/actions";
import { asFramedPage } from "@/app/_server/as-page";
import { context } from "@/app/_server/context";
import { requireActor } from "@/app/_server/require-actor";
import { ActionForm } from "@/components/ui/action-form";
import { getReviewPolicy } from "@/lib/catalogue/queries/get-review-policy";
import { can } from "@/lib/core/access/access";

export const metadata: Metadata = { title: "Settings" };

export default asFramedPage(async function SettingsPage() {
  if (!can(await requireActor(), "settings:edit")) forbidden();
  const { ownReview } = await getReviewPolicy(await context());
  return (
    <>
      <h1 className="text-2xl">Settings</h1>
      <section aria-labelledby="review" className="mt-8">
        <h2 id="review" className="mb-4 text-lg">
          Review
        </h2>
        <ActionForm
          action={setReview}
          fields={[
            {
              name: "ownReview",
              label: "Who publishes what an editor wrote",
              hint: "Two pairs of eyes find more. A team of one or two may do without; the history still says who published.",
              value: ownReview ? "yes" : "no",
              options: [
                { value: "no", label: "A publisher or administrator" },
                { value: "yes", label: "The editor too, by themselves" },
              ],
            },
          ]}
          submit="Save"
        />
      </section>
    </>
  );
});
