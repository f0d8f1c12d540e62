/** An object of a bucket, by its path, and when it was put there. */
type Listed = { readonly path: string; readonly putAt: Date };

/** Reads a page of S3's list of objects (ListObjectsV2, XML): what is on it, and the token of the page after it, null on the last.
 *  @throws Error where it is no such list */
export function readS3Page(xml: string): { readonly objects: Listed[]; readonly next: string | null } {
  if (!xml.includes("<ListBucketResult")) throw new Error("What the storage answers is no list of objects");
  const objects = [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].map(([, one = ""]) => ({
    path: valueOf(one, "Key") ?? "",
    putAt: new Date(valueOf(one, "LastModified") ?? NaN),
  }));
  const isLast = valueOf(xml, "IsTruncated") !== "true";
  return { objects, next: isLast ? null : valueOf(xml, "NextContinuationToken") };
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

function valueOf(xml: string, name: string): string | null {
  const found = new RegExp(`<${name}>(.*?)</${name}>`, "s").exec(xml)?.[1];
  return (
    found?.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, named?: string) => {
      if (named) return ENTITIES[named] ?? whole;
      return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex ?? "", 16));
    }) ?? null
  );
}
