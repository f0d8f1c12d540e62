import { searchFeedRoute } from "@/app/_server/search-feed";

export const GET = searchFeedRoute("atom");
