import { type PlaceFact, placeFact, turnTest } from "./place-tests.js";
import { basePart, kindOf } from "./query-parts.js";
import { type FieldKind, kindOfField, type QuerySpeaker, type QueryStudy } from "./query-study.js";
import type { Query, QueryNode, Term } from "./query-tree.js";

/** Who and what a query can be about. What it says of codes, codings and words is left open; all else is known. */
export interface Admission {
  /** Whether a passage in a turn of a source (places) can fit. */
  turn(source: number, turn: number): boolean;
  /** Whether a passage in a source can fit, as far as the source alone tells. */
  source(source: number): boolean;
  /** Whether something said by a speaker can fit, as far as who they are tells. */
  speaker(speaker: QuerySpeaker): boolean;
}

/** True, false, or (null) not known. */
type Truth = boolean | null;
type Facts = (term: Term) => Truth;

/**
 * Reads a query as a filter of people, sources and turns: one is admitted unless the query is false for everything
 * it could hold. Three-valued logic (Kleene 1952, Introduction to metamathematics, §64): a term about passages
 * or codings is unknown; so are terms about another passage than the one that is asked for, as in
 * `code:A near (code:B & role=mentee)`.
 * Worked example: `role=mentor & code:trust` admits mentors, `role=mentor | code:trust` everybody.
 * @throws usage error `bad-query` for a name that is not there
 */
export function admission(query: Query, study: QueryStudy): Admission {
  const facts = new Map<Term, PlaceFact>();
  for (const term of termsOf(query.root))
    if (kindOfField(term) === "place") facts.set(term, placeFact(term, study, query.text));
  const tests = new Map([...facts].map(([term, fact]) => [term, turnTest(fact, study)]));
  const admits = (facts: Facts) => ofPassages(query.root, facts) !== false;
  return {
    turn: (source, turn) => admits((term) => tests.get(term)?.(source, turn) ?? null),
    source: (source) =>
      admits((term) => (facts.get(term)?.of === "source" ? (tests.get(term)?.(source, -1) ?? null) : null)),
    speaker: (speaker) =>
      admits((term) => {
        const fact = facts.get(term);
        return fact?.of === "speaker" && term.field !== "speaker" ? fact.fits(speaker) : null;
      }),
  };
}

/** Whether a query asks only of people, sources and turns. */
export const asksOfPlacesAlone = (query: Query): boolean =>
  kindsIn(query.root).every((kind) => kind === "place");

function termsOf(node: QueryNode): Term[] {
  if (node.kind === "term") return [node];
  if (node.kind === "pattern") return [];
  return node.kind === "not" ? termsOf(node.of) : node.parts.flatMap(termsOf);
}

function kindsIn(node: QueryNode): FieldKind[] {
  if (node.kind === "term") return [kindOfField(node)];
  if (node.kind === "pattern") return ["passages"];
  return node.kind === "not" ? kindsIn(node.of) : node.parts.flatMap(kindsIn);
}

/** Of the passages that a part answers with, as `evaluateQuery` finds them. */
function ofPassages(node: QueryNode, facts: Facts): Truth {
  switch (node.kind) {
    case "term":
      return facts(node);
    case "pattern":
      return null;
    case "not":
      return not(ofTest(node.of, facts));
    case "or":
      return any(node.parts.map((part) => ofPassages(part, facts)));
    case "and": {
      const base = basePart(node, "codings");
      return all(node.parts.map((part, i) => (i === base ? ofPassages(part, facts) : ofTest(part, facts))));
    }
  }
}

/** Of a part that is asked of a passage found by another. */
function ofTest(node: QueryNode, facts: Facts): Truth {
  if (node.kind === "not") return not(ofTest(node.of, facts));
  if (node.kind === "or") return any(node.parts.map((part) => ofTest(part, facts)));
  if (node.kind === "term") return facts(node);
  if (node.kind === "pattern" || kindOf(node) === "passages") return null;
  return all(node.parts.map((part) => ofTest(part, facts)));
}

const not = (truth: Truth): Truth => (truth === null ? null : !truth);
const any = (truths: readonly Truth[]): Truth =>
  truths.includes(true) ? true : truths.includes(null) ? null : false;
const all = (truths: readonly Truth[]): Truth =>
  truths.includes(false) ? false : truths.includes(null) ? null : true;
