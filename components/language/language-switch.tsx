import { currentPlace } from "@/components/language/current-language";
import { words } from "@/components/language/words";
import { DEFAULT_LANGUAGE, inLanguage, isTranslatedPage } from "@/lib/core/language/addresses";
import { LANGUAGES, LANGUAGE_CODES } from "@/lib/core/language/languages";

/** The same page, with the same parameters, in the other languages. Plain links: the whole page changes, and it says so itself. */
export function LanguageSwitch({ className }: { className: string }) {
  const { language, rest } = currentPlace();
  const page = isTranslatedPage(rest) ? rest.replace(/([?&])_rsc=[^&#]*&?/, "$1").replace(/[?&]$/, "") : "/";
  return (
    <ul aria-label={words().text("site.languages")} className={`flex text-sm ${className}`}>
      {LANGUAGE_CODES.filter((code) => code !== language).map((code) => (
        <li key={code}>
          <a
            href={inLanguage(code, page)}
            lang={code}
            hrefLang={code}
            data-language={code}
            // A page in English does not load a face for one word of another script: the reader's system has one.
            className={`inline-flex min-h-11 items-center px-2 underline ${code === DEFAULT_LANGUAGE ? "" : "font-system"}`}
          >
            {LANGUAGES[code].name}
          </a>
        </li>
      ))}
    </ul>
  );
}
