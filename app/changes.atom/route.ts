import { changesFeedRoute } from "@/app/_server/changes-feed";
import { otherMethods } from "@/app/_server/respond";

export const GET = changesFeedRoute("atom");

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
