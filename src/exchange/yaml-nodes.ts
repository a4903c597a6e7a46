import { type Document, isMap, isScalar, isSeq, type LineCounter, type Node } from "yaml";
import { ThemataError } from "../core/errors.js";
import { inputLimits } from "../core/limits.js";
import { readYaml } from "../text/yaml.js";

/** A fault of a YAML file, with its line from 1. */
export interface YamlFault {
  readonly line: number;
  readonly message: string;
}

const deepest = 64;

/**
 * A YAML file read as maps, lists and strings, and nothing else: no types, no tags, no aliases.
 * Faults are collected with their lines; what is read beside them is not to be used.
 */
export class YamlReader {
  readonly faults: YamlFault[] = [];
  readonly #lines: LineCounter;
  readonly #document: Document | undefined;

  constructor(text: string) {
    const tooLarge = text.length > inputLimits.yamlCharacters;
    const { documents, lines, end } = readYaml(tooLarge ? "" : text.replace(/^\uFEFF/, ""), deepest);
    this.#lines = lines;
    this.#document = documents?.[0];
    if (tooLarge) this.faults.push({ line: 1, message: "The file is too large." });
    if (documents === null)
      this.faults.push({ line: this.#lineAt(end), message: "The file is nested too deeply." });
    if (documents?.[1] !== undefined)
      this.faults.push({ line: 1, message: "The file holds more than one YAML document." });
    for (const { message, pos } of [...(this.#document?.errors ?? []), ...(this.#document?.warnings ?? [])])
      this.faults.push({
        line: this.#lineAt(pos[0]),
        message: (message.split("\n")[0] ?? message).replace(/ at line \d+, column \d+:?$/, "."),
      });
  }

  /** The whole document; null where it is empty or broken. */
  get root(): Node | null {
    return this.faults.length > 0 ? null : ((this.#document?.contents as Node | null | undefined) ?? null);
  }

  fault(node: unknown, message: string): void {
    this.faults.push({ line: this.lineOf(node), message });
  }

  /** Runs a check; a complaint of it becomes a fault at the node's line. */
  check<T>(node: unknown, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof ThemataError)) throw error;
      this.fault(node, error.hint === null ? error.message : `${error.message} ${error.hint}`);
      return undefined;
    }
  }

  /** The entries of a map; a fault where it is something else. Nothing at all is an empty map. */
  entries(node: unknown, what: string): { key: string; value: unknown; at: unknown }[] {
    if (isEmpty(node)) return [];
    if (!isMap(node)) {
      this.fault(node, `${what} is a map of names and values.`);
      return [];
    }
    return node.items.map(({ key, value }) => ({
      key: String(isScalar(key) ? key.value : key),
      value,
      at: key,
    }));
  }

  /** The items of a list. */
  items(node: unknown, what: string): unknown[] {
    if (isEmpty(node)) return [];
    if (isSeq(node)) return node.items;
    this.fault(node, `${what} is a list.`);
    return [];
  }

  /** A text; empty where nothing stands. */
  text(node: unknown, what: string): string {
    if (isEmpty(node)) return "";
    if (isScalar(node)) return String(node.value);
    this.fault(node, `${what} is a text.`);
    return "";
  }

  /** A list of texts, or one text with commas between them. */
  texts(node: unknown, what: string): string[] {
    const all = isSeq(node)
      ? node.items.map((item) => this.text(item, what))
      : this.text(node, what).split(",");
    return all.map((one) => one.trim()).filter((one) => one !== "");
  }

  lineOf(node: unknown): number {
    const range = (node as { range?: readonly number[] } | null)?.range;
    return range?.[0] === undefined ? 1 : this.#lineAt(range[0]);
  }

  #lineAt(offset: number): number {
    return this.#lines.linePos(offset).line;
  }
}

const isEmpty = (node: unknown) =>
  node === null || node === undefined || (isScalar(node) && (node.value === null || node.value === ""));
