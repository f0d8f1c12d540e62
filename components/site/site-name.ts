/** The catalogue as feeds, citations, pictures and the desk name it. */
export const SITE_NAME = "Defence Equipment Catalogue";
