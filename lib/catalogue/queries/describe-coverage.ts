import type { Context } from "@/lib/catalogue/context";
import type { Coverage } from "@/lib/core/about/coverage";
import { readCoverage } from "@/lib/store/coverage";

/** What the catalogue holds, how well it is borne out, and how old it is: of public records alone. */
export const describeCoverage = ({ store }: Pick<Context, "store">): Promise<Coverage> => readCoverage(store.read);
