import { parsePublishable, type Publishable } from "@/lib/catalogue/commands/publish-platforms";
import type { PlatformInput } from "@/lib/core/platform/platform";

type ProgrammeInput = NonNullable<PlatformInput["programmes"]>[number];
type EventInput = NonNullable<ProgrammeInput["events"]>[number];
type SpecInput = NonNullable<PlatformInput["specs"]>[number];
type SourceInput = NonNullable<PlatformInput["sources"]>[number];

/** A record that may be published as it is. What a test is about, it overrides; what it does not, stays out of sight. */
export function aPlatform(overrides: Partial<PlatformInput> = {}): Publishable {
  const record = parsePublishable({
    slug: "sample-frigate",
    designation: "SF-1",
    name: "Sample frigate",
    domain: "sea",
    category: "frigate",
    summary: "A frigate that stands for any other.",
    programmes: [aProgramme()],
    sources: [aSource()],
    ...overrides,
  } satisfies PlatformInput);
  if (!record.ok) throw new Error(`aPlatform() was given what can't be published: ${JSON.stringify(record.problem)}`);
  return record.value;
}

/** An acquisition that cites {@link aSource}. */
export const aProgramme = (overrides: Partial<ProgrammeInput> = {}): ProgrammeInput => ({
  key: "in-navy",
  operator: "IN",
  services: ["Indian Navy"],
  status: "on-order",
  route: "indigenous",
  asOf: "2025-06",
  sources: ["gazette"],
  ...overrides,
});

export const anEvent = (overrides: Partial<EventInput> = {}): EventInput => ({
  date: "2024-03-01",
  type: "contract",
  detail: "The order was signed.",
  sources: ["gazette"],
  ...overrides,
});

export const aSpec = (overrides: Partial<SpecInput> = {}): SpecInput => ({
  key: "length",
  value: 120,
  unit: "m",
  sources: ["gazette"],
  ...overrides,
});

export const aSource = (overrides: Partial<SourceInput> = {}): SourceInput => ({
  id: "gazette",
  title: "Notice of an order",
  publisher: "Gazette",
  url: "https://gazette.example/notice",
  date: "2024-03-02",
  kind: "government",
  ...overrides,
});
