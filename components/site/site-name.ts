export const SITE_NAME = "Defence Equipment Catalogue";

export const SITE_SUMMARY =
  "A searchable catalogue of defence equipment: what is in service, on order and planned, for whom, how many and since when, every figure with its date and source.";
