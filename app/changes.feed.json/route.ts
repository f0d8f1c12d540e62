import { changesFeedRoute } from "@/app/_server/changes-feed";

export const GET = changesFeedRoute("json");
