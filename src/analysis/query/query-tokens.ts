import { queryError } from "./query-error.js";
import type { Operator } from "./query-tree.js";

export type Token =
  | { readonly kind: "(" | ")" | "&" | "|" | "!" | "end"; readonly at: number }
  | { readonly kind: "word" | "string"; readonly at: number; readonly text: string }
  | { readonly kind: "pattern"; readonly at: number; readonly source: string; readonly ignoreCase: boolean }
  | {
      readonly kind: "term";
      readonly at: number;
      readonly field: string;
      readonly operator: Operator;
      readonly value: string;
      readonly valueAt: number;
      readonly below: boolean;
    };

const space = /\s*/y;
const quoted = /"((?:[^"\\]|\\.)*)"/suy;
const field = /\p{L}[\p{L}\p{M}\p{N}_.-]*(?=:|!=|<=|>=|=|<|>)/uy;
const operator = /:|!=|<=|>=|=|<|>/y;
const bare = /[^\s()&|"]+/uy;
const below = "/**";

/**
 * Cuts a query into tokens. Words stand bare or in double quotes (in which \" and \\ are a quote and a
 * backslash), a pattern between slashes, with i behind it where case is all one.
 * @throws usage error `bad-query` that points at a character
 */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) at += match[0].length;
    return match;
  };
  const string = (): string | null => {
    if (text[at] !== '"') return null;
    const from = at;
    const match = take(quoted);
    if (match === null) throw queryError(text, from, "This quotation mark is never closed");
    return (match[1] ?? "").replace(/\\(.)/gsu, "$1");
  };
  const term = (start: number, name: string) => {
    const sign = take(operator)?.[0] as Operator;
    take(space);
    const valueAt = at;
    const inQuotes = string();
    let value = inQuotes ?? take(bare)?.[0] ?? "";
    let down = false;
    if (inQuotes !== null && text.startsWith(below, at)) {
      down = true;
      at += below.length;
    } else if (inQuotes === null && value.endsWith(below)) {
      down = true;
      value = value.slice(0, -below.length);
    }
    if (value === "") throw queryError(text, valueAt, `A value is missing after ${name}${sign}`);
    found.push({
      kind: "term",
      at: start,
      field: name.toLowerCase(),
      operator: sign,
      value,
      valueAt,
      below: down,
    });
  };
  for (;;) {
    take(space);
    const start = at;
    const char = text[at];
    if (char === undefined) break;
    if (char === "(" || char === ")" || char === "&" || char === "|") {
      at += text[at + 1] === char && (char === "&" || char === "|") ? 2 : 1;
      found.push({ kind: char, at: start });
    } else if (char === "!") {
      at++;
      found.push({ kind: "!", at: start });
    } else if (char === '"') {
      const words = string() ?? "";
      operator.lastIndex = at;
      if (operator.test(text)) term(start, words);
      else if (words.trim() === "")
        throw queryError(text, start, "There are no words between the quotation marks");
      else found.push({ kind: "string", at: start, text: words });
    } else if (char === "/") {
      found.push(pattern(text, start));
      at = patternEnd(text, start);
      if (text[at] === "i") at++;
    } else {
      const name = take(field)?.[0];
      if (name !== undefined) term(start, name);
      else found.push({ kind: "word", at: start, text: take(bare)?.[0] ?? "" });
    }
  }
  found.push({ kind: "end", at });
  return found;
}

function patternEnd(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === "/") return i + 1;
  }
  throw queryError(text, start, "This pattern has no closing slash");
}

function pattern(text: string, start: number): Token {
  const end = patternEnd(text, start);
  const source = text.slice(start + 1, end - 1).replaceAll("\\/", "/");
  if (source === "") throw queryError(text, start, "The pattern is empty");
  return { kind: "pattern", at: start, source, ignoreCase: text[end] === "i" };
}
