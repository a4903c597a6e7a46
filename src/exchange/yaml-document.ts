import type { Document, Node, ParsedNode } from "yaml";
import type { Message } from "../core/message.js";
import { readYaml } from "../text/yaml.js";
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
  const source = text.replace(/^\uFEFF/, "");
  const tooLong = source.length > limits.characters;
  const { documents, lines, end } = readYaml(tooLong ? "" : source, limits.depth, {
    uniqueKeys: false,
  });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const [document, second] = documents ?? readYaml("", 0).documents ?? [];
  if (document === undefined) throw new Error("a YAML text makes a document");
  const refused = tooLong
    ? problem("error", "too-large", `The file is longer than ${limits.characters} characters.`)
    : documents === null
      ? problem("error", "too-deep", `The file is nested more than ${limits.depth} deep.`, lineAt(end))
      : null;
  if (refused !== null) return { root: null, document, lineOf: () => null, messages: [refused] };
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

const plainly = (message: string) => `This is not well-formed YAML: ${message.split("\n")[0] ?? ""}`.trim();
