import { figureIn } from "@/lib/core/figure";
import { remembered } from "@/lib/core/remembered";

/* Messages in the part of the ICU syntax that this site needs: `{name}`, `{count, number}`, `{count, plural, one {…} other {…}}` with `#`,
   `{kind, select, a {…} other {…}}` and `<link>…</link>`. Small enough to be sent to browsers, which fill in what they count. */

export type MessageValues = Readonly<Record<string, string | number>>;

/** A piece of a message: text, or what stands between a pair of tags. */
export type MessagePart = string | { readonly tag: string; readonly parts: readonly MessagePart[] };

type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "value"; readonly name: string; readonly isNumber: boolean }
  | { readonly kind: "count"; readonly name: string }
  | {
      readonly kind: "choice";
      readonly name: string;
      readonly by: "plural" | "select";
      readonly cases: ReadonlyMap<string, readonly Piece[]>;
    }
  | { readonly kind: "tag"; readonly tag: string; readonly pieces: readonly Piece[] };

/** A message filled in, in pieces. Throws where the message is malformed or a value is missing: both are mistakes in our source.
 *  @param locale for figures and plural forms, as Intl takes it */
export const formatParts = (message: string, values: MessageValues, locale: string): MessagePart[] =>
  joined(filled(piecesOf(message), values, locale));

/** The same as plain text; tags leave no trace. */
export const formatText = (message: string, values: MessageValues = {}, locale = "en-GB"): string =>
  plain(filled(piecesOf(message), values, locale));

/** What a message asks for, sorted: the names of its values, and of its tags as `<link>`. Two languages must ask for the same. */
export function placeholdersOf(message: string): string[] {
  const names = new Set<string>();
  const visit = (pieces: readonly Piece[]): void => {
    for (const piece of pieces) {
      if (piece.kind === "value" || piece.kind === "choice") names.add(piece.name);
      if (piece.kind === "choice") piece.cases.forEach(visit);
      if (piece.kind === "tag") {
        names.add(`<${piece.tag}>`);
        visit(piece.pieces);
      }
    }
  };
  visit(piecesOf(message));
  return [...names].sort();
}

const pluralsOf = remembered((locale) => new Intl.PluralRules(locale));

function filled(pieces: readonly Piece[], values: MessageValues, locale: string, count?: number): MessagePart[] {
  const valueOf = (name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`A message asks for "${name}", which was not given`);
    return value;
  };
  return pieces.flatMap((piece): MessagePart[] => {
    switch (piece.kind) {
      case "text":
        return [piece.text];
      case "value":
        return [piece.isNumber ? figureIn(locale, Number(valueOf(piece.name))) : String(valueOf(piece.name))];
      case "count":
        return [figureIn(locale, count ?? 0)];
      case "tag":
        return [{ tag: piece.tag, parts: joined(filled(piece.pieces, values, locale, count)) }];
      case "choice": {
        const value = valueOf(piece.name);
        const chosen =
          piece.by === "plural"
            ? (piece.cases.get(`=${value}`) ?? piece.cases.get(pluralsOf(locale).select(Number(value))))
            : piece.cases.get(String(value));
        const inner = chosen ?? piece.cases.get("other") ?? [];
        return filled(inner, values, locale, piece.by === "plural" ? Number(value) : count);
      }
    }
  });
}

/** Neighbouring texts as one. */
function joined(parts: readonly MessagePart[]): MessagePart[] {
  const result: MessagePart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (typeof part === "string" && typeof last === "string") result[result.length - 1] = last + part;
    else result.push(part);
  }
  return result;
}

const plain = (parts: readonly MessagePart[]): string =>
  parts.map((part) => (typeof part === "string" ? part : plain(part.parts))).join("");

const piecesOf = remembered((message): readonly Piece[] => {
  const reader = { message, at: 0 };
  const pieces = readPieces(reader, false);
  if (reader.at < message.length) throw malformed(reader);
  return pieces;
});

type Reader = { readonly message: string; at: number };

const malformed = ({ message, at }: Reader) => new Error(`This message is malformed at ${at}: ${message}`);

/** Reads up to the end, a closing brace or a closing tag. */
function readPieces(reader: Reader, counts: boolean): Piece[] {
  const { message } = reader;
  const pieces: Piece[] = [];
  while (reader.at < message.length) {
    const rest = message.slice(reader.at);
    if (rest.startsWith("}") || rest.startsWith("</")) break;
    const [opening, tag] = /^<([a-z]+)>/.exec(rest) ?? [];
    if (opening && tag) {
      reader.at += opening.length;
      pieces.push({ kind: "tag", tag, pieces: readPieces(reader, counts) });
      take(reader, `</${tag}>`);
    } else if (rest.startsWith("{")) pieces.push(readBraces(reader));
    else if (counts && rest.startsWith("#")) {
      reader.at += 1;
      pieces.push({ kind: "count", name: "#" });
    } else {
      const [text = ""] = (counts ? /^(?:[^{}<#]|<(?!\/?[a-z]))+/ : /^(?:[^{}<]|<(?!\/?[a-z]))+/).exec(rest) ?? [];
      if (text === "") throw malformed(reader);
      reader.at += text.length;
      pieces.push({ kind: "text", text });
    }
  }
  return pieces;
}

function readBraces(reader: Reader): Piece {
  const { message } = reader;
  const [head, name = "", kind] =
    /^\{\s*(\w+)\s*(?:,\s*(number|plural|select)\s*)?/.exec(message.slice(reader.at)) ?? [];
  if (head === undefined) throw malformed(reader);
  reader.at += head.length;
  if (kind === undefined || kind === "number") {
    take(reader, "}");
    return { kind: "value", name, isNumber: kind === "number" };
  }
  const by = kind as "plural" | "select";
  const cases = new Map<string, readonly Piece[]>();
  take(reader, ",");
  for (;;) {
    const [label, value] = /^\s*(=?[\w-]+)\s*\{/.exec(message.slice(reader.at)) ?? [];
    if (label === undefined || value === undefined) break;
    reader.at += label.length;
    cases.set(value, readPieces(reader, by === "plural"));
    take(reader, "}");
  }
  reader.at += /^\s*/.exec(message.slice(reader.at))?.[0].length ?? 0;
  take(reader, "}");
  if (!cases.has("other")) throw malformed(reader);
  return { kind: "choice", name, by, cases };
}

function take(reader: Reader, text: string): void {
  if (!reader.message.startsWith(text, reader.at)) throw malformed(reader);
  reader.at += text.length;
}
