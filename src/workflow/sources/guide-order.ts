import type { Id } from "../../core/records.js";
import { isAsking, isProbe, looksAround } from "./guide-asking.js";
import { type GuideMatch, type GuideMatcher, type ReadTurn, wordingFloor } from "./guide-match.js";

/** A turn of an interviewer as read, or as a person put it (0: it asks nothing of the guide). */
export type Said = ReadTurn | { readonly byHand: Id };

/** Out of the guide's order a question must be as like as this. */
const outOfOrderFloor = 0.75;
/** Where the number is another's, the words must be nearly the guide's own. */
const againstNumber = 0.9;
/** Where the order of the guide leaves a place for it, this is enough. */
const inPlaceFloor = 0.42;
/** The order says something only where the interview keeps to the guide: this many are sure, and half of all. */
const fewestSure = 3;
/** By so much the best must be better than the next. */
const margin = 0.07;
/** What is said without asking is worth less, and so is a question that could be about anything. */
const notAsking = 0.85;
const probing = 0.7;

/** A question that a turn may ask, with the clauses of the turn in which it does. */
interface Candidate {
  readonly question: Id;
  readonly likeness: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The question that each turn of an interviewer asks; null where it asks none of the guide, or two at
 * once. First what is sure by number, by hand, or by the words alone; then, between two that follow each
 * other in the guide's order, questions that stand between them there and are likely enough. A question
 * against the order must be nearly in the guide's own words.
 */
export function asksIn(guide: GuideMatcher, turns: readonly (Said | null)[]): (GuideMatch | null)[] {
  const candidates = turns.map((said) => (said === null || "byHand" in said ? [] : candidatesOf(said)));
  const found = turns.map((said, i) => (said === null ? null : sure(said, candidates[i] ?? [])));
  const place = (match: GuideMatch) => guide.order.get(match.question) ?? -1;
  const chain = new Set(longestInOrder(found, place));
  found.forEach((match, i) => {
    const astray = match?.by === "wording" && !chain.has(i) && match.likeness < outOfOrderFloor;
    if (astray) found[i] = null;
  });
  const anchors = [...chain].sort((a, b) => a - b);
  if (anchors.length < fewestSure || anchors.length < guide.order.size / 2) return found;
  const used = new Set(found.flatMap((match) => (match === null ? [] : [match.question])));
  const byPlace = [...guide.order].sort((a, b) => a[1] - b[1]).map(([id]) => id);
  for (let i = 0; i <= anchors.length; i++) {
    const [before, after] = [anchors[i - 1], anchors[i]];
    const [left, right] = [
      before === undefined ? null : found[before],
      after === undefined ? null : found[after],
    ];
    const open = byPlace.slice(left ? place(left) + 1 : 0, right ? place(right) : byPlace.length);
    const between: number[] = [];
    for (let turn = (before ?? -1) + 1; turn < (after ?? turns.length); turn++)
      if (found[turn] === null && turns[turn] !== null && !("byHand" in (turns[turn] ?? {})))
        between.push(turn);
    for (const [turn, match] of fill(
      between,
      open.filter((id) => !used.has(id)),
      candidates,
    ))
      found[turn] = match;
  }
  return found;
}

function sure(said: Said, candidates: readonly Candidate[]): GuideMatch | null {
  if ("byHand" in said) return { question: said.byHand, by: "hand", likeness: 1 };
  const likely = candidates.filter(({ likeness }) => likeness >= wordingFloor);
  const [best, second] = likely;
  const own = candidates.find(({ question }) => question === said.number);
  const others = best !== undefined && best.question !== said.number && best.likeness >= againstNumber;
  if (said.number !== null && (!others || (own?.likeness ?? 0) >= wordingFloor))
    return { question: said.number, by: "number", likeness: own?.likeness ?? 0 };
  if (best === undefined || isDouble(best, likely)) return null;
  if (second !== undefined && best.likeness - second.likeness < margin) return null;
  return { question: best.question, by: "wording", likeness: best.likeness };
}

/** Whether a turn asks another question as well, in other clauses. */
const isDouble = (best: Candidate, likely: readonly Candidate[]) =>
  likely.some(({ question, from, to }) => question !== best.question && (to <= best.from || from >= best.to));

/** What a turn may ask, the likeliest first. What looks back or ahead asks nothing. */
function candidatesOf({ sentences }: ReadTurn): Candidate[] {
  const best = new Map<Id, Candidate>();
  let offset = 0;
  for (const { sentence, clauses, runs } of sentences) {
    const asking = isAsking(sentence);
    const weight = isProbe(sentence) ? probing : asking ? 1 : notAsking;
    if (asking || !looksAround(sentence))
      for (const { from, to, likeness } of runs)
        for (const [question, raw] of likeness) {
          const worth = raw * weight;
          if (worth > (best.get(question)?.likeness ?? 0))
            best.set(question, { question, likeness: worth, from: offset + from, to: offset + to });
        }
    offset += clauses;
  }
  return [...best.values()].sort((a, b) => b.likeness - a.likeness);
}

/** Turns whose questions stand in the guide's order, with the greatest likeness in sum. */
function longestInOrder(
  found: readonly (GuideMatch | null)[],
  place: (match: GuideMatch) => number,
): number[] {
  const best: { turn: number; place: number; sum: number; before: number }[] = [];
  let last = -1;
  found.forEach((match, turn) => {
    if (match === null || place(match) < 0) return;
    const worth = match.by === "wording" ? match.likeness : 2;
    let [sum, before] = [worth, -1];
    best.forEach((other, i) => {
      if (other.place <= place(match) && other.sum + worth > sum) [sum, before] = [other.sum + worth, i];
    });
    best.push({ turn, place: place(match), sum, before });
    if (last < 0 || sum > (best[last]?.sum ?? 0)) last = best.length - 1;
  });
  const chain: number[] = [];
  for (let i = last; i >= 0; i = best[i]?.before ?? -1) chain.push(best[i]?.turn ?? -1);
  return chain;
}

/** Questions for turns, both in their order, so that the likeness in sum is the greatest. */
function fill(
  turns: readonly number[],
  open: readonly Id[],
  candidates: readonly (readonly Candidate[])[],
): [turn: number, match: GuideMatch][] {
  if (turns.length === 0 || open.length === 0) return [];
  const worth = turns.map((turn) => {
    const [best, second] = (candidates[turn] ?? []).filter(({ question }) => open.includes(question));
    const clear = best !== undefined && best.likeness - (second?.likeness ?? 0) >= margin;
    return open.map((id) =>
      clear && best.question === id && best.likeness >= inPlaceFloor ? best.likeness : 0,
    );
  });
  // sums[i][j]: the best with the first i turns and the first j questions.
  const sums = Array.from({ length: turns.length + 1 }, () => new Array<number>(open.length + 1).fill(0));
  const at = (i: number, j: number) => sums[i]?.[j] ?? 0;
  const of = (i: number, j: number) => worth[i]?.[j] ?? 0;
  for (let i = 1; i <= turns.length; i++)
    for (let j = 1; j <= open.length; j++) {
      const taken = of(i - 1, j - 1) > 0 ? at(i - 1, j - 1) + of(i - 1, j - 1) : 0;
      (sums[i] ?? [])[j] = Math.max(at(i - 1, j), at(i, j - 1), taken);
    }
  const found: [number, GuideMatch][] = [];
  for (let i = turns.length, j = open.length; i > 0 && j > 0; ) {
    if (at(i, j) === at(i - 1, j)) i--;
    else if (at(i, j) === at(i, j - 1)) j--;
    else {
      i--;
      j--;
      found.push([turns[i] ?? -1, { question: open[j] ?? 0, by: "wording", likeness: of(i, j) }]);
    }
  }
  return found;
}
