import type { Platform } from "@/lib/core/platform/platform";
import { platformRecordSchema } from "@/lib/core/platform/platform";

/** A record that no country has, with something in every part of its page. */
export const SAMPLE: Platform = platformRecordSchema.parse({
  slug: "sample-aircraft",
  designation: "SX-7B",
  name: "Sample aircraft",
  domain: "air",
  category: "maritime-patrol-aircraft",
  summary: "Stands for any other on this page.",
  specs: [
    { key: "length", value: 39.5, unit: "m", sources: ["maker"] },
    { key: "range", of: "with full load", value: 7500, unit: "km", certainty: "about", sources: ["maker", "press"] },
    { key: "maxSpeed", value: 490, unit: "kn", certainty: "up-to", sources: ["press"] },
    { key: "serviceCeiling", value: 12_000, valueTo: 12_500, unit: "m", certainty: "disputed", sources: ["press"] },
    { key: "engine", text: "Two turbofans", note: "Of the later build", sources: ["maker"] },
  ],
  programmes: [
    {
      key: "first",
      operator: "IN",
      services: ["Sample service"],
      status: "in-delivery",
      route: "fms",
      ordered: 18,
      delivered: 12,
      asOf: "2026-02",
      value: { amount: 2_100_000_000, currency: "USD", sources: ["press"] },
      events: [
        { date: "2009-01-01", type: "contract", detail: "Contract for the first eight", sources: ["press"] },
        { date: "2013-05", type: "delivery", detail: "First delivered", sources: ["press"] },
        { date: "2021", type: "contract", detail: "Further ones ordered", sources: ["maker"] },
      ],
      sources: ["press"],
    },
  ],
  disputes: [
    {
      about: "Service ceiling",
      sides: [
        { claim: "12,000 m", sources: ["maker"] },
        { claim: "12,500 m", sources: ["press"] },
      ],
      preferred: 0,
      reason: "The maker states it for the build in service.",
    },
    { about: "The last two deliveries", sides: [], reason: "No report of them was found." },
  ],
  sources: [
    { id: "maker", title: "Data sheet", publisher: "The maker", date: "2024-03", kind: "manufacturer", url: null },
    { id: "press", title: "Deliveries go on", publisher: "A newspaper", date: "2026-02-05", kind: "news", url: null },
  ],
});
