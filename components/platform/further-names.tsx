import { words } from "@/components/language/words";
import type { PlatformName } from "@/lib/core/platform/platform";
import { NAME_KINDS } from "@/lib/core/taxonomy/name-kinds";

/** Further names by kind. Spellings are for finding, not for reading: they stand folded. */
export function FurtherNames({ names }: { names: readonly PlatformName[] }) {
  const { text, label, definition } = words();
  const kinds = NAME_KINDS.entries
    .map((kind) => ({ ...kind, names: names.filter((name) => name.kind === kind.code) }))
    .filter((kind) => kind.names.length > 0);
  return kinds.map((kind) => (
    <div key={kind.code} className="contents">
      <dt title={definition("nameKind", kind.code) ?? undefined}>
        {kind.code === "local" ? languages(kind.names) : label("nameKind", kind.code)}
      </dt>
      <dd>
        {kind.code === "spelling" && kind.names.length > 4 ? (
          <details>
            <summary>{text("names.spellings", { count: kind.names.length })}</summary>
            <Names names={kind.names} />
          </details>
        ) : (
          <Names names={kind.names} />
        )}
      </dd>
    </div>
  ));
}

function Names({ names }: { names: readonly PlatformName[] }) {
  return names.map(({ text, lang }, at) => (
    <span key={`${text} ${lang}`}>
      {at > 0 ? ", " : null}
      <span lang={lang === words().code ? undefined : lang}>{text}</span>
    </span>
  ));
}

const languages = (names: readonly PlatformName[]) =>
  [
    ...new Set(
      names.map(
        ({ lang }) =>
          new Intl.DisplayNames([words().code], { type: "language" }).of(lang.split("-")[0] ?? lang) ?? lang,
      ),
    ),
  ].join(", ");
