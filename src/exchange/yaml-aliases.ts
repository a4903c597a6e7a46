import { type Document, isAlias } from "yaml";
import { shown } from "./codebook-entry.js";

const mostAliases = 20;

/** What an alias stands for, or why it cannot be followed: code and message. */
export interface Followed {
  readonly node: unknown;
  readonly problem?: readonly [code: string, message: string];
}

/** Follows the aliases of a YAML document: a few, and none that leads in a circle. */
export class Aliases {
  readonly #document: Document;
  /** Lists and mappings being read. */
  readonly #open: unknown[] = [];
  #count = 0;

  constructor(document: Document) {
    this.#document = document;
  }

  enter(node: unknown): void {
    this.#open.push(node);
  }

  leave(): void {
    this.#open.pop();
  }

  /** The node itself (null where there is none) unless it is an alias; undefined where that cannot be followed. */
  follow(node: unknown): Followed {
    if (!isAlias(node)) return { node: node ?? null };
    this.#count++;
    if (this.#count > mostAliases + 1) return { node: undefined };
    if (this.#count > mostAliases)
      return {
        node: undefined,
        problem: ["too-many-aliases", `A codebook may use ${mostAliases} aliases (*name), not more.`],
      };
    const name = shown(node.source);
    const target = node.resolve(this.#document);
    if (target === undefined)
      return { node: target, problem: ["bad-yaml", `There is no anchor for *${name}.`] };
    if (this.#open.includes(target))
      return { node: undefined, problem: ["codebook-cycle", `*${name} puts a code under itself.`] };
    return { node: target };
  }
}
