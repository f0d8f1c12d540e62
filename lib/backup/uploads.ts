import { OperatorError } from "@/lib/operator-error";
import { wholeOf, type Uploads } from "@/lib/uploads/uploads";

/** The paths of all uploads, in order. */
export async function uploadedFiles(uploads: Uploads): Promise<string[]> {
  const paths: string[] = [];
  for await (const path of uploads.list()) paths.push(path);
  return paths.sort();
}

/**
 * Puts a file back among the uploads. Files are only ever added: one that is there with the same bytes stays.
 * @throws OperatorError when another file has its path.
 */
export async function putUpload(uploads: Uploads, path: string, body: AsyncIterable<Buffer>): Promise<void> {
  const bytes = await wholeOf(body);
  const there = await uploads.read(path);
  if (!there) await uploads.put(path, bytes);
  else if (!(await wholeOf(there.body)).equals(bytes))
    throw new OperatorError(
      `${path} is there already in ${uploads.place}, and is another file than the backup's.`,
      "Move it away first.",
    );
}
