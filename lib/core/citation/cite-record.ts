import { fullName } from "@/lib/core/platform/full-name";
import type { Platform } from "@/lib/core/platform/platform";
import { formatDate } from "@/lib/core/time/partial-date";

/** What a citation of a record says: which record, in which version, of which day, where. */
export type CitedRecord = {
  readonly content: Pick<Platform, "slug" | "designation" | "name">;
  readonly version: number;
  /** ISO time of the version. */
  readonly updatedAt: string;
  /** Name and address of this catalogue. */
  readonly site: { readonly name: string; readonly url: string };
};

/** The forms in which reference managers take it. */
export const CITE_FORMATS = {
  bib: { label: "BibTeX", type: "application/x-bibtex; charset=utf-8", write: writeBibtex },
  ris: { label: "RIS", type: "application/x-research-info-systems; charset=utf-8", write: writeRis },
  json: { label: "CSL-JSON", type: "application/vnd.citationstyles.csl+json", write: writeCslJson },
} as const;
export type CiteFormat = keyof typeof CITE_FORMATS;

/** `P-8I Poseidon, version 3 of 24 Nov 2026. In: Defence Equipment Catalogue. https://…/versions/3` */
export function citeInWords(record: CitedRecord): string {
  const { version, updatedAt, site } = record;
  return `${fullName(record.content)}, version ${version} of ${formatDate(updatedAt.slice(0, 10))}. In: ${site.name}. ${addressOf(record)}`;
}

function writeBibtex(record: CitedRecord): string {
  const [year, month, day] = dateOf(record);
  const fields = [
    ["title", `{${escapeTex(fullName(record.content))}}`],
    ["author", `{${escapeTex(record.site.name)}}`],
    ["year", year],
    ["month", month],
    ["day", day],
    ["url", addressOf(record)],
    ["version", String(record.version)],
    ["note", `Version ${record.version}`],
  ];
  const lines = fields.map(([name, value]) => `  ${name} = {${value}},`);
  return `@misc{${record.content.slug}-v${record.version},\n${lines.join("\n")}\n}\n`;
}

function writeRis(record: CitedRecord): string {
  const [year, month, day] = dateOf(record);
  const lines = [
    ["TY", "ELEC"],
    ["TI", fullName(record.content)],
    ["T2", record.site.name],
    ["PB", record.site.name],
    ["PY", year],
    ["DA", `${year}/${month}/${day}/`],
    ["ET", `Version ${record.version}`],
    ["UR", addressOf(record)],
    ["ID", `${record.content.slug}-v${record.version}`],
    ["ER", ""],
  ];
  return `${lines.map(([tag, value]) => `${tag}  - ${value}`).join("\r\n")}\r\n`;
}

function writeCslJson(record: CitedRecord): string {
  const item = {
    id: `${record.content.slug}-v${record.version}`,
    type: "entry",
    title: fullName(record.content),
    "container-title": record.site.name,
    publisher: record.site.name,
    version: String(record.version),
    issued: { "date-parts": [dateOf(record).map(Number)] },
    URL: addressOf(record),
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}

/** Of the version itself: whoever follows a citation reads what was cited, however often the record has changed since. */
const addressOf = ({ content, version, site }: CitedRecord) =>
  `${site.url}/platforms/${content.slug}/versions/${version}`;

const dateOf = ({ updatedAt }: CitedRecord): [year: string, month: string, day: string] => [
  updatedAt.slice(0, 4),
  updatedAt.slice(5, 7),
  updatedAt.slice(8, 10),
];

const TEX: Record<string, string> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** A text in which TeX reads no command; letters of every script stay as they are. */
const escapeTex = (text: string) => text.replace(/[\\~^&%$#_{}]/g, (character) => TEX[character] ?? `\\${character}`);
