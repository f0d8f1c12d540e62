import { publishPlatforms, type Publishable } from "@/lib/catalogue/commands/publish-platforms";
import { bringIndexInStep } from "@/lib/search/indexing/bring-index-in-step";
import { anActor } from "@/tests/factories/an-actor";
import { openOn, type OpenCatalogue } from "@/tests/support/open-catalogue";
import { seededDatabase } from "@/tests/support/seeded-data";

export type SeededCatalogue = OpenCatalogue;

/** A catalogue that holds the shipped records and, where a test asks for them, a few more; its index is in step. */
export async function openSeededCatalogue({
  more = [],
}: { more?: readonly Publishable[] } = {}): Promise<SeededCatalogue> {
  const catalogue = await openOn(await seededDatabase());
  const published = await publishPlatforms(catalogue.context, anActor(), {
    via: "form",
    records: more.map((record) => ({ record, expectedVersion: null })),
  });
  if (!published.ok) throw new Error(`The further records were refused: ${JSON.stringify(published.problem)}`);
  await bringIndexInStep(catalogue.context);
  return catalogue;
}
