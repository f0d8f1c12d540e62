import type { Context } from "@/lib/catalogue/context";
import type { Actor } from "@/lib/core/access/access";
import { can } from "@/lib/core/access/access";
import { whoSeesPicture } from "@/lib/store/pictures";

/** Whether a picture may be shown to this reader, and to others: one that no public record shows is the desk's alone, as drafts are.
 *  @param findReader who asks; looked up only where it matters
 *  @returns null where it may not be shown, or is not there: which of both is not told */
export async function findPicture(
  { store }: Pick<Context, "store">,
  file: string,
  findReader: () => Promise<Actor | null>,
): Promise<"public" | "desk" | null> {
  const seenBy = await whoSeesPicture(store.read, file);
  if (seenBy !== "desk") return seenBy;
  const reader = await findReader();
  return reader && can(reader, "desk:read") ? "desk" : null;
}
