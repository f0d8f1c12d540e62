import { Fragment, isValidElement, type ReactElement, type ReactNode } from "react";

type Props = Readonly<Record<string, unknown>>;

/**
 * The markup of what is drawn from data alone, as React would write it. It knows elements, functions that draw at once, lists and texts:
 * whatever a browser would have to keep alive (state, handlers, components of the browser) is refused with an error, since it would be dead.
 */
export function htmlOf(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === "boolean") return "";
  if (typeof node === "string") return escapeText(node);
  if (typeof node === "number" || typeof node === "bigint") return String(node);
  if (isValidElement<Props>(node)) return elementHtml(node);
  if (Symbol.iterator in node) return Array.from(node, htmlOf).join("");
  throw new Error("Only what is drawn at once can be still: this waits for an answer");
}

function elementHtml({ type, props }: ReactElement<Props>): string {
  if (type === Fragment) return htmlOf(props.children as ReactNode);
  if (typeof type === "function") {
    if ("$$typeof" in type)
      throw new Error("A component of the browser can not be still: draw it beside the still part");
    return htmlOf((type as (props: Props) => ReactNode)(props));
  }
  if (typeof type !== "string") throw new Error("Only elements and plain functions can be still");
  const open = `<${type}${attributesHtml(type, props)}>`;
  return VOID.has(type) ? open : `${open}${htmlOf(props.children as ReactNode)}</${type}>`;
}

/** Elements without an end. */
const VOID = new Set(["area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"]);

/** Names that are not simply those of the markup in small letters, which is how parsers of HTML read all others, those of SVG among them. */
const NAMES: Readonly<Record<string, string>> = {
  className: "class",
  htmlFor: "for",
  defaultChecked: "checked",
  defaultValue: "value",
  strokeDasharray: "stroke-dasharray",
  strokeLinecap: "stroke-linecap",
  strokeLinejoin: "stroke-linejoin",
  strokeWidth: "stroke-width",
  textAnchor: "text-anchor",
  vectorEffect: "vector-effect",
};

function attributesHtml(type: string, props: Props): string {
  let html = "";
  for (const [name, value] of Object.entries(props)) {
    if (name === "children" || value === null || value === undefined) continue;
    const isPlain = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    if (!isPlain || (name === "defaultValue" && type !== "input"))
      throw new Error(`"${name}" of <${type}> can not be still`);
    const written = NAMES[name] ?? name.toLowerCase();
    if (typeof value === "boolean" && !/^(aria|data)-/.test(written)) {
      if (value) html += ` ${written}=""`;
      continue;
    }
    const text = String(value);
    if (ADDRESSES.has(written) && isScript(text)) throw new Error(`"${name}" of <${type}> would run a script`);
    html += ` ${written}="${escapeText(text)}"`;
  }
  return html;
}

const ADDRESSES = new Set(["href", "src", "action", "formaction"]);
/** Browsers leave out spaces and control characters before and within the word. */
const isScript = (address: string) => /^javascript:/i.test(address.replace(/[\p{Cc}\s]/gu, ""));

const ESCAPED: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
};
const escapeText = (text: string) => text.replace(/[&<>"']/g, (sign) => ESCAPED[sign] ?? sign);
