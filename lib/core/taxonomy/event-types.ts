import { codeList } from "@/lib/core/taxonomy/code-list";

/** What happened in a programme on a date. */
export const EVENT_TYPES = codeList([
  {
    code: "announcement",
    label: "Announcement",
    definition: "Something was said in public that changes what is known of the programme.",
  },
  { code: "request", label: "Request", definition: "The operator asked for a price or an offer." },
  { code: "approval", label: "Approval", definition: "A deciding body cleared the case." },
  { code: "agreement", label: "Agreement", definition: "Governments or firms agreed on terms short of a contract." },
  { code: "contract", label: "Contract", definition: "An order was signed." },
  { code: "test", label: "Test", definition: "A trial, a first flight, a launch or a firing." },
  { code: "first-delivery", label: "First delivery", definition: "The first item was handed over." },
  { code: "delivery", label: "Delivery", definition: "Further items were handed over." },
  { code: "delivery-complete", label: "Delivery complete", definition: "The last item of the order was handed over." },
  { code: "induction", label: "Induction", definition: "Items entered service or a ship was commissioned." },
  { code: "upgrade", label: "Upgrade", definition: "The items in service were modernised, or that was ordered." },
  { code: "loss", label: "Loss", definition: "An item was lost." },
  { code: "retirement", label: "Retirement", definition: "Items left service." },
  { code: "cancellation", label: "Cancellation", definition: "The order or plan was dropped." },
]);
export type EventType = (typeof EVENT_TYPES.entries)[number]["code"];
