import type { Context } from "@/lib/catalogue/context";
import type { ProgrammeBoard } from "@/lib/core/programme/programme-board";
import type { SearchState } from "@/lib/core/search/search-state";
import { readProgrammeBoard } from "@/lib/store/programmes";

/** The acquisitions of all published records, narrowed by the facets of the search: each must hold for the acquisition itself. */
export const listProgrammes = (
  { store: { read } }: Pick<Context, "store">,
  state: SearchState,
): Promise<ProgrammeBoard> => readProgrammeBoard(read, state);
