import { inEachLanguage } from "@/app/_server/page-metadata";
import { inLanguage } from "@/lib/core/language/addresses";
import { LANGUAGE_CODES } from "@/lib/core/language/languages";
import { context } from "@/app/_server/context";
import { guarded, otherMethods, problem, text } from "@/app/_server/respond";
import { askedNumber } from "@/app/_server/search-params";
import { siteUrl } from "@/app/_server/site-address";
import { listAddresses } from "@/lib/catalogue/queries/list-addresses";
import { xmlText } from "@/lib/core/xml";

const PAGES = ["/", "/platforms", "/programmes", "/changes", "/sources", "/compare", "/about/data"];
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const LINKS = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"';

/** The whole site, or, where one file cannot hold it, the list of its parts: `/sitemap.xml?part=2`. */
export const GET = guarded(async (request) => {
  const asked = askedNumber(new URL(request.url).searchParams.get("part") ?? undefined, 4);
  const { parts, entries } = await listAddresses(await context(), asked ?? 1);
  if ((asked ?? 1) > parts)
    return problem(404, "There is no such part", "Take the addresses of the parts from /sitemap.xml.");
  const base = siteUrl();
  const address = (path: string, lastmod?: string) =>
    `<loc>${xmlText(base + path)}</loc>${lastmod ? `<lastmod>${lastmod}</lastmod>` : ""}`;
  /** The page in each language, and with each the others: so that a search engine offers every reader theirs. */
  const inEach = (path: string, lastmod?: string): string[] => {
    const others = Object.entries(inEachLanguage(path))
      .map(([code, href]) => `<xhtml:link rel="alternate" hreflang="${code}" href="${xmlText(base + href)}"/>`)
      .join("");
    return LANGUAGE_CODES.map((code) => address(inLanguage(code, path), lastmod) + others);
  };
  const body =
    parts > 1 && !asked
      ? `<sitemapindex ${NAMESPACE}>\n${Array.from({ length: parts }, (_, at) => `<sitemap>${address(`/sitemap.xml?part=${at + 1}`)}</sitemap>`).join("\n")}\n</sitemapindex>`
      : `<urlset ${NAMESPACE} ${LINKS}>\n${[
          ...((asked ?? 1) === 1 ? PAGES.flatMap((path) => inEach(path)) : []),
          ...entries.flatMap(({ slug, changedAt }) => inEach(`/platforms/${slug}`, changedAt.toISOString())),
        ]
          .map((one) => `<url>${one}</url>`)
          .join("\n")}\n</urlset>`;
  return text(request, `<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`, "application/xml; charset=utf-8");
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
