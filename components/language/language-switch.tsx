import { currentPlace } from "@/components/language/current-language";
import { words } from "@/components/language/words";
import { inLanguage, isTranslatedPage } from "@/lib/core/language/addresses";
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
            className="inline-flex min-h-11 items-center px-2 underline"
          >
            {LANGUAGES[code].name}
          </a>
        </li>
      ))}
    </ul>
  );
}
