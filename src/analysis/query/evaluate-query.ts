import { ThemataError } from "../../core/errors.js";
import { type CodingTest, codingTest } from "./coding-tests.js";
import { Nearness } from "./nearness.js";
import { PassageSet, type QueryPassage } from "./passage-set.js";
import { onlyEqual, type PassageTest, placeTest } from "./place-tests.js";
import { queryError } from "./query-error.js";
import { basePart, kindOf, type Universe } from "./query-parts.js";
import { type FieldKind, kindOfField, type QueryStudy } from "./query-study.js";
import type { Query, QueryNode, Relation, Term } from "./query-tree.js";
import { patternMatches, wordMatches } from "./text-matches.js";

export type { Universe } from "./query-parts.js";

/**
 * The passages that fit a query.
 *
 * Codes, themes and words have passages; of a conjunction the answer is those passages of its first such part that
 * meet all the others (share a character, unless a distance is given) and pass its tests. A negation passes
 * where nothing meets. Tests of a coding (coder, origin …) are of the coding itself where the passage is one.
 * A conjunction of tests alone is about the universe. Where codings are asked for, a conjunction is about the codings
 * of its first part that names codes or themes, else about all of them, and words in it are a test: what comes out
 * fits every part, in whatever order they stand.
 *
 * The codings of `study` are those meant: whose they are is decided before.
 * @throws usage error `bad-query` for a name that is not there, pointing at it
 */
export function evaluateQuery(query: Query, study: QueryStudy, universe: Universe): PassageSet {
  return new Evaluation(query, study, universe).passages(query.root);
}

class Evaluation {
  readonly #query: Query;
  readonly #study: QueryStudy;
  readonly #universe: Universe;
  readonly #nearness: Nearness;
  readonly #placeOfRevision: ReadonlyMap<number, number>;
  #codings: PassageSet | null = null;
  #turns: PassageSet | null = null;

  constructor(query: Query, study: QueryStudy, universe: Universe) {
    this.#query = query;
    this.#study = study;
    this.#universe = universe;
    this.#nearness = new Nearness(study);
    this.#placeOfRevision = new Map(study.sources.map(({ revision }, place) => [revision, place]));
  }

  passages(node: QueryNode): PassageSet {
    switch (node.kind) {
      case "term":
        return this.#ofTerm(node);
      case "pattern":
        return this.#pointing(node.at, () =>
          this.#set(patternMatches(this.#study, node.source, node.ignoreCase)),
        );
      case "not":
        return this.#filtered(this.#base(kindOf(node)), [this.#test(node, overlap)]);
      case "or":
        return this.#union(node.parts.map((part) => this.passages(part)));
      case "and": {
        const kinds = node.parts.map(kindOf);
        const first = basePart(node, this.#universe);
        const rest = node.parts.filter((_, place) => place !== first);
        const base =
          first >= 0
            ? this.passages(node.parts[first]!)
            : this.#base(kinds.includes("coding") ? "coding" : "place");
        return this.#filtered(
          base,
          rest.map((part) => this.#test(part, node.relation)),
        );
      }
    }
  }

  #ofTerm(term: Term): PassageSet {
    const kind = kindOfField(term);
    if (kind === "place") return this.#filtered(this.#base("place"), [this.#place(term)]);
    if (kind === "coding") return this.#codingsThat(this.#coding(term));
    onlyEqual(term, this.#query.text);
    if (term.field === "text") return this.#set(wordMatches(this.#study, term.value));
    if (term.field === "theme")
      return this.#codingsThat(this.#pointing(term.valueAt, () => this.#study.countsUnder(term.value)));
    const codes = this.#pointing(term.valueAt, () => this.#study.codesNamed(term.value, term.below));
    const { code } = this.#study.codings;
    return this.#codingsThat((i) => codes.has(code[i]!));
  }

  #test(node: QueryNode, relation: Relation): PassageTest {
    if (node.kind === "not") {
      const test = this.#test(node.of, relation);
      return (passage) => !test(passage);
    }
    if (node.kind === "or") {
      const tests = node.parts.map((part) => this.#test(part, relation));
      return (passage) => tests.some((test) => test(passage));
    }
    const kind = kindOf(node);
    if (node.kind === "term" && kind === "place") return this.#place(node);
    if (node.kind === "and" && kind !== "passages") {
      const tests = node.parts.map((part) => this.#test(part, relation));
      return (passage) => tests.every((test) => test(passage));
    }
    const others = this.passages(node);
    const meets: PassageTest = (passage) => this.#nearness.meets(passage, others, relation);
    if (node.kind !== "term" || kind !== "coding") return meets;
    const own = this.#coding(node);
    return (passage) => (passage.coding >= 0 ? own(passage.coding) : meets(passage));
  }

  #place = (term: Term) => this.#pointing(term.valueAt, () => placeTest(term, this.#study, this.#query.text));
  #coding = (term: Term) =>
    this.#pointing(term.valueAt, () => codingTest(term, this.#study, this.#query.text));

  /** An error about a name becomes one that points at it. */
  #pointing<T>(at: number, work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof ThemataError) || error.code === "bad-query") throw error;
      throw queryError(this.#query.text, at, error.message, error.hint ?? undefined);
    }
  }

  #base(kind: FieldKind): PassageSet {
    if (kind === "coding" || this.#universe === "codings") {
      this.#codings ??= this.#codingsThat(() => true);
      return this.#codings;
    }
    this.#turns ??= this.#allTurns();
    return this.#turns;
  }

  #allTurns(): PassageSet {
    const turns: QueryPassage[] = [];
    this.#study.sources.forEach(({ turns: count, bodyStart, bodyEnd }, source) => {
      for (let turn = 0; turn < count; turn++) {
        const passage = { start: bodyStart[turn]!, end: bodyEnd[turn]! };
        if (passage.start < passage.end) turns.push({ source, ...passage, coding: -1 });
      }
    });
    return this.#set(turns);
  }

  #codingsThat(fits: CodingTest): PassageSet {
    const { codings, sources } = this.#study;
    const places: number[] = [];
    for (let i = 0; i < codings.count; i++)
      if (this.#placeOfRevision.has(codings.revision[i]!) && fits(i)) places.push(i);
    return new PassageSet(sources, {
      source: Int32Array.from(places, (i) => this.#placeOfRevision.get(codings.revision[i]!) ?? 0),
      start: Int32Array.from(places, (i) => codings.start[i]!),
      end: Int32Array.from(places, (i) => codings.end[i]!),
      coding: Int32Array.from(places),
    });
  }

  #filtered(base: PassageSet, tests: readonly PassageTest[]): PassageSet {
    const kept: QueryPassage[] = [];
    for (let i = 0; i < base.count; i++) {
      const passage = base.at(i);
      if (tests.every((test) => test(passage))) kept.push(passage);
    }
    return this.#set(kept);
  }

  #union(sets: readonly PassageSet[]): PassageSet {
    const seen = new Set<string>();
    const all: QueryPassage[] = [];
    for (const set of sets)
      for (let i = 0; i < set.count; i++) {
        const passage = set.at(i);
        const key = `${passage.source} ${passage.start} ${passage.end} ${passage.coding}`;
        if (seen.has(key)) continue;
        seen.add(key);
        all.push(passage);
      }
    return this.#set(all);
  }

  #set(passages: readonly QueryPassage[]): PassageSet {
    return PassageSet.of(this.#study.sources, passages);
  }
}

const overlap: Relation = { kind: "overlap" };
