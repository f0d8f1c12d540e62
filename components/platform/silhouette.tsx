import { silhouetteOf } from "@/components/platform/silhouettes";
import type { Category } from "@/lib/core/taxonomy/categories";

/** A category's side view: an icon of 48 by 24 pixels, or a plate as wide as its place. The category stands in words beside it. */
export function Silhouette({ category, plate = false }: { category: Category; plate?: boolean }) {
  return (
    <svg
      viewBox="0 0 48 24"
      width={plate ? 320 : 48}
      height={plate ? 160 : 24}
      className={plate ? "h-auto w-full max-w-80" : "shrink-0"}
      aria-hidden="true"
      focusable="false"
    >
      <g fill="none" stroke="currentColor" strokeWidth={plate ? 2 : 1.25} strokeLinecap="round" strokeLinejoin="round">
        {silhouetteOf(category).map((path) => (
          <path key={path} d={path} vectorEffect="non-scaling-stroke" />
        ))}
      </g>
    </svg>
  );
}
