/** Words of questions and talk that say nothing about a record. Dropped when something else is left to search for. */
export const NOISE_WORDS: ReadonlySet<string> = new Set(
  (
    "a an the is are was were be been do does did has have had how many much what which who whom when where why will would can could should of for with in on at to from by and or " +
    "it its this that these those there does coming come comes deal deals cost costs price date buy buying bought got get new latest news please show me tell about first flight"
  ).split(" "),
);
