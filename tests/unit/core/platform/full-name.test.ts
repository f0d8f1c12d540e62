import { readFileSync } from "node:fs";
import path from "node:path";
import { fullName, nameBeside } from "@/lib/core/platform/full-name";
import type { PlatformInput } from "@/lib/core/platform/platform";
import { filesIn, ROOT } from "@/tests/support/source-files";

// Designation and name stand beside each other in every list: a word that both have would be read twice.
test.each([
  ["P-8I", "P-8I Poseidon (Neptune)", "Poseidon (Neptune)", "P-8I Poseidon (Neptune)"],
  ["2K22 Tunguska", "Tunguska", null, "2K22 Tunguska"],
  ["F-35A", "F-35 Lightning II", "Lightning II", "F-35A Lightning II"],
  ["F-35", "F-350 Heavy", "F-350 Heavy", "F-35 F-350 Heavy"],
  ["C-130J-30", "C-130J Super Hercules", "Super Hercules", "C-130J-30 Super Hercules"],
  ["BLT T-72", "T-72 Bridge Laying Tank", "Bridge Laying Tank", "BLT T-72 Bridge Laying Tank"],
  ["SPICE-2000", "SPICE 2000", null, "SPICE-2000"],
  ["Agni-I", "Agni-I", null, "Agni-I"],
  ["HELINA / Dhruvastra", "Helina / Dhruvastra", null, "HELINA / Dhruvastra"],
  ["IADWS (NASAMS II)", "NASAMS-II / IADWS", null, "IADWS (NASAMS II)"],
  ["QRSAM", "QRSAM (Anant Shastra)", "(Anant Shastra)", "QRSAM (Anant Shastra)"],
  ["Mk 54 Mod 0", "Mk 54 lightweight torpedo", "lightweight torpedo", "Mk 54 Mod 0 lightweight torpedo"],
  ["Mk 45 Mod 4", "127 mm Mk 45 naval gun", "127 mm Mk 45 naval gun", "Mk 45 Mod 4 127 mm Mk 45 naval gun"],
  ["Astra Mk-I", "Astra Mk1", null, "Astra Mk-I"],
  ["Astra Mk-I", "Astra Mk2", "Astra Mk2", "Astra Mk-I Astra Mk2"],
  ["Agnikul", "Agni Prime", "Agni Prime", "Agnikul Agni Prime"],
  ["46 m Modular Bridge", "Modular Bridge 46 m", null, "46 m Modular Bridge"],
  ["Heron", "Heron Mk I", "Heron Mk I", "Heron Mk I"],
  ["C-295MW", "Airbus C-295", "Airbus", "C-295MW Airbus"],
  ["BM-21", "Grad BM-21", "Grad", "Grad BM-21"],
  ["A-50EI", "Phalcon AWACS (A-50EI)", "Phalcon AWACS", "Phalcon AWACS (A-50EI)"],
  ["LCA Mk1", "Tejas Mk1", "Tejas", "LCA Mk1 Tejas"],
  ["40 mm L/70", "L/70 Bofors 40 mm", "Bofors", "40 mm L/70 Bofors"],
  ["Hawk Mk 132", "Hawk 132 AJT", "AJT", "Hawk Mk 132 AJT"],
  ["Harop", "IAI Harop", "IAI", "IAI Harop"],
  ["NAMIS / NAMICA", "Nag and NAMICA", "Nag and NAMICA", "NAMIS / NAMICA Nag and NAMICA"],
  ["LRSAM", "Barak 8 (naval LRSAM)", "Barak 8 (naval LRSAM)", "Barak 8 (naval LRSAM)"],
  ["Project 75", "Kalvari class 75", "Kalvari class 75", "Project 75 Kalvari class 75"],
  ["M777", "अल्ट्रा लाइट होवित्ज़र", "अल्ट्रा लाइट होवित्ज़र", "M777 अल्ट्रा लाइट होवित्ज़र"],
  ["", "Name alone", "Name alone", "Name alone"],
  ["P-8I", "", null, "P-8I"],
])("%s and %s: beside it %j, together %s", (designation, name, beside, together) => {
  expect(nameBeside({ designation, name })).toBe(beside);
  expect(fullName({ designation, name })).toBe(together);
});

// The shipped records are what a newcomer judges the lists by.
test("no shipped record says a word twice in its line, or its maker where the maker stands beside it", () => {
  const read = filesIn("prisma/seed/platforms").map(
    (file) => JSON.parse(readFileSync(path.join(ROOT, file), "utf8")) as PlatformInput,
  );
  expect(read.length).toBeGreaterThan(200);
  for (const { designation, name, manufacturers = [] } of read) {
    const beside = nameBeside({ designation, name });
    const words = (text: string): string[] => text.toLowerCase().match(/\p{L}{3,}|\p{N}{2,}/gu) ?? [];
    const twice = words(beside ?? "").filter((word) => words(designation).includes(word) && word !== "class");
    expect({ designation, beside, twice }).toEqual({ designation, beside, twice: [] });
    // The gun is called after its maker.
    if (beside !== "Bofors") expect(manufacturers.map((maker) => maker.name)).not.toContain(beside);
  }
});
