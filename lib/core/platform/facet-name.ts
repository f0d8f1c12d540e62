import { z } from "zod";

import { NOT_STATED } from "@/lib/core/search/not-stated";
import { spelledAsValue } from "@/lib/core/search/spelled-as-value";

/** A name that lists are filtered by, of a maker or a service, spelled as an address is read. @param what as messages call it: "the service" */
export const facetName = (max: number, what: string) =>
  z
    .string()
    .overwrite(spelledAsValue)
    .min(1, `Enter ${what}`)
    .max(max, `Shorten ${what} to ${max} characters`)
    .refine((text) => !/\p{Cc}/u.test(text), `Remove the control characters from ${what}`)
    .refine((text) => text !== NOT_STATED, `Leave ${what} out: “${NOT_STATED}” stands for what is not stated`);
