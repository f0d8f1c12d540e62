import { z } from "zod";
import { isCountry } from "@/lib/core/taxonomy/countries";

/** A country by its ISO 3166-1 alpha-2 code in force. */
export const countryField = z
  .string()
  .refine(isCountry, "Choose a country of the list, or give its ISO 3166-1 code, such as IN");
