import {
  Composer,
  type CST,
  type Document,
  Lexer,
  LineCounter,
  type Node,
  type ParsedNode,
  Parser,
} from "yaml";
import type { Message } from "../core/message.js";
import { problem } from "./codebook-entry.js";

/** A YAML file as nodes, every scalar a string. */
export interface YamlDocument {
  /** Null where the file is empty, or a message of level error says what is wrong. */
  readonly root: Node | null;
  readonly document: Document;
  lineOf(node: unknown): number | null;
  readonly messages: readonly Message[];
}

export interface YamlLimits {
  /** UTF-16 units. */
  readonly characters: number;
  /** Levels of lists and mappings. */
  readonly depth: number;
}

/**
 * Parses YAML (and so JSON) from somewhere unknown: no types but lists, mappings and strings, no
 * merging, depth limited while the text is read, aliases left unresolved. Codes: `too-large`,
 * `too-deep`, `bad-yaml`, `several-documents` (errors), `yaml-warning`.
 */
export function parseYaml(text: string, limits: YamlLimits): YamlDocument {
  const lines = new LineCounter();
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const composer = new Composer({
    schema: "failsafe",
    uniqueKeys: false,
    logLevel: "silent",
    prettyErrors: false,
  });
  const tokens: CST.Token[] = [];
  const failed = (message: Message): YamlDocument => ({
    root: null,
    document: compose(composer, [], 0)[0] as Document,
    lineOf: () => null,
    messages: [message],
  });
  const source = text.replace(/^\uFEFF/, "");
  if (source.length > limits.characters)
    return failed(problem("error", "too-large", `The file is longer than ${limits.characters} characters.`));
  lines.addNewLine(0);
  const parser = new Parser(lines.addNewLine);
  for (const lexeme of new Lexer().lex(source)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > 2 * limits.depth)
      return failed(
        problem(
          "error",
          "too-deep",
          `The file is nested more than ${limits.depth} deep.`,
          lineAt(parser.offset),
        ),
      );
  }
  for (const token of parser.end()) tokens.push(token);
  const [document, second] = compose(composer, tokens, source.length);
  if (document === undefined) throw new Error("a YAML text makes a document");
  const found = [
    ...document.errors.map(({ message, pos }) =>
      problem("error", "bad-yaml", plainly(message), lineAt(pos[0])),
    ),
    ...document.warnings.map(({ message, pos }) =>
      problem("warning", "yaml-warning", plainly(message), lineAt(pos[0])),
    ),
  ];
  if (second !== undefined)
    found.push(problem("error", "several-documents", "The file holds more than one YAML document."));
  const broken = found.some(({ level }) => level === "error");
  return {
    root: broken ? null : (document.contents as Node | null),
    document,
    lineOf: (node) => {
      const range = (node as Partial<ParsedNode> | null)?.range;
      return range ? lineAt(range[0]) : null;
    },
    messages: found,
  };
}

const compose = (composer: Composer, tokens: readonly CST.Token[], end: number): Document[] => [
  ...composer.compose(tokens, true, end),
];

const plainly = (message: string) => `This is not well-formed YAML: ${message.split("\n")[0] ?? ""}`.trim();
