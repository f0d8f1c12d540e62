import { BucketUploads, type Bucket } from "@/lib/uploads/bucket-uploads";
import { FolderUploads } from "@/lib/uploads/folder-uploads";
import type { Uploads } from "@/lib/uploads/uploads";

/** The uploads of an installation, as its environment has them: in a bucket where it names one, else in the folder. Nothing is asked yet. */
export const openUploads = ({
  uploadsDir,
  picturesBucket,
}: {
  readonly uploadsDir: string;
  readonly picturesBucket: Bucket | null;
}): Uploads => (picturesBucket ? new BucketUploads(picturesBucket) : new FolderUploads(uploadsDir));
