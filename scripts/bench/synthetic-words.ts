import type { PlatformInput } from "@/lib/core/platform/platform";
import { CATEGORIES, type Category, type CategoryGroup } from "@/lib/core/taxonomy/categories";
import type { Domain } from "@/lib/core/taxonomy/domains";
import type { SpecKey } from "@/lib/core/taxonomy/spec-keys";

/* What synthetic records are made of. Operators are real countries, since the schema takes no others, with services called as
 * shipped records call theirs, so that the same searches find something in both; what they are said to own is invented. */

export type Operator = { readonly code: string; readonly services: readonly string[] };

// Code, adjective, and how many of army, air force, navy it has here. The first ones stand in most records.
const OPERATOR_LINES = `IN Indian 3|US United States 3|FR French 3|AU Australian 3|GB British 3|IT Italian 3|JP Japanese 3|KR Korean 3
DE German 3|ES Spanish 3|BR Brazilian 3|CA Canadian 3|TR Turkish 3|SE Swedish 3|NO Norwegian 3|NL Dutch 3|GR Greek 3|EG Egyptian 3
ID Indonesian 3|MY Malaysian 3|SG Singaporean 3|TH Thai 3|VN Vietnamese 3|PH Philippine 3|CL Chilean 3|AR Argentine 3|PE Peruvian 3
CO Colombian 3|MX Mexican 3|ZA South African 3|PL Polish 2|FI Finnish 2|DK Danish 2|PT Portuguese 2|BE Belgian 2|RO Romanian 2
BG Bulgarian 2|HR Croatian 2|HU Hungarian 2|CZ Czech 2|SK Slovak 2|AT Austrian 2|CH Swiss 2|MA Moroccan 2|DZ Algerian 2|TN Tunisian 2
KE Kenyan 2|NG Nigerian 2|GH Ghanaian 2|LK Sri Lankan 2|BD Bangladeshi 2|NP Nepalese 2|MN Mongolian 2|KZ Kazakh 2|UZ Uzbek 2
OM Omani 2|JO Jordanian 2|KW Kuwaiti 2|QA Qatari 2|NZ New Zealand 2`;

/** 60 countries with 150 services. */
export const OPERATORS: readonly Operator[] = OPERATOR_LINES.split(/[|\n]/).map((line) => {
  const [, code = "", adjective = "", count] = /^(..) (.+) (\d)$/.exec(line) ?? [];
  return {
    code,
    services: ["Army", "Air Force", "Navy"].slice(0, Number(count)).map((kind) => `${adjective} ${kind}`),
  };
});

const MAKER_STEMS =
  "Aldane Borrow Caltrix Denholm Eastmark Farrow Garland Halvard Iskander Jorvik Kestrel Lundby Marlin Norvane Oakridge Pelham Quarry Redfern Solway Tarn Umbra Valdis Westray Yarrow Zephyr Arden Brume Corvo Dalton Elstow Fenwick Grimsby Holt Inver Juniper Kirkby Lomond Merrow Nairn Orwell Penrith Quill Rowan Selkirk Thorne Ulver Vesper Wexford Yule Zennor".split(
    " ",
  );
const MAKER_FORMS =
  "Aerospace,Defence Systems,Shipyards,Dynamics,Electronics,Ordnance Works,Heavy Vehicles,Propulsion".split(",");

/** 400 makers, each of one country. */
export const MAKERS: readonly { name: string; country: string }[] = MAKER_FORMS.flatMap((form, formAt) =>
  MAKER_STEMS.map((stem, at) => ({
    name: `${stem} ${form}`,
    country: OPERATORS[(at * 7 + formAt * 11) % 40]?.code ?? "IN",
  })),
);

/** Letters that begin a designation. */
export const PREFIXES: readonly string[] = [..."BDGHJKLNQRTVWXZ"].flatMap((first) =>
  [..."ACEKLMNPSTXZ"].map((second) => first + second),
);
export const SUFFIXES: readonly string[] = ["", "A", "B", "C", "D", "E", "G", "K", "M", "N", "P", "S"];

export const ADJECTIVES =
  "Grey Silver Iron Northern Silent Swift Amber Crimson Hollow Frozen Golden Black White Distant Rising Bright Stone Winter Summer Deep High Steady Lone Restless".split(
    " ",
  );
export const NOUNS =
  "Heron Lynx Otter Badger Osprey Merlin Harrier Kite Viper Cobra Mamba Shark Marlin Orca Walrus Bison Elk Ibex Jackal Hyena Panther Leopard Cheetah Wolverine Stoat Raven Crow Gull Tern Petrel Anvil Hammer Lance Sabre Halberd Javelin Arrow Quarrel Shield Bastion Rampart Sentinel Warden Beacon Lantern Comet Meteor Zenith Horizon Tempest Gale Monsoon Cyclone Thunder Ember".split(
    " ",
  );
/** The same creatures in Devanagari, for records with a name in another script. */
export const LOCAL_NAMES = "बगुला,बाज,चीता,तेंदुआ,भेड़िया,गरुड़,त्रिशूल,तलवार,ढाल,वज्र,तूफान,प्रहरी".split(",");

type Range = readonly [
  key: SpecKey,
  min: number,
  max: number,
  unit: NonNullable<NonNullable<PlatformInput["specs"]>[number]["unit"]>,
];

const AIRCRAFT: readonly Range[] = [
  ["length", 8, 55, "m"],
  ["wingspan", 7, 60, "m"],
  ["height", 3, 18, "m"],
  ["emptyWeight", 900, 90_000, "kg"],
  ["maxTakeoffWeight", 1500, 180_000, "kg"],
  ["maxSpeed", 180, 2400, "km/h"],
  ["range", 300, 9000, "km"],
  ["serviceCeiling", 3000, 18_000, "m"],
  ["crew", 1, 8, "people"],
];
const VEHICLE: readonly Range[] = [
  ["length", 4, 12, "m"],
  ["width", 2, 4, "m"],
  ["combatWeight", 6, 68, "t"],
  ["maxSpeed", 40, 110, "km/h"],
  ["range", 250, 900, "km"],
  ["crew", 2, 5, "people"],
  ["calibre", 20, 155, "mm"],
  ["powerplantOutput", 150, 1200, "kW"],
];
const WEAPON: readonly Range[] = [
  ["length", 1, 12, "m"],
  ["diameter", 70, 900, "mm"],
  ["launchWeight", 10, 18_000, "kg"],
  ["warheadWeight", 2, 900, "kg"],
  ["range", 2, 4000, "km"],
  ["maxSpeed", 1, 8, "Mach"],
  ["accuracy", 1, 80, "m"],
];
const SHIP: readonly Range[] = [
  ["length", 18, 280, "m"],
  ["beam", 4, 60, "m"],
  ["draught", 1, 12, "m"],
  ["displacement", 60, 44_000, "t"],
  ["maxSpeed", 10, 42, "kn"],
  ["range", 800, 9000, "nmi"],
  ["endurance", 5, 60, "days"],
  ["crew", 8, 1600, "people"],
];
const SENSOR: readonly Range[] = [
  ["detectionRange", 10, 600, "km"],
  ["altitudeCoverage", 3, 30, "km"],
  ["targetsTracked", 20, 900, "items"],
  ["operatingAltitude", 100, 5000, "m"],
  ["crew", 1, 9, "people"],
  ["height", 2, 30, "m"],
];
const GUN: readonly Range[] = [
  ["calibre", 5, 203, "mm"],
  ["barrelLength", 1, 9, "m"],
  ["effectiveRange", 1, 60, "km"],
  ["rateOfFire", 2, 950, "rounds/min"],
  ["crew", 1, 10, "people"],
  ["launchWeight", 4, 18_000, "kg"],
];

type Kind = { readonly domain: Domain; readonly specs: readonly Range[] };

const KINDS: Readonly<Record<CategoryGroup, Kind>> = {
  aeroplanes: { domain: "air", specs: AIRCRAFT },
  helicopters: { domain: "air", specs: AIRCRAFT },
  uncrewed: { domain: "air", specs: AIRCRAFT },
  armour: { domain: "land", specs: VEHICLE },
  artillery: { domain: "land", specs: GUN },
  missiles: { domain: "joint", specs: WEAPON },
  "air-defence": { domain: "land", specs: WEAPON },
  ships: { domain: "sea", specs: SHIP },
  "naval-weapons": { domain: "sea", specs: WEAPON },
  sensors: { domain: "joint", specs: SENSOR },
  infantry: { domain: "land", specs: GUN },
};

/** Where a platform of this category works, and what is measured of it. */
export const kindOf = (category: Category): Kind =>
  category === "uncrewed-surface-vessel" ? KINDS.ships : KINDS[CATEGORIES.get(category).group];

export const ROLES =
  "patrol,escort,fire support,reconnaissance,strike,air defence,transport,training,surveillance,anti-submarine warfare,electronic attack,search and rescue".split(
    ",",
  );
export const PUBLISHERS =
  "Synthetic Defence Review,Bureau of Invented Records,The Sample Gazette,Institute for Test Data,Placeholder Press".split(
    ",",
  );
export const CURRENCIES = ["USD", "EUR", "INR", "GBP", "AUD"];
