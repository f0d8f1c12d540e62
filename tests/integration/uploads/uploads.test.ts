import { mkdirSync, writeFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

import { BucketUploads } from "@/lib/uploads/bucket-uploads";
import { FolderUploads } from "@/lib/uploads/folder-uploads";
import { UploadsAway, wholeOf, type Uploads } from "@/lib/uploads/uploads";
import { s3Storage, type S3Storage } from "@/tests/support/s3-storage";
import { temporaryFolder } from "@/tests/support/temporary-folder";

const folder = temporaryFolder();
let storage: S3Storage;
beforeAll(async () => {
  storage = await s3Storage();
});
afterAll(async () => {
  await storage.remove();
  folder.remove();
});

const listed = async (uploads: Uploads) => {
  const paths: string[] = [];
  for await (const one of uploads.list()) paths.push(one);
  return paths.sort();
};
const bytesOf = async (uploads: Uploads, file: string) => {
  const found = await uploads.read(file);
  return found && { size: found.size, bytes: await wholeOf(found.body) };
};

describe.each<[string, () => Uploads]>([
  ["a folder", () => new FolderUploads(path.join(folder.path, "uploads"))],
  ["a bucket", () => new BucketUploads(storage.bucket)],
])("uploads in %s", (_, open) => {
  const all = Buffer.from(Array.from({ length: 70_000 }, (_, at) => (at * 7) % 256));

  test("are what was put there, byte for byte, and what is put again replaces it", async () => {
    const uploads = open();
    await uploads.put("pictures/a/480.webp", all.subarray(0, 9));
    await uploads.put("pictures/a/480.webp", all);
    expect(await bytesOf(uploads, "pictures/a/480.webp")).toEqual({ size: all.length, bytes: all });
    expect(await uploads.read("pictures/a/960.webp")).toBeNull();
    expect(await uploads.read("pictures/a")).toBeNull();
  });

  // Two upload the same picture: its name is made from what it holds.
  test("may be put by several at once", async () => {
    const uploads = open();
    await Promise.all(Array.from({ length: 8 }, () => uploads.put("pictures/a/480.webp", all)));
    expect(await bytesOf(uploads, "pictures/a/480.webp")).toEqual({ size: all.length, bytes: all });
    expect(await listed(uploads)).toEqual(["pictures/a/480.webp"]);
  });

  test("are listed by their paths, and removed with all below a path and nothing beside it", async () => {
    const uploads = open();
    const began = Date.now() - 1_000; // a bucket tells whole seconds
    for (const one of ["b/480", "b/960", "b1/480"]) await uploads.put(`pictures/${one}.webp`, all);
    await uploads.put("other.txt", Buffer.from("other"));
    expect(await listed(uploads)).toEqual([
      "other.txt",
      "pictures/a/480.webp",
      "pictures/b/480.webp",
      "pictures/b/960.webp",
      "pictures/b1/480.webp",
    ]);
    const touched = await uploads.touched("pictures");
    expect([...touched.keys()].sort()).toEqual(["a", "b", "b1"]);
    expect(touched.get("b")!.getTime()).toBeGreaterThanOrEqual(began);

    await uploads.removeAll("pictures/b");
    await uploads.removeAll("pictures/b");
    expect([...(await uploads.touched("pictures")).keys()].sort()).toEqual(["a", "b1"]);
    expect((await uploads.touched("nothing")).size).toBe(0);
  });
});

test("a draft that a broken put has left in a folder is no upload, but is removed with the rest", async () => {
  const uploads = new FolderUploads(path.join(folder.path, "broken"));
  expect(await listed(uploads)).toEqual([]);
  mkdirSync(path.join(uploads.place, "pictures", "c"), { recursive: true });
  writeFileSync(path.join(uploads.place, "pictures", "c", "480.webp.part"), "half");
  expect(await listed(uploads)).toEqual([]);
  expect([...(await uploads.touched("pictures")).keys()]).toEqual(["c"]);
});

// What is told ends up in logs, where no key belongs.
test("a bucket that turns us away is told by its name and the storage's answer, without a key", async () => {
  const refused = async (uploads: BucketUploads) => {
    const error = await uploads.put("pictures/a/480.webp", Buffer.from("x")).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(UploadsAway);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/S3RVER|another secret/);
    return (error as UploadsAway).what;
  };
  const place = `The bucket "pictures" at ${storage.bucket.endpoint}`;
  expect(await refused(new BucketUploads({ ...storage.bucket, secretKey: "another secret" }))).toBe(
    `${place} answers 403 SignatureDoesNotMatch to PUT.`,
  );
  expect(await refused(new BucketUploads({ ...storage.bucket, bucket: "elsewhere" }))).toContain("404 NoSuchBucket");
  const elsewhere = new BucketUploads({ ...storage.bucket, bucket: "elsewhere" });
  await expect(listed(elsewhere)).rejects.toThrow(UploadsAway);
  await expect(elsewhere.read("pictures/a/480.webp")).rejects.toThrow("404 NoSuchBucket");

  await storage.stop();
  expect(await refused(new BucketUploads(storage.bucket))).toBe(`${place} does not answer (ECONNREFUSED).`);
  await storage.start();
});

test("a put that the storage fails at once is sent again", async () => {
  const asked: string[] = [];
  const busy = http.createServer((request, response) => {
    asked.push(`${request.method} ${String(request.headers["x-amz-content-sha256"])}`);
    request.resume().on("end", () => response.writeHead(asked.length === 1 ? 503 : 200).end());
  });
  await new Promise<void>((resolve) => void busy.listen(0, "127.0.0.1", resolve));
  try {
    const endpoint = `http://127.0.0.1:${(busy.address() as AddressInfo).port}`;
    await new BucketUploads({ ...storage.bucket, endpoint }).put("a", Buffer.from("hello"));
    expect(asked).toEqual(Array(2).fill("PUT 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"));
  } finally {
    busy.closeAllConnections();
    busy.close();
  }
});

// S3 lists a thousand at a time; a clean-up or backup that saw the first page alone would lose pictures.
test("a list of many pages is read to its end", async () => {
  const pages = [1, 2, 3];
  const inPages = http.createServer((request, response) => {
    const page = Number(new URL(request.url ?? "", "http://x").searchParams.get("continuation-token") ?? 1);
    const keys = Array.from({ length: 1_000 }, (_, at) => `<Contents><Key>&lt;${page}>/${at}</Key></Contents>`).join(
      "",
    );
    const next = page < pages.length ? `<NextContinuationToken>${page + 1}</NextContinuationToken>` : "";
    response.writeHead(200, { "content-type": "application/xml" });
    response.end(`<ListBucketResult><IsTruncated>${next !== ""}</IsTruncated>${next}${keys}</ListBucketResult>`);
  });
  await new Promise<void>((resolve) => void inPages.listen(0, "127.0.0.1", resolve));
  try {
    const endpoint = `http://127.0.0.1:${(inPages.address() as AddressInfo).port}`;
    expect(await listed(new BucketUploads({ ...storage.bucket, endpoint }))).toHaveLength(3_000);
  } finally {
    inPages.closeAllConnections();
    inPages.close();
  }
});
