import { Drawing } from "@/components/platform/drawing";
import { silhouetteOf } from "@/components/platform/silhouettes";
import type { Category } from "@/lib/core/taxonomy/categories";

/** A category's side view. The category stands in words beside it. */
export function Silhouette({ category, plate = false }: { category: Category; plate?: boolean }) {
  return <Drawing path={silhouetteOf(category)} plate={plate} />;
}
