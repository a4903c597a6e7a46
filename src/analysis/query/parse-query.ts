import { queryError } from "./query-error.js";
import { type Token, tokens } from "./query-tokens.js";
import type { Query, QueryNode, Relation } from "./query-tree.js";

const deepest = 100;

/**
 * Reads a query. `&` binds closer than `|`; `!` closer than both; what follows a conjunction
 * (`within 2 turns`, `near 50 words`, `same turn`, `same source`) says how near its parts must lie, and
 * `as of EVENT|MILESTONE` at the end which state is meant.
 * @throws usage error `bad-query` that points at a character
 */
export function parseQuery(text: string): Query {
  return new Parser(text).query();
}

class Parser {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #place = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokens(text);
  }

  query(): Query {
    const first = this.#next;
    if (first.kind === "end") throw this.#error(first, "The query is empty", usual);
    const root = this.#either();
    const asOf = this.#asOf();
    const last = this.#next;
    if (last.kind === ")") throw this.#error(last, "This bracket was never opened");
    if (last.kind !== "end")
      throw this.#error(
        last,
        "Two parts are not joined",
        'Put & or | between them, or quote words that belong together: "open door".',
      );
    return { text: this.#text, root, asOf };
  }

  get #next(): Token {
    return this.#tokens[this.#place]!;
  }

  #take(): Token {
    const token = this.#next;
    if (token.kind !== "end") this.#place++;
    return token;
  }

  /** Whether the next token is one of these words, bare. */
  #isWord(...words: string[]): boolean {
    const token = this.#next;
    return token.kind === "word" && words.includes(token.text.toLowerCase());
  }

  #either(): QueryNode {
    const { at } = this.#next;
    const parts = [this.#all()];
    while (this.#next.kind === "|" || this.#isWord("or")) {
      this.#take();
      parts.push(this.#all());
    }
    return parts.length === 1 ? parts[0]! : { kind: "or", at, parts };
  }

  #all(): QueryNode {
    const { at } = this.#next;
    const parts = [this.#related()];
    while (this.#next.kind === "&" || this.#isWord("and")) {
      this.#take();
      parts.push(this.#related());
    }
    const relation = this.#distance();
    if (parts.length === 1 && relation === null) return parts[0]!;
    return { kind: "and", at, parts, relation: relation ?? { kind: "overlap" } };
  }

  /** `A inside B`, `A contains B`. */
  #related(): QueryNode {
    const { at } = this.#next;
    let left = this.#one();
    while (this.#isWord("inside", "contains", "overlaps")) {
      const word = this.#take() as { text: string };
      const kind =
        ({ inside: "inside", contains: "contains" } as const)[word.text.toLowerCase()] ?? "overlap";
      left = { kind: "and", at, parts: [left, this.#one()], relation: { kind } };
    }
    return left;
  }

  #one(): QueryNode {
    const token = this.#take();
    if (token.kind === "!" || (token.kind === "word" && token.text.toLowerCase() === "not"))
      return this.#deeper(token, () => ({ kind: "not", at: token.at, of: this.#one() }));
    if (token.kind === "(")
      return this.#deeper(token, () => {
        const inner = this.#either();
        if (this.#take().kind !== ")") throw this.#error(token, "This bracket is never closed");
        return inner;
      });
    if (token.kind === "term" && token.operator === "!=")
      return { kind: "not", at: token.at, of: { ...token, operator: "=" } };
    if (token.kind === "term" || token.kind === "pattern") return token;
    if ((token.kind === "word" && !reserved.has(token.text.toLowerCase())) || token.kind === "string")
      return {
        kind: "term",
        at: token.at,
        field: "text",
        operator: ":",
        value: token.text,
        valueAt: token.at,
        below: false,
      };
    throw this.#error(token, "Something to look for is missing here", usual);
  }

  #deeper(token: Token, read: () => QueryNode): QueryNode {
    if (++this.#depth > deepest) throw this.#error(token, "The query is nested too deeply");
    const node = read();
    this.#depth--;
    return node;
  }

  #distance(): Relation | null {
    if (this.#isWord("within", "near")) {
      this.#take();
      const most = this.#count();
      const unit = this.#take();
      const name = unit.kind === "word" ? unit.text.toLowerCase() : "";
      if (name === "turn" || name === "turns") return { kind: "turns", most };
      if (name === "word" || name === "words") return { kind: "words", most };
      throw this.#error(unit, "Distances are in turns or words", "Write within 2 turns, or near 50 words.");
    }
    if (this.#isWord("same")) {
      this.#take();
      const unit = this.#take();
      const name = unit.kind === "word" ? unit.text.toLowerCase() : "";
      if (name === "turn") return { kind: "turns", most: 0 };
      if (name === "source") return { kind: "source" };
      throw this.#error(unit, "Write same turn, or same source");
    }
    return null;
  }

  #count(): number {
    const token = this.#take();
    if (token.kind !== "word" || !/^\d{1,6}$/.test(token.text))
      throw this.#error(token, "A whole number is missing here", "Write within 2 turns, or near 50 words.");
    return Number(token.text);
  }

  #asOf(): Query["asOf"] {
    if (!this.#isWord("as")) return null;
    const { at } = this.#take();
    if (!this.#isWord("of")) throw this.#error(this.#next, '"of" is missing after "as"', "Write as of 42.");
    this.#take();
    const token = this.#take();
    if (token.kind !== "word" && token.kind !== "string")
      throw this.#error(token, "An event's number or a milestone is missing here", "Write as of 42.");
    return { name: token.text, at: token.at ?? at };
  }

  #error(token: Token, message: string, hint?: string) {
    return queryError(this.#text, token.at, message, hint);
  }
}

const reserved: ReadonlySet<string> = new Set(
  "and or not within near same inside contains overlaps as".split(" "),
);
const usual = 'Such as code:trust & role=mentee, or "a promise". In quotes, any word is taken as it is.';
