import { sql } from "@/lib/store/sql";
import type { Reader } from "@/lib/store/store";

/** Holds pictures still until the transaction ends, so that none is removed while the same is uploaded again. */
export const holdPictures = (tx: Reader): Promise<unknown> =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('pictures'))`;

/** Notes an uploaded picture, and the record that it was uploaded for. One that is known already is only noted for the record. */
export async function addPictureFile(
  tx: Reader,
  { file, platformId, by, at }: { file: string; platformId: string; by: string; at: Date },
): Promise<void> {
  await tx.pictureFile.createMany({ data: [{ file, uploadedBy: by, uploadedAt: at }], skipDuplicates: true });
  await tx.pictureUse.createMany({ data: [{ platformId, file }], skipDuplicates: true });
}

/** Those of these files that nobody has uploaded here. The others cannot go away before the transaction ends. */
export async function unknownPictures(tx: Reader, files: readonly string[]): Promise<string[]> {
  if (files.length === 0) return [];
  const known = await tx.$queryRaw<{ file: string }[]>`
    SELECT "file" FROM "picture_file" WHERE "file" = ANY(${[...files]}) ORDER BY "file" FOR KEY SHARE`;
  const names = new Set(known.map(({ file }) => file));
  return files.filter((file) => !names.has(file));
}

/** Who may see a picture: everybody while a public record shows it, the desk while any record has it, else nobody. */
export async function whoSeesPicture(read: Reader, file: string): Promise<"public" | "desk" | null> {
  const [found] = await read.$queryRaw<{ isPublic: boolean; isUsed: boolean }[]>`
    SELECT EXISTS (SELECT FROM "picture" x JOIN "platform" p ON p."id" = x."platform_id"
        WHERE x."file" = ${file} AND p."published_version" IS NOT NULL) AS "isPublic",
      EXISTS (SELECT FROM "picture_use" WHERE "file" = ${file}) AS "isUsed"`;
  return found?.isPublic ? "public" : found?.isUsed ? "desk" : null;
}

/** The pictures that records have or had, each with the address of a record that does, in order. */
export const usedPictures = (read: Reader): Promise<{ file: string; slug: string }[]> =>
  read.$queryRaw`SELECT u."file", min(p."slug") AS "slug" FROM "picture_use" u JOIN "platform" p ON p."id" = u."platform_id"
    GROUP BY u."file" ORDER BY u."file"`;

/** Forgets pictures that no record uses and that were uploaded before this time; says which. */
export async function forgetUnusedPictures(tx: Reader, before: Date): Promise<string[]> {
  const unused = sql`SELECT "file" FROM "picture_file" f WHERE f."uploaded_at" < ${before}
    AND NOT EXISTS (SELECT FROM "picture_use" u WHERE u."file" = f."file")`;
  const gone = await tx.$queryRaw<{ file: string }[]>`
    DELETE FROM "picture_file" WHERE "file" IN (${unused}) RETURNING "file"`;
  return gone.map(({ file }) => file);
}
