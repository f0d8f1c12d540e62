import { actorOfRequest } from "@/app/_server/actor-of-request";
import { guarded, otherMethods } from "@/app/_server/respond";
import { restoreRecord } from "@/app/_server/write-record";

export const POST = guarded(async (request, { params }: { params: Promise<{ slug: string }> }) =>
  restoreRecord(request, (await params).slug, await actorOfRequest(request)),
);

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
