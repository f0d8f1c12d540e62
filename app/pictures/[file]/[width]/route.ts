import { context } from "@/app/_server/context";
import { noteStorageAway, pictureFiles } from "@/app/_server/picture-files";
import { findActor } from "@/app/_server/require-actor";
import { guarded, problem } from "@/app/_server/respond";
import { findPicture } from "@/lib/catalogue/queries/find-picture";

type Props = { params: Promise<{ file: string; width: string }> };

/** A picture in one of its widths. What is taken offline is gone within minutes from caches, too. */
export const GET = guarded(async (request, { params }: Props) => {
  const { file, width } = await params;
  const seenBy = /^\d{3,4}$/.test(width) ? await findPicture(await context(), file, findActor) : null;
  const picture = seenBy && (await pictureFiles().read(file, Number(width)).catch(noteStorageAway));
  if (picture === "away")
    return problem(
      503,
      "The picture cannot be shown now",
      "Where pictures are kept does not answer. Try again in a moment.",
    );
  if (!picture) return problem(404, "There is no such picture", "Take its address from the record that shows it.");
  const etag = `"${file}-${width}"`;
  const headers = {
    etag,
    "cache-control": seenBy === "public" ? "public, max-age=300" : "private, no-store",
    "content-type": "image/webp",
  };
  const isKnown = request.headers.get("if-none-match") === etag;
  // What nobody reads would hold its file open for good.
  if (isKnown || request.method === "HEAD") await picture.body.cancel();
  if (isKnown) return new Response(null, { status: 304, headers });
  const body = request.method === "HEAD" ? null : picture.body;
  return new Response(body, { headers: { ...headers, "content-length": String(picture.size) } });
});
