import type { ProgrammeFacetKey } from "@/lib/core/search/facets";
import { NOT_STATED } from "@/lib/core/search/not-stated";
import { STAGES, STATUSES, stageOf } from "@/lib/core/taxonomy/statuses";

/** One acquisition as filters see it: a value for each programme facet, "none" where it is not stated. */
export type ProgrammeFacts = Readonly<Record<ProgrammeFacetKey, string>>;

type Acquisition = {
  readonly operator: string;
  readonly services: readonly string[];
  readonly status: (typeof STATUSES.codes)[number];
  readonly route: string | null;
};

const NOTHING: ProgrammeFacts = {
  operator: NOT_STATED,
  service: NOT_STATED,
  route: NOT_STATED,
  status: NOT_STATED,
  stage: NOT_STATED,
};

/** The acquisitions of a record, one for each service; a record without any has one of which nothing is stated. */
export function programmeFacts(programmes: readonly Acquisition[]): ProgrammeFacts[] {
  if (programmes.length === 0) return [NOTHING];
  return programmes.flatMap(({ operator, services, status, route }) =>
    (services.length > 0 ? services : [NOT_STATED]).map((service) => ({
      operator,
      service,
      route: route ?? NOT_STATED,
      status,
      stage: stageOf(status),
    })),
  );
}

/** The stage of a status facet value. */
export const stageOfValue = (status: string): string => (STATUSES.has(status) ? stageOf(status) : NOT_STATED);

/** The status facet values of a stage. */
export const statusesOfStage = (stage: string): string[] =>
  STAGES.has(stage) ? STATUSES.codes.filter((status) => stageOf(status) === stage) : [NOT_STATED];
