import type { Context } from "@/lib/catalogue/context";
import { saveDraft, type SavedDraft } from "@/lib/catalogue/commands/save-draft";
import { getDraft } from "@/lib/catalogue/queries/get-draft";
import type { Actor } from "@/lib/core/access/access";
import { isJsonObject, type JsonObject } from "@/lib/core/json";
import { PICTURE_MAX_MB } from "@/lib/core/platform/picture";
import { forbidden, invalid, type Problem } from "@/lib/core/problems";
import { fail, ok, type Result } from "@/lib/core/result";
import { makePicture } from "@/lib/pictures/make-picture";
import type { PictureFiles } from "@/lib/pictures/picture-files";
import { addPictureFile, holdPictures } from "@/lib/store/pictures";

export type AddPicture = {
  readonly id: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** What is said of it so far: `alt`, `credit`, `licence`, `url`. Publishing asks for what is missing. */
  readonly words: JsonObject;
};

export type PictureAdded = SavedDraft & { readonly file: string };

/** How often a draft that others save at the same time is read again. */
const TRIES = 5;

/** Keeps an uploaded picture and adds it to a record's draft, behind those that are there. The draft is the newest one, whoever saved it:
 *  a row that is added takes nothing away from anybody. Nothing of it is public before the draft is. */
export async function addPicture(
  context: Pick<Context, "store" | "clock" | "newId">,
  pictures: PictureFiles,
  actor: Actor,
  { id, bytes, words }: AddPicture,
): Promise<Result<PictureAdded, Problem>> {
  const record = await getDraft(context, actor, id);
  if (!record.ok) return record;
  if (!record.value.may["draft:save"]) return fail(forbidden("draft:save"));
  const whole = await readWhole(bytes);
  if (!whole) return fail(atFile(`Choose a picture of at most ${PICTURE_MAX_MB} MB`));
  if (whole.length === 0) return fail(atFile("Choose a file"));
  const made = await makePicture(whole);
  if (!made.ok) return fail(atFile(made.problem));
  const { file } = made.value;

  await context.store.transaction(async (tx) => {
    await holdPictures(tx);
    await pictures.keep(made.value);
    await addPictureFile(tx, { file, platformId: record.value.id, by: actor.id, at: context.clock() });
  });
  for (let round = 1; ; round++) {
    const now = await getDraft(context, actor, id);
    if (!now.ok) return now;
    const { content, version } = now.value;
    const rows = Array.isArray(content.pictures) ? (content.pictures as JsonObject[]) : [];
    if (rows.some((row) => isJsonObject(row) && row.file === file))
      return fail(atFile("This picture is among those of the record already"));
    const saved = await saveDraft(context, actor, {
      id,
      content: { ...content, pictures: [...rows, { ...words, file }] },
      expectedVersion: version,
      via: "form",
      reason: "A picture was added",
    });
    if (saved.ok) return ok({ ...saved.value, file });
    if (saved.problem.kind !== "conflict" || round === TRIES) return saved;
  }
}

const atFile = (message: string): Problem => invalid([{ path: "picture", message }]);

/** All of it; null where it is too much. */
async function readWhole(bytes: AsyncIterable<Uint8Array>): Promise<Buffer | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes) {
    size += piece.length;
    if (size > PICTURE_MAX_MB * 1024 * 1024) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
