import { Composer, type CST, type Document, Lexer, LineCounter, Parser } from "yaml";

/** A YAML text as documents; null where it is nested deeper than was allowed. */
export interface YamlText {
  readonly documents: readonly Document[] | null;
  readonly lines: LineCounter;
  /** Where reading ended, in UTF-16 units. */
  readonly end: number;
}

/**
 * Reads YAML (and so JSON) from somewhere unknown. How deep it is nested is measured while the text
 * is split into tokens: composing nodes is recursive, and running out of stack in the middle of it
 * can end the process. Faults of the text are in `errors` of each document; an empty text is one
 * document.
 */
export function readYaml(
  text: string,
  depth: number,
  options: { readonly schema?: "failsafe" | "core"; readonly uniqueKeys?: boolean } = {},
): YamlText {
  const lines = new LineCounter();
  lines.addNewLine(0);
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > 2 * depth) return { documents: null, lines, end: parser.offset };
  }
  for (const token of parser.end()) tokens.push(token);
  const composer = new Composer({ schema: "failsafe", logLevel: "silent", prettyErrors: false, ...options });
  return { documents: [...composer.compose(tokens, true, text.length)], lines, end: text.length };
}
