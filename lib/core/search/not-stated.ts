/** The value of a facet that says: the record does not state it. */
export const NOT_STATED = "none";
