import { createHash } from "node:crypto";
import { AwsV4Signer } from "aws4fetch";
import { Agent, request } from "undici";
import { readS3Page } from "@/lib/uploads/read-s3-page";
import { UploadsAway, type Upload, type Uploads } from "@/lib/uploads/uploads";

/** A bucket on storage that speaks S3, and how we come in. */
export type Bucket = {
  /** Of the storage, without the bucket: `https://s3.example.org`. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** Where the bucket stands in an address: in its path, or before the host. */
  readonly style: "path" | "host";
};

type Asked = {
  readonly path?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
};
type Answer = { readonly status: number; readonly bytes: Buffer };

/** For one request with all of its answer: an upload has three, within a transaction of half a minute. */
const TIMEOUT_MS = 8_000;
const AGAIN_MS = 250;

/** Uploads as objects of a bucket, which may be private: everything is read through us. Answers are held whole, so that a slow reader keeps
 *  no connection to the storage and nobody is sent half a file. */
export class BucketUploads implements Uploads {
  readonly place: string;
  readonly #bucket: Bucket;
  readonly #root: string;
  readonly #agent = new Agent({ connect: { timeout: TIMEOUT_MS } });

  constructor(bucket: Bucket) {
    const { protocol, host } = new URL(bucket.endpoint);
    this.place = `the bucket "${bucket.bucket}" at ${protocol}//${host}`;
    this.#bucket = bucket;
    this.#root =
      bucket.style === "path" ? `${protocol}//${host}/${bucket.bucket}` : `${protocol}//${bucket.bucket}.${host}`;
  }

  async put(path: string, bytes: Buffer): Promise<void> {
    const type = path.endsWith(".webp") ? "image/webp" : "application/octet-stream";
    await this.#ask("PUT", { path, body: bytes, headers: { "content-type": type } });
  }

  async read(path: string): Promise<Upload | null> {
    const { status, bytes } = await this.#ask("GET", { path }, [404]);
    if (status !== 404) return { size: bytes.length, body: new Blob([new Uint8Array(bytes)]).stream() };
    if (codeOf(bytes) === "NoSuchBucket") throw this.#refused("GET", { status, bytes });
    return null;
  }

  async *list(): AsyncGenerator<string> {
    for await (const { path } of this.#objects("")) yield path;
  }

  async touched(below: string): Promise<Map<string, Date>> {
    const found = new Map<string, Date>();
    for await (const { path, putAt } of this.#objects(`${below}/`)) {
      const name = path.slice(below.length + 1).split("/", 1)[0] ?? "";
      const before = found.get(name);
      if (!before || before < putAt) found.set(name, putAt);
    }
    return found;
  }

  async removeAll(below: string): Promise<void> {
    const paths: string[] = [];
    for await (const { path } of this.#objects(`${below}/`)) paths.push(path);
    for (const path of paths) await this.#ask("DELETE", { path }, [404]);
  }

  async *#objects(prefix: string) {
    let next: string | null = null;
    do {
      const query: Record<string, string> = { "list-type": "2", prefix };
      if (next) query["continuation-token"] = next;
      const page = readS3Page((await this.#ask("GET", { query })).bytes.toString("utf8"));
      yield* page.objects;
      next = page.next;
    } while (next);
  }

  /** Asks, and once more where the storage is busy or a connection broke off. Each request may be repeated: it leaves the same.
   *  @param taken what else may be answered than success */
  async #ask(method: string, asked: Asked, taken: readonly number[] = []): Promise<Answer> {
    const answer = await this.#once(method, asked).catch(() => null);
    const settled = answer && answer.status < 500 && answer.status !== 429 ? answer : await this.#again(method, asked);
    if ((settled.status >= 200 && settled.status < 300) || taken.includes(settled.status)) return settled;
    throw this.#refused(method, settled);
  }

  async #again(method: string, asked: Asked): Promise<Answer> {
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    return this.#once(method, asked).catch((error: unknown) => {
      throw away(`${upperFirst(this.place)} does not answer (${reasonOf(error)}).`, error);
    });
  }

  async #once(method: string, { path = "", query = {}, body, headers = {} }: Asked): Promise<Answer> {
    const url = new URL(path === "" ? this.#root : `${this.#root}/${path}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const { accessKey, secretKey, region } = this.#bucket;
    const signed = await new AwsV4Signer({
      method,
      url: url.href,
      // Of the body, so that it is a part of what is signed: the storage refuses one that was changed or cut short on its way.
      headers: {
        ...headers,
        "x-amz-content-sha256": createHash("sha256")
          .update(body ?? "")
          .digest("hex"),
      },
      accessKeyId: accessKey,
      secretAccessKey: secretKey,
      service: "s3",
      region,
    }).sign();
    const answer = await request(signed.url, {
      method: method as "GET",
      headers: Object.fromEntries(signed.headers),
      body: body ?? null,
      dispatcher: this.#agent,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { status: answer.statusCode, bytes: Buffer.from(await answer.body.arrayBuffer()) };
  }

  // Of what it answers the code alone: the rest repeats the key that it was asked with.
  #refused(method: string, { status, bytes }: Answer): UploadsAway {
    return away(`${upperFirst(this.place)} answers ${`${status} ${codeOf(bytes)}`.trim()} to ${method}.`);
  }
}

/** The code of an error that S3 answers; empty where it tells none. */
const codeOf = (answer: Buffer) => /<Code>(\w+)<\/Code>/.exec(answer.toString("utf8", 0, 2_000))?.[1] ?? "";

function reasonOf(error: unknown): string {
  const { name, code, message } = error as NodeJS.ErrnoException;
  return name === "TimeoutError" ? `nothing within ${TIMEOUT_MS / 1000} s` : (code ?? message);
}

const away = (what: string, cause?: unknown) =>
  new UploadsAway(what, "See that it runs, and that PICTURES_S3_… in .env let us in: docs/configuration.md.", {
    cause,
  });

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
