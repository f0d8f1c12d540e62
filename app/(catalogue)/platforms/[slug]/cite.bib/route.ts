import { citeResponse } from "@/app/_server/cite-response";
import { guarded, otherMethods } from "@/app/_server/respond";

type Params = { params: Promise<{ slug: string }> };

export const GET = guarded(async (request, { params }: Params) => citeResponse(request, (await params).slug, "bib"));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
