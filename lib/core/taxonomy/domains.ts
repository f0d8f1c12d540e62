import { codeList } from "@/lib/core/taxonomy/code-list";

/** Where a platform mainly works. */
export const DOMAINS = codeList([
  { code: "air", label: "Air", definition: "Aircraft and the weapons that they carry." },
  {
    code: "land",
    label: "Land",
    definition: "Vehicles, guns, missiles and sensors of land forces and ground-based air defence.",
  },
  { code: "sea", label: "Sea", definition: "Ships, submarines and the weapons and sensors that they carry." },
  { code: "space", label: "Space", definition: "Satellites and what serves them." },
  { code: "joint", label: "Joint", definition: "Used alike from land, sea and air." },
]);
export type Domain = (typeof DOMAINS.entries)[number]["code"];
