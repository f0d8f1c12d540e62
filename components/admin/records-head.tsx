import { WayLink } from "@/components/ui/way-link";

/** The title of a page of records, with the way to a new one for whoever may write one. */
export const RecordsHead = ({ title, mayCreate }: { title: string; mayCreate: boolean }) => (
  <div className="flex flex-wrap items-center justify-between gap-3">
    <h1 className="text-2xl">{title}</h1>
    {mayCreate ? (
      <WayLink href="/admin/platforms/new" className="button button-main">
        New record
      </WayLink>
    ) : null}
  </div>
);
