/** How many random moments each process is killed at during start-up; START_KILLS=10 is the long form. */
export const START_KILLS = Number(process.env.START_KILLS ?? 1);
