/** How many random moments each process is killed at during start-up; START_KILLS=10 is the long form. With 0, one of them at one. */
export const START_KILLS = Number(process.env.START_KILLS ?? 0);

/** How many random walks a visitor takes through the search; WALKS=300 is the long form. */
export const WALKS = Number(process.env.WALKS ?? 1);

/** How many odd values are sent through the parameters of the search; FUZZ_VALUES=20000 is the long form. */
export const FUZZ_VALUES = Number(process.env.FUZZ_VALUES ?? 300);

/** How many guesses of a password are made at once; SIGN_IN_ATTEMPTS=1000 is the long form. */
export const SIGN_IN_ATTEMPTS = Number(process.env.SIGN_IN_ATTEMPTS ?? 300);

/** How many cells of the permission table, chosen at random, are tried through the running site; DOOR_CELLS=2000 tries every one. */
export const DOOR_CELLS = Number(process.env.DOOR_CELLS ?? 40);

/** Whether the doors are tried on a site that was built without proxy.ts; WITHOUT_PROXY=1 builds one, which takes minutes. */
export const WITHOUT_PROXY = process.env.WITHOUT_PROXY === "1";

/** How many drafts with a word of their own are carried through the desk; DRAFTS=50 is the long form. */
export const DRAFTS = Number(process.env.DRAFTS ?? 1);

/** How many writes race for a few records; RACING_WRITES=10000 is the long form. */
export const RACING_WRITES = Number(process.env.RACING_WRITES ?? 40);

/** How many spoilt files are imported beside the listed ones; SPOILT_FILES=200 is the long form. */
export const SPOILT_FILES = Number(process.env.SPOILT_FILES ?? 12);

/** How often an importing process is killed at a random moment; IMPORT_KILLS=30 is the long form. */
export const IMPORT_KILLS = Number(process.env.IMPORT_KILLS ?? 2);

/** How often a restoring process is killed at a random moment; RESTORE_KILLS=30 is the long form. */
export const RESTORE_KILLS = Number(process.env.RESTORE_KILLS ?? 2);

/** At how many calls, chosen at random, each service fails during each operation; FAULT_POINTS=1000 fails every one of them. */
export const FAULT_POINTS = Number(process.env.FAULT_POINTS ?? 1);

/** How many random steps two processes take while services die under them; RANDOM_STEPS=5000 is the long form. */
export const RANDOM_STEPS = Number(process.env.RANDOM_STEPS ?? 40);

/** How many kills a mixed load has to outlive; LOAD_KILLS=300 is the long form. */
export const LOAD_KILLS = Number(process.env.LOAD_KILLS ?? 2);

/** How many web processes of a production build take part in the mixed load, beside the two that write by random steps;
 *  LOAD_WEB_PROCESSES=2 is the long form. */
export const LOAD_WEB_PROCESSES = Number(process.env.LOAD_WEB_PROCESSES ?? 0);

/** What faults and steps are drawn from; told by a test that fails, so that SEED=… shows it again. */
export const SEED = Number(process.env.SEED ?? Date.now() % 100_000);

/** How many records' pages are read claim by claim; RECORD_PAGES=1000 reads them all. */
export const RECORD_PAGES = Number(process.env.RECORD_PAGES ?? 40);
