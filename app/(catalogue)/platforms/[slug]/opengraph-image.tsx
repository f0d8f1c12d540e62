import { notFound } from "next/navigation";

import { context } from "@/app/_server/context";
import { recordCard } from "@/app/_server/record-card";
import { SHARE_CARD_SIZE } from "@/components/platform/share-card";
import { findPlatform } from "@/lib/catalogue/queries/find-platform";

export const size = SHARE_CARD_SIZE;
export const contentType = "image/png";
export const alt = "The record in short: category, designation, name and status with its date";

/** The picture of a record for links that are shared, drawn from the record as it is now. */
export default async function OpenGraphImage({ params }: { params: Promise<{ slug: string }> }) {
  const found = await findPlatform(await context(), (await params).slug);
  if (found.kind !== "found") return notFound();
  return recordCard(found.platform.content);
}
