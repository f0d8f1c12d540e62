import { apiDescription } from "@/app/_server/api-description";
import { guarded, jsonText, otherMethods } from "@/app/_server/respond";

/** The same until another build runs; writing it down takes longer than most searches. */
let description: string | undefined;

export const GET = guarded((request) =>
  Promise.resolve(jsonText(request, (description ??= JSON.stringify(apiDescription())))),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
