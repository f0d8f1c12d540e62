import { words } from "@/components/language/words";

/** The whole record as files, and the address under which this version of it stays. */
export function TakeAlong({ slug }: { slug: string }) {
  const { text } = words();
  return (
    <section aria-labelledby="export-title" id="export" className="bg-transparent! pt-10 no-print">
      <h2 id="export-title" className="border-b border-ink pb-1 text-lg">
        {text("export.title")}
      </h2>
      <p className="mt-3 max-w-[75ch] text-sm">{text("export.note")}</p>
      <ul className="flex flex-wrap gap-x-6 text-sm">
        {[
          { href: `/platforms/${slug}/record.csv`, label: "export.csv" as const, file: true },
          { href: `/api/v1/platforms/${slug}`, label: "export.json" as const, file: `${slug}.json` },
        ].map(({ href, label, file }) => (
          <li key={href}>
            <a href={href} download={file} className="inline-flex min-h-11 items-center underline md:min-h-9">
              {text(label)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
