import type { Context } from "@/lib/catalogue/context";
import { readOwnReview } from "@/lib/store/review-policy";

/** Whether editors may publish their own submissions. */
export const getReviewPolicy = async ({ store }: Pick<Context, "store">): Promise<{ readonly ownReview: boolean }> => ({
  ownReview: await readOwnReview(store.read),
});
