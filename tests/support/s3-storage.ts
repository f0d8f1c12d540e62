import S3rver from "@20minutes/s3rver";

import type { Bucket } from "@/lib/uploads/bucket-uploads";
import { temporaryFolder } from "@/tests/support/temporary-folder";

export type S3Storage = {
  /** A bucket of the storage, which is there and empty, and how one comes in. */
  readonly bucket: Bucket;
  /** The same as variables of the environment. */
  readonly settings: Record<string, string>;
  /** Takes it away, as an outage does, and brings it back at the same address with all that it holds. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Ends it for good. */
  readonly remove: () => Promise<void>;
};

/** What the package lets in; a request that is signed with another secret is refused. */
const ACCESS_KEY = "S3RVER";
const SECRET_KEY = "S3RVER";

/** A storage of its own that speaks S3, on a free port of this machine. */
export async function s3Storage(name = "pictures"): Promise<S3Storage> {
  const folder = temporaryFolder();
  let server: S3rver | null = null;
  let port = 0;
  const start = async () => {
    server = new S3rver({
      address: "127.0.0.1",
      port,
      silent: true,
      directory: folder.path,
      configureBuckets: [{ name, configs: [] }],
    });
    ({ port } = await server.run());
  };
  const stop = async () => {
    const closed = server?.close();
    server?.httpServer.closeAllConnections();
    await closed;
    server = null;
  };
  await start();
  const bucket: Bucket = {
    endpoint: `http://127.0.0.1:${port}`,
    bucket: name,
    region: "us-east-1",
    accessKey: ACCESS_KEY,
    secretKey: SECRET_KEY,
    style: "path",
  };
  return {
    bucket,
    settings: {
      PICTURES_S3_ENDPOINT: bucket.endpoint,
      PICTURES_S3_BUCKET: bucket.bucket,
      PICTURES_S3_ACCESS_KEY: bucket.accessKey,
      PICTURES_S3_SECRET_KEY: bucket.secretKey,
    },
    stop,
    start,
    remove: async () => {
      await stop();
      folder.remove();
    },
  };
}
