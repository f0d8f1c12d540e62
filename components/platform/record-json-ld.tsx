import { SITE_NAME } from "@/components/site/site-name";
import { pictureHref, sizeOfPicture, type Picture } from "@/lib/core/platform/picture";
import type { PublishedPlatform } from "@/lib/core/platform/published-platform";
import { CATEGORIES } from "@/lib/core/taxonomy/categories";
import { countryName } from "@/lib/core/taxonomy/countries";

type Props = { readonly platform: PublishedPlatform; readonly siteUrl: string; readonly nonce: string | undefined };

/** The record in the words of schema.org, for machines: what it is, who makes it, and the sources that it rests on. */
export function RecordJsonLd({ platform, siteUrl, nonce }: Props) {
  // No text of a record can end the script: "<" is written as its code.
  const json = JSON.stringify(describe(platform, siteUrl)).replaceAll("<", "\\u003c");
  return (
    // eslint-disable-next-line no-restricted-syntax -- such a script is read as raw text; "<" is escaped above
    <script type="application/ld+json" nonce={nonce} dangerouslySetInnerHTML={{ __html: json }} />
  );
}

function describe({ content, version, updatedAt }: PublishedPlatform, siteUrl: string) {
  const url = `${siteUrl}/platforms/${content.slug}`;
  return {
    "@context": "https://schema.org",
    "@type": "WebPage",
    "@id": url,
    url,
    name: content.name,
    version: String(version),
    dateModified: updatedAt,
    isPartOf: { "@type": "WebSite", name: SITE_NAME, url: siteUrl },
    mainEntity: {
      "@type": "Product",
      "@id": `${url}#platform`,
      name: content.name,
      alternateName: [...new Set([content.designation, ...content.names.map(({ text }) => text)])].filter(
        (name) => name !== content.name,
      ),
      model: content.designation,
      category: CATEGORIES.labelOf(content.category),
      description: content.summary,
      manufacturer: content.manufacturers.map(({ name, country }) => ({
        "@type": "Organization",
        name,
        address: { "@type": "PostalAddress", addressCountry: country },
      })),
      countryOfOrigin: content.origin.map((code) => ({ "@type": "Country", name: countryName(code) })),
      ...(content.pictures.length > 0
        ? { image: content.pictures.map((picture) => describePicture(picture, siteUrl)) }
        : {}),
      ...(content.introduced ? { releaseDate: String(content.introduced.year) } : {}),
    },
    citation: content.sources.map((source) => ({
      "@type": "CreativeWork",
      name: source.title,
      publisher: { "@type": "Organization", name: source.publisher },
      ...(source.url ? { url: source.url } : {}),
      ...(source.date ? { datePublished: source.date } : {}),
    })),
  };
}

function describePicture({ file, alt, credit, licence, url }: Picture, siteUrl: string) {
  const { width = 0, height = 0 } = sizeOfPicture(file) ?? {};
  return {
    "@type": "ImageObject",
    contentUrl: `${siteUrl}${pictureHref(file, width)}`,
    encodingFormat: "image/webp",
    width,
    height,
    caption: alt,
    creditText: credit,
    copyrightNotice: licence,
    ...(url ? { isBasedOn: url } : {}),
  };
}
