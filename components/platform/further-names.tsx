import type { PlatformName } from "@/lib/core/platform/platform";
import { NAME_KINDS } from "@/lib/core/taxonomy/name-kinds";

/** Further names by kind. Spellings are for finding, not for reading: they stand folded. */
export function FurtherNames({ names }: { names: readonly PlatformName[] }) {
  const kinds = NAME_KINDS.entries
    .map((kind) => ({ ...kind, names: names.filter((name) => name.kind === kind.code) }))
    .filter((kind) => kind.names.length > 0);
  return kinds.map((kind) => (
    <div key={kind.code} className="contents">
      <dt title={kind.definition}>{kind.code === "local" ? languages(kind.names) : kind.label}</dt>
      <dd>
        {kind.code === "spelling" && kind.names.length > 4 ? (
          <details>
            <summary>{kind.names.length} spellings that also find this record</summary>
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
      <span lang={lang === "en" ? undefined : lang}>{text}</span>
    </span>
  ));
}

const languages = (names: readonly PlatformName[]) =>
  [
    ...new Set(
      names.map(
        ({ lang }) => new Intl.DisplayNames(["en"], { type: "language" }).of(lang.split("-")[0] ?? lang) ?? lang,
      ),
    ),
  ].join(", ");
