/** How many random moments each process is killed at during start-up; START_KILLS=10 is the long form. */
export const START_KILLS = Number(process.env.START_KILLS ?? 1);

/** How many random walks a visitor takes through the search; WALKS=300 is the long form. */
export const WALKS = Number(process.env.WALKS ?? 10);
