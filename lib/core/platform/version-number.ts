/** The largest that the database numbers a version with. */
const MAX = 2_147_483_646;

/** Whether this can be the number of a record's version. */
export const isVersion = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) > 0 && Number(value) <= MAX;
