import { PICTURE_WORDS } from "@/components/admin/record/picture-words";
import { PICTURE_MAX_MB, PICTURE_MIN_WIDTH } from "@/lib/core/platform/picture";

type Props = {
  readonly id: string;
  /** What was typed before, by the names of the fields; `said` is why nothing was added, `added` the file that was. */
  readonly typed: Readonly<Record<string, string | string[] | undefined>>;
};

/** The form that adds a picture to a record's draft. */
export function PictureUpload({ id, typed }: Props) {
  const wordOf = (name: string) => {
    const value = typed[name];
    return typeof value === "string" ? value.slice(0, 2_000) : "";
  };
  return (
    <section aria-labelledby="upload" className="mt-10">
      <h2 id="upload" className="text-lg">
        Add a picture
      </h2>
      <form
        action={`/admin/platforms/${id}/pictures/upload`}
        method="post"
        encType="multipart/form-data"
        className="mt-3 grid max-w-xl gap-3"
      >
        {wordOf("said") ? (
          <div role="alert" className="border-l-4 border-error bg-sheet px-4 py-3">
            <p className="strong text-error">No picture was added</p>
            <p>{wordOf("said").slice(0, 300)}</p>
          </div>
        ) : null}
        {wordOf("added") ? (
          <p role="status" className="border-l-4 border-service bg-sheet px-4 py-3">
            The picture is in the draft. The public sees it once the draft is published.
          </p>
        ) : null}
        {/* Before the file: the words are read while it is still arriving. */}
        {PICTURE_WORDS.map(({ name, label, hint }) => (
          <div key={name} className="grid gap-1">
            <label htmlFor={name} className="strong">
              {label}
            </label>
            <p id={`${name}-hint`} className="text-sm text-soft">
              {hint}
            </p>
            <input
              id={name}
              name={name}
              defaultValue={wordOf(name)}
              aria-describedby={`${name}-hint`}
              autoComplete="off"
              className="field w-full"
            />
          </div>
        ))}
        <div className="grid gap-1">
          <label htmlFor="picture" className="strong">
            File
          </label>
          <p id="picture-hint" className="text-sm text-soft">
            JPEG, PNG or WebP, at least {PICTURE_MIN_WIDTH} pixels wide, up to {PICTURE_MAX_MB} MB. Where and with what
            it was taken is removed from it.
          </p>
          <input
            id="picture"
            name="picture"
            type="file"
            required
            accept="image/jpeg,image/png,image/webp"
            aria-describedby="picture-hint"
            className="field w-full py-2"
          />
        </div>
        <div>
          <button type="submit" className="button button-main">
            Upload
          </button>
        </div>
      </form>
    </section>
  );
}
