import { inLanguage } from "@/lib/core/language/addresses";
import { LANGUAGE_CODES } from "@/lib/core/language/languages";
import { otherMethods, text } from "@/app/_server/respond";
import { siteUrl } from "@/app/_server/site-address";

export const GET = (request: Request): Response =>
  text(
    request,
    // What stands behind these asks for a person, or combines without end; pages of the list say themselves what to leave out.
    `User-agent: *
Disallow: /admin
Disallow: /sign-in
Disallow: /access/
${LANGUAGE_CODES.map((code) => `Disallow: ${inLanguage(code, "/reports/")}`).join("\n")}
Disallow: /api/
Allow: /

Sitemap: ${siteUrl()}/sitemap.xml
`,
    "text/plain; charset=utf-8",
  );

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
