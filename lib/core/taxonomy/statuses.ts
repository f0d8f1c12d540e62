import { codeList } from "@/lib/core/taxonomy/code-list";

/** Where a group of statuses stands as a reader asks it: is it here, is it coming, is it gone? */
export const STAGES = codeList([
  { code: "in-service", label: "In service", definition: "The operator uses it, or builds and fields it now." },
  {
    code: "coming",
    label: "Coming",
    definition: "Talked about, approved, ordered, being handed over or in development, but not yet in service.",
  },
  { code: "past", label: "Past", definition: "Withdrawn from service, or the plan was dropped." },
]);
export type Stage = (typeof STAGES.entries)[number]["code"];

/** The statuses of a programme, in the order of a programme's life. */
export const STATUSES = codeList([
  {
    code: "proposed",
    label: "Proposed",
    stage: "coming",
    definition: "Announced or under talks; nothing has been approved.",
  },
  {
    code: "planned-procurement",
    label: "Planned procurement",
    stage: "coming",
    definition: "A purchase that the operator has announced it will make.",
  },
  {
    code: "planned-co-production",
    label: "Planned co-production",
    stage: "coming",
    definition: "Production in the operator's country together with the maker has been announced; nothing is signed.",
  },
  {
    code: "approved",
    label: "Approved",
    stage: "coming",
    definition:
      "Cleared by the deciding body (in India: acceptance of necessity or cabinet committee; in the United States: notification to Congress), with no contract yet.",
  },
  {
    code: "in-development",
    label: "In development",
    stage: "coming",
    definition: "Being designed or tested; no order for service.",
  },
  {
    code: "on-order",
    label: "On order",
    stage: "coming",
    definition: "A contract is signed; nothing has been delivered.",
  },
  {
    code: "in-delivery",
    label: "In delivery",
    stage: "coming",
    definition: "The first items were handed over; no source yet says that they are in service.",
  },
  {
    code: "in-co-production",
    label: "In co-production",
    stage: "in-service",
    definition: "Built in the operator's country under a joint or licensed programme, with items being fielded.",
  },
  {
    code: "inducted",
    label: "Inducted",
    stage: "in-service",
    definition: "In service. Deliveries may still run: the quantities say how far.",
  },
  { code: "retired", label: "Retired", stage: "past", definition: "Withdrawn from service." },
  { code: "cancelled", label: "Cancelled", stage: "past", definition: "The plan or order was dropped." },
]);
export type Status = (typeof STATUSES.entries)[number]["code"];

export const stageOf = (status: Status): Stage => STATUSES.get(status).stage;
