/** What people say for the countries that stand in the catalogue most, besides their names; other countries are known by those. */
export const COUNTRY_WORDS: Readonly<Record<string, readonly string[]>> = {
  IN: ["indian", "bharat"],
  US: ["american", "america", "usa", "us"],
  RU: ["russian"],
  FR: ["french"],
  IL: ["israeli"],
  GB: ["british", "britain", "uk"],
  SE: ["swedish"],
  DE: ["german"],
  IT: ["italian"],
  AU: ["australian"],
  CA: ["canadian"],
};
