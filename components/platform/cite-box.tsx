import { words } from "@/components/language/words";
import type { CitedRecord, CiteFormat } from "@/lib/core/citation/cite-record";
import { CITE_FORMATS, citeInWords } from "@/lib/core/citation/cite-record";

/** How to cite the record in the version that is read: as a line to copy, and as files for reference managers. On paper the line
 *  says where the sheet comes from. */
export function CiteBox({ cited }: { cited: CitedRecord }) {
  const { text, prose } = words();
  const formats = Object.entries(CITE_FORMATS) as [CiteFormat, (typeof CITE_FORMATS)[CiteFormat]][];
  return (
    <section aria-labelledby="cite-title" id="cite" className="bg-transparent! pt-10">
      <h2 id="cite-title" className="border-b border-ink pb-1 text-lg">
        {text("cite.title")}
      </h2>
      <p lang={prose} className="mt-3 max-w-[75ch] text-sm break-words select-all" data-cite="plain">
        {citeInWords(cited)}
      </p>
      <ul className="mt-1 text-sm no-print">
        {formats.map(([format, { label, write }]) => (
          <li key={format} className="flex flex-wrap items-start gap-x-4">
            <details className="min-w-0 flex-1">
              <summary className="inline-flex min-h-11 items-center text-accent md:min-h-9">{label}</summary>
              <pre
                tabIndex={0}
                aria-label={text("cite.of", { format: label })}
                data-cite={format}
                className="overflow-x-auto border border-rule bg-well p-3 text-xs whitespace-pre-wrap break-words select-all"
              >
                {write(cited)}
              </pre>
            </details>
            <a
              href={`/platforms/${cited.content.slug}/cite.${format}`}
              download
              className="inline-flex min-h-11 items-center underline md:min-h-9"
            >
              {text("cite.download", { format: label })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
