import type { Platform } from "@/lib/core/platform/platform";
import type { FieldIssue } from "@/lib/core/problems";
import { unknownPictures } from "@/lib/store/pictures";
import type { Reader } from "@/lib/store/store";

/** The pictures that a record names and that were never uploaded here, each at its field. Empty when all are there. */
export async function missingPictures(tx: Reader, { pictures }: Platform): Promise<FieldIssue[]> {
  const unknown = new Set(
    await unknownPictures(
      tx,
      pictures.map(({ file }) => file),
    ),
  );
  return pictures.flatMap(({ file }, at) =>
    unknown.has(file)
      ? [
          {
            path: `pictures.${at}.file`,
            message: "This picture is not in this catalogue: upload it on the record's page Pictures",
          },
        ]
      : [],
  );
}
