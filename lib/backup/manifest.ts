import { z } from "zod";
import { OperatorError } from "@/lib/operator-error";

/** Raised when an archive is laid out in another way, so that a source that does not know it can say so. */
const FORMAT = 1;
const PRODUCT = "defence-equipment-catalogue";

/** Names of entries, in their order in an archive: the manifest, tables in pieces, files, and the sums of all of these. */
export const MANIFEST = "manifest.json";
export const TABLES = "tables/";
export const FILES = "files/";
export const SUMS = "SHA256SUMS";

const manifestSchema = z.object({
  product: z.literal(PRODUCT),
  format: z.literal(FORMAT),
  application: z.string(),
  /** When the snapshot was taken. */
  createdAt: z.iso.datetime(),
  /** What the database had when it was backed up, in their order. */
  migrations: z.array(z.string()),
  tables: z.array(
    z.object({ name: z.string(), columns: z.array(z.string()).min(1), rows: z.number().int().nonnegative() }),
  ),
  files: z.number().int().nonnegative(),
});

/** What an archive says of itself in its first entry. */
export type Manifest = z.output<typeof manifestSchema>;
export type TableEntry = Manifest["tables"][number];

export const toManifest = (content: Omit<Manifest, "product" | "format">): Manifest => ({
  product: PRODUCT,
  format: FORMAT,
  ...content,
});

const headSchema = z.object({ product: z.literal(PRODUCT), format: z.number().int() });

/** @throws OperatorError when it is no manifest of ours, or one of a format that this source does not read. */
export function parseManifest(file: string, text: string): Manifest {
  const content = parsedJson(text);
  const head = headSchema.safeParse(content);
  if (!head.success) throw notABackup(file);
  if (head.data.format !== FORMAT)
    throw new OperatorError(
      `${file} has the backup format ${head.data.format}; this source reads format ${FORMAT}.`,
      "Restore it with the version of the catalogue that wrote it, or a newer one.",
    );
  const manifest = manifestSchema.safeParse(content);
  if (!manifest.success) throw wasAltered(file, MANIFEST);
  return manifest.data;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const notABackup = (file: string) =>
  new OperatorError(
    `${file} is not a backup of the catalogue, or its beginning is damaged.`,
    "Name a file that npm run backup wrote.",
  );

export const wasCutShort = (file: string, cause?: unknown) =>
  new OperatorError(
    `${file} was cut short: its end is missing.`,
    "Copy it once more in full from where it is kept, or restore another backup.",
    { cause },
  );

export const wasAltered = (file: string, entry: string | null, cause?: unknown) =>
  new OperatorError(
    `${file} was altered or damaged after it was written${entry === null ? "" : `: ${entry} is not what it was`}.`,
    "Copy it once more from where it is kept, or restore another backup.",
    { cause },
  );
