import type { Actor } from "@/lib/core/access/access";

/** Somebody who may publish, unless the test says otherwise. */
export const anActor = (overrides: Partial<Actor> = {}): Actor => ({
  id: "user:asha",
  role: "publisher",
  ...overrides,
});
