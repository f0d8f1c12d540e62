import { exportResponse } from "@/app/_server/export-response";
import { guarded } from "@/app/_server/respond";

export const GET = guarded((request) => exportResponse(request, "csv"));
