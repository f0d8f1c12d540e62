import { fullName, nameBeside } from "@/lib/core/platform/full-name";

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
  ["Astra Mk-I", "Astra Mk1", "Astra Mk1", "Astra Mk-I Astra Mk1"],
  ["Agnikul", "Agni Prime", "Agni Prime", "Agnikul Agni Prime"],
  ["46 m Modular Bridge", "Modular Bridge 46 m", "Modular Bridge 46 m", "46 m Modular Bridge Modular Bridge 46 m"],
  ["Heron", "Heron Mk I", "Heron Mk I", "Heron Mk I"],
  ["C-295MW", "Airbus C-295", "Airbus C-295", "C-295MW Airbus C-295"],
  ["M777", "अल्ट्रा लाइट होवित्ज़र", "अल्ट्रा लाइट होवित्ज़र", "M777 अल्ट्रा लाइट होवित्ज़र"],
  ["", "Name alone", "Name alone", "Name alone"],
  ["P-8I", "", null, "P-8I"],
])("%s and %s: beside it %j, together %s", (designation, name, beside, together) => {
  expect(nameBeside({ designation, name })).toBe(beside);
  expect(fullName({ designation, name })).toBe(together);
});
