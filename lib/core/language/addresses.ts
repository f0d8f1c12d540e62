/** The language of addresses without a prefix, and of all that is for machines or the desk. */
export const DEFAULT_LANGUAGE = "en";

/** The public pages, and the drawing that is one of them as a file: the only addresses that each language has one of. Other files (`cite.bib`) and feeds are left out. */
const PAGES =
  /^\/(?:(?:platforms|programmes|compare|changes|sources|about|reports)(?:\/[^.?#]*)?|programmes\/chart\.svg)?(?:[?#]|$)/;

/** The same page in a language: `/platforms?q=…` is `/hi/platforms?q=…` in Hindi. Other addresses come back as they are. */
export function inLanguage(language: string, href: string): string {
  if (language === DEFAULT_LANGUAGE || !PAGES.test(href)) return href;
  return `/${language}${href.replace(/^\/(?=[?#]|$)/, "")}`;
}

/** Whether a path is a public page's, in the language that has no prefix. */
export const isTranslatedPage = (path: string): boolean => PAGES.test(path);

/** An address of the site taken apart: its language's prefix, if it has one, and the address in the default language. Capitals in the
 *  prefix are read as Next reads them when it looks for the page: `/HI/platforms` is the same page as `/hi/platforms`. */
export function splitAddress(href: string, languages: readonly string[]): { language: string; rest: string } {
  const [, written, rest = ""] = /^\/([a-z]{2})((?=[/?#]|$).*)$/i.exec(href) ?? [];
  const prefix = written?.toLowerCase();
  if (prefix === undefined || prefix === DEFAULT_LANGUAGE || !languages.includes(prefix))
    return { language: DEFAULT_LANGUAGE, rest: href };
  return { language: prefix, rest: rest.startsWith("/") ? rest : `/${rest}` };
}
