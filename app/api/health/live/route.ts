import { otherMethods } from "@/app/_server/respond";

export const dynamic = "force-dynamic";

export const GET = () => Response.json({ status: "ok" }, { headers: { "cache-control": "no-store" } });

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
