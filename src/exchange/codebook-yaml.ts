import { isMap, isPair, isScalar, isSeq, type Pair, type YAMLMap } from "yaml";
import type { Message } from "../core/message.js";
import { type CodebookFile, codebookLimits, fieldNamed, problem, shown } from "./codebook-entry.js";
import { type FlatEntry, flatEntry } from "./codebook-flat.js";
import { buildTree } from "./codebook-tree.js";
import { Aliases } from "./yaml-aliases.js";
import { parseYaml, type YamlDocument } from "./yaml-document.js";

const version = "codebook/1";

/**
 * Reads a codebook from YAML or JSON: `codes:` with names or records, a list of these alone (flat
 * with `parent`, or nested with `codes`), or a mapping from names to definitions or records. Never
 * throws for what the text holds. Errors besides those of `buildTree` and `parseYaml`:
 * `not-a-codebook`, `bad-code-name`, `too-many-aliases`, `too-new`; warnings: `unknown-key`,
 * `duplicate-key`, `unknown-origin`, `unknown-color`, `unknown-status`, `unknown-id`.
 */
export function readCodebookYaml(text: string): CodebookFile {
  const yaml = parseYaml(text, {
    characters: codebookLimits.characters,
    depth: 2 * codebookLimits.depth + 8,
  });
  const messages: Message[] = [...yaml.messages];
  if (messages.some(({ level }) => level === "error")) return { entries: [], messages };
  const reader = new Reader(yaml, messages);
  reader.root();
  return buildTree(reader.flat, messages);
}

class Reader {
  readonly flat: FlatEntry[] = [];
  readonly #yaml: YamlDocument;
  readonly #messages: Message[];
  readonly #aliases: Aliases;

  constructor(yaml: YamlDocument, messages: Message[]) {
    this.#yaml = yaml;
    this.#messages = messages;
    this.#aliases = new Aliases(yaml.document);
  }

  root(): void {
    const { root } = this.#yaml;
    if (!isMap(root)) {
      if (isSeq(root)) this.#codes(root, null);
      else this.#no("This is not a codebook: it holds neither a list of codes nor a mapping.", root);
      return;
    }
    const keys = this.#pairs(root);
    const declared = keys.find(([key]) => key === "themata");
    const codes = keys.find(([key]) => key === "codes");
    if (declared === undefined && codes === undefined) {
      this.#codes(root, null);
      return;
    }
    const kind = declared === undefined ? version : (this.#text(declared[1].value) ?? "");
    if (/^codebook\/\d+$/.test(kind) && kind !== version)
      this.#add("error", "too-new", `This codebook is written for a later themata (${shown(kind)}).`, root);
    else if (kind !== version) this.#no(`This is not a codebook but "${shown(kind)}".`, root);
    if (codes === undefined) this.#no("This codebook has no list of codes (codes:).", root);
    else this.#codes(codes[1].value, null);
    for (const [key, pair] of keys) if (key !== "themata" && key !== "codes") this.#unknown(key, pair);
  }

  #codes(node: unknown, above: number | null): void {
    const value = this.#resolved(node);
    if (value === undefined || isEmpty(value)) return;
    if (!isSeq(value) && !isMap(value)) {
      this.#no("Codes are a list of names or records, or a mapping from names to definitions.", value);
      return;
    }
    if (this.flat.length > codebookLimits.codes) return;
    this.#aliases.enter(value);
    if (isSeq(value)) for (const item of value.items) this.#code(item, above);
    else for (const [name, pair] of this.#pairs(value)) this.#named(name, pair, above);
    this.#aliases.leave();
  }

  #code(item: unknown, above: number | null): void {
    const value = this.#resolved(item);
    if (value === undefined) return;
    if (isMap(value)) this.#record(value, above, null);
    else {
      const name = this.#text(value);
      if (name === null) {
        this.#no("A code is a name or a record with a name.", value);
        return;
      }
      this.#keep(new Map([["name", name]]), [], value, above);
    }
  }

  #named(name: string, pair: Pair, above: number | null): void {
    const value = this.#resolved(pair.value);
    if (value === undefined) return;
    if (isMap(value)) {
      const fields = this.#pairs(value, false).map(([key]) => fieldNamed(key));
      if (fields.length > 0 && fields.every((field) => field === null)) {
        this.#no(`"${shown(name)}" has no definition but a mapping without a known key.`, pair.key);
        return;
      }
      this.#record(value, above, name);
      return;
    }
    const definition = this.#text(value);
    if (definition === null) {
      this.#no(`The definition of "${shown(name)}" is not text.`, pair.key);
      return;
    }
    const texts = new Map([["name", name]]);
    texts.set("definition", definition);
    this.#keep(texts, [], pair.key, above);
  }

  #record(map: YAMLMap, above: number | null, name: string | null): void {
    const texts = new Map<string, string>(name === null ? [] : [["name", name]]);
    const examples: string[] = [];
    const inside: unknown[] = [];
    this.#aliases.enter(map);
    for (const [key, pair] of this.#pairs(map)) {
      const field = fieldNamed(key);
      if (field === null || field === "path") this.#unknown(key, pair);
      else if (texts.has(field))
        this.#add("warning", "duplicate-key", `"${shown(key)}" is given twice.`, pair.key);
      else if (field === "codes") inside.push(pair.value);
      else if (field === "examples") examples.push(...this.#examples(pair));
      else {
        const text = this.#text(this.#resolved(pair.value), field !== "name");
        if (text === null) this.#add("warning", "unknown-key", `"${shown(key)}" is not text.`, pair.key);
        else texts.set(field, text);
      }
    }
    const index = this.#keep(texts, examples, map, above);
    for (const codes of inside) this.#codes(codes, index);
    this.#aliases.leave();
  }

  #examples(pair: Pair): string[] {
    const value = this.#resolved(pair.value);
    const items = isSeq(value) ? value.items.map((item) => this.#resolved(item)) : [value];
    return items.flatMap((item) => {
      const text = this.#text(item);
      if (text === null) this.#add("warning", "unknown-key", "An example is not text.", pair.key);
      return text ?? [];
    });
  }

  #keep(
    texts: Map<string, string>,
    examples: readonly string[],
    node: unknown,
    above: number | null,
  ): number {
    const raw = {
      texts,
      examples,
      line: this.#yaml.lineOf(node),
      above,
      parent: (texts.get("parent") ?? "").trim(),
    };
    this.flat.push(flatEntry(raw, this.#messages));
    return this.flat.length - 1;
  }

  /** The pairs of a mapping by their keys; a key that is not a text is warned about and left out. */
  #pairs(map: YAMLMap, warn = true): [string, Pair][] {
    return map.items.flatMap((pair) => {
      const key = isPair(pair) ? this.#text(pair.key, false) : null;
      if (key === null && warn)
        this.#add("warning", "unknown-key", "A key that is not text is ignored.", map);
      return key === null ? [] : [[key, pair] as [string, Pair]];
    });
  }

  /** A scalar's text; with `nulls`, a bare null or ~ is empty. Null where the node is not a scalar. */
  #text(node: unknown, nulls = true): string | null {
    if (isEmpty(node)) return "";
    if (!isScalar(node) || typeof node.value !== "string") return null;
    return nulls && node.type === "PLAIN" && /^(?:~|null|Null|NULL)$/.test(node.value) ? "" : node.value;
  }

  /** What a node stands for; undefined (and a message) where its alias cannot be followed. */
  #resolved(node: unknown): unknown {
    const found = this.#aliases.follow(node);
    if (found.problem !== undefined) this.#add("error", ...found.problem, node);
    return found.node;
  }

  #unknown(key: string, pair: Pair): void {
    this.#add(
      "warning",
      "unknown-key",
      `"${shown(key)}" is not part of a codebook and is ignored.`,
      pair.key,
    );
  }

  #no(message: string, node: unknown): void {
    this.#add("error", "not-a-codebook", message, node);
  }

  #add(level: Message["level"], code: string, message: string, node: unknown): void {
    this.#messages.push(problem(level, code, message, this.#yaml.lineOf(node)));
  }
}

const isEmpty = (node: unknown) => node === null || node === undefined;
