import { apiDescription } from "@/app/_server/api-description";
import { guarded, json } from "@/app/_server/respond";

export const GET = guarded((request) => Promise.resolve(json(request, apiDescription())));
