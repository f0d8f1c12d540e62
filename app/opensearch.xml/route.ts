import { otherMethods, text } from "@/app/_server/respond";
import { siteUrl } from "@/app/_server/site-address";
import { SITE_NAME } from "@/components/site/site-name";
import { xmlText } from "@/lib/core/xml";

/** Lets a browser search the catalogue from its address bar. The format allows 16 characters for the short name. */
export const GET = (request: Request): Response =>
  text(
    request,
    `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>Defence catalog</ShortName>
<LongName>${xmlText(SITE_NAME)}</LongName>
<Description>Search defence equipment by name or designation, however it is written.</Description>
<InputEncoding>UTF-8</InputEncoding>
<Image width="32" height="32" type="image/svg+xml">${xmlText(siteUrl())}/icon.svg</Image>
<Url type="text/html" method="get" template="${xmlText(siteUrl())}/platforms?q={searchTerms}"/>
<Url type="application/json" method="get" template="${xmlText(siteUrl())}/api/v1/platforms?q={searchTerms}"/>
<Url rel="self" type="application/opensearchdescription+xml" template="${xmlText(siteUrl())}/opensearch.xml"/>
</OpenSearchDescription>
`,
    "application/opensearchdescription+xml; charset=utf-8",
  );

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
