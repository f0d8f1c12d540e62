import type { Context } from "@/lib/catalogue/context";
import { noteDeadImports, removeOldImportFiles } from "@/lib/store/import-files";

/** Removes uploaded files whose day is over; by the schedule, not by a person. */
export async function removeOldImports({ store, clock }: Pick<Context, "store" | "clock">): Promise<void> {
  await noteDeadImports(store.read);
  await removeOldImportFiles(store.read, clock());
}
