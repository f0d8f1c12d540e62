import { context } from "@/app/_server/context";
import { noteStorageAway, pictureFiles } from "@/app/_server/picture-files";
import { noteBroken, readUpload } from "@/app/_server/read-upload";
import { findActor } from "@/app/_server/require-actor";
import { guarded, refusal, seeOther } from "@/app/_server/respond";
import { PICTURE_WORDS } from "@/components/admin/record/picture-words";
import { addPicture } from "@/lib/catalogue/commands/add-picture";

type Props = { params: Promise<{ id: string }> };

/** Takes a picture from the form of a record's page Pictures. A route of its own, since a server action bounds what it takes. */
export const POST = guarded(async (request, { params }: Props) => {
  const { id } = await params;
  const page = `/admin/platforms/${encodeURIComponent(id)}/pictures`;
  const actor = await findActor();
  if (!actor) return seeOther(`/sign-in?next=${encodeURIComponent(page)}`);
  const all = await context();
  let typed: Record<string, string> = {};
  const added = await readUpload(request, "picture", ({ bytes, fields }) => {
    typed = Object.fromEntries(
      PICTURE_WORDS.flatMap(({ name }) => (fields[name]?.trim() ? [[name, fields[name].trim()]] : [])),
    );
    return addPicture(all, pictureFiles(), actor, { id, bytes, words: typed }).catch(noteStorageAway);
  }).catch(noteBroken);
  const again = (said: string) => seeOther(`${page}?${new URLSearchParams({ said, ...typed }).toString()}`);
  if (added === "broken") return again("The file did not arrive whole, and nothing of it was kept. Upload it again.");
  if (added === "away")
    return again(
      "The picture could not be kept: its storage does not answer. Nothing was changed; try again in a while.",
    );
  if (added === null) return again("Choose a file");
  if (added.ok) return seeOther(`${page}?added=${added.value.file}`);
  if (added.problem.kind === "invalid") return again(added.problem.issues.map(({ message }) => message).join(" "));
  return refusal(added.problem);
});
