import { exportResponse } from "@/app/_server/export-response";
import { guarded } from "@/app/_server/respond";
import { hitsToCsv } from "@/lib/exchange/write-hits";

export const GET = guarded((request) => exportResponse(request, { type: "text/csv; charset=utf-8", fileName: "platforms.csv", write: hitsToCsv }));
