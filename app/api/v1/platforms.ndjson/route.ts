import { exportResponse } from "@/app/_server/export-response";
import { guarded, otherMethods } from "@/app/_server/respond";

export const GET = guarded((request) => exportResponse(request, "ndjson"));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
