import { PictureImage } from "@/components/platform/picture-image";
import { WayLink } from "@/components/ui/way-link";
import { isJsonObject, type Json } from "@/lib/core/json";
import { sizeOfPicture } from "@/lib/core/platform/picture";

/** The pictures of a draft, with what is still missing of each; they are described, moved and taken out in the record's form. */
export function RecordPictures({ id, pictures }: { readonly id: string; readonly pictures: Json | undefined }) {
  const rows = (Array.isArray(pictures) ? (pictures as Json[]) : []).filter(isJsonObject);
  const word = (value: Json | undefined) => (typeof value === "string" ? value : "");
  return (
    <section aria-labelledby="pictures" className="mt-6">
      <h2 id="pictures" className="text-lg">
        Pictures of the draft
      </h2>
      {rows.length === 0 ? (
        <p className="text-soft">None yet.</p>
      ) : (
        <>
          <p className="max-w-[70ch] text-soft">
            The first one stands at the head of the record.{" "}
            <WayLink href={`/admin/platforms/${id}#pictures`} className="underline">
              Describe, move or remove them in the form
            </WayLink>
          </p>
          <ul className="mt-4 grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
            {rows.map((row, at) => (
              <li key={word(row.file) || at}>
                {sizeOfPicture(word(row.file)) ? (
                  <PictureImage picture={{ file: word(row.file), alt: word(row.alt) }} sizes="20rem" />
                ) : null}
                <p className="mt-2">{word(row.alt) || <Missing what="what it shows" />}</p>
                <p className="text-sm text-soft">
                  {word(row.credit) || <Missing what="whose picture it is" />} ·{" "}
                  {word(row.licence) || <Missing what="its licence" />}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const Missing = ({ what }: { what: string }) => <span className="text-error">not stated: {what}</span>;
