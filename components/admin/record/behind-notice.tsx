import { WayLink } from "@/components/ui/way-link";

/** The public record was changed past a draft: both are to be brought together before the draft can be published. */
export function BehindNotice({ id }: { id: string }) {
  return (
    <p className="mt-4 border-l-4 border-ordered bg-sheet px-4 py-2">
      The public record was changed since this draft was begun.{" "}
      <WayLink href={`/admin/platforms/${id}/conflict`} className="underline">
        Bring both together
      </WayLink>
    </p>
  );
}
