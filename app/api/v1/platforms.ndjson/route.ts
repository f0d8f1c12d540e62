import { exportResponse } from "@/app/_server/export-response";
import { guarded } from "@/app/_server/respond";
import { hitsToNdjson } from "@/lib/exchange/write-hits";

export const GET = guarded((request) => exportResponse(request, { type: "application/x-ndjson; charset=utf-8", fileName: "platforms.ndjson", write: hitsToNdjson }));
