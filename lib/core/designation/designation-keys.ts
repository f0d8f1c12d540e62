import { partKeys, wholeKeys } from "@/lib/core/designation/designation";
import type { ListedContent } from "@/lib/core/platform/listed-content";

type Named = Pick<ListedContent, "designation" | "name" | "variants"> & {
  readonly names: readonly { readonly text: string }[];
};

/** Every name of a record: designation and name first, then the further names, as the editor ordered them. */
export const namesOf = (platform: Named): string[] => [
  platform.designation,
  platform.name,
  ...platform.names.map((name) => name.text),
];

/** Keys of the record's whole names. */
export const designationKeys = (platform: Named): string[] => [
  ...new Set(namesOf(platform).flatMap(designationsIn).flatMap(wholeKeys)),
];

/** Keys of parts of its names, and of its variants' designations; whole keys, which who has them may hand over, are not repeated. */
export function designationPartKeys(platform: Named, wholeOnes = designationKeys(platform)): string[] {
  const whole = new Set(wholeOnes);
  const parts = [
    ...namesOf(platform).flatMap(partKeys),
    ...platform.variants.flatMap(({ designation }) => [...wholeKeys(designation), ...partKeys(designation)]),
  ];
  return [...new Set(parts)].filter((key) => !whole.has(key));
}

/** `AGM-84L / UGM-84L` and `T-90S, T-90M` hold two designations each; `F/A-18` holds one. */
const designationsIn = (name: string): string[] => name.split(/\s+\/\s+|,\s+/).filter(Boolean);
