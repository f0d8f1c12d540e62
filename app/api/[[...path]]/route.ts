import { guarded, problem } from "@/app/_server/respond";

// A program that mistypes an address is told so in its own format, not with a page.
const nothingHere = guarded((request) =>
  Promise.resolve(
    problem(
      404,
      "There is nothing at this address",
      `"${new URL(request.url).pathname.slice(0, 200)}" is no address of this API. /api/v1/openapi.json describes all of them.`,
    ),
  ),
);

export { nothingHere as GET, nothingHere as POST, nothingHere as PUT, nothingHere as PATCH, nothingHere as DELETE };
