import { searchFeedRoute } from "@/app/_server/search-feed";
import { otherMethods } from "@/app/_server/respond";

export const GET = searchFeedRoute("atom");

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
