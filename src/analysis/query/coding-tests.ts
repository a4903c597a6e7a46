import { codingFlags, codingOrigins } from "../../core/columns.js";
import { compares, onlyEqual } from "./place-tests.js";
import { queryError } from "./query-error.js";
import type { QueryStudy } from "./query-study.js";
import type { Term } from "./query-tree.js";

/** Whether the coding at a place fits. */
export type CodingTest = (coding: number) => boolean;

const flagNames = Object.keys(codingFlags) as (keyof typeof codingFlags)[];

/** The test of a term about a coding: who made it, how, when, and what was noted with it. */
export function codingTest(term: Term, study: QueryStudy, query: string): CodingTest {
  const { codings } = study;
  switch (term.field) {
    case "coder": {
      if (term.value === "*") return () => true;
      const id = study.coderNamed(onlyEqual(term, query).value);
      return (i) => codings.coder[i] === id;
    }
    case "round": {
      if (term.value === "*") return (i) => codings.round[i] !== 0;
      const id = study.roundNamed(onlyEqual(term, query).value);
      return (i) => codings.round[i] === id;
    }
    case "origin": {
      const origin = codingOrigins.indexOf(oneOf(term, codingOrigins, query));
      return (i) => codings.origin[i] === origin;
    }
    case "flag": {
      const bit = codingFlags[oneOf(term, flagNames, query)];
      return (i) => (codings.flags[i]! & bit) !== 0;
    }
    case "state": {
      const proposed = oneOf(term, ["confirmed", "proposed"] as const, query) === "proposed";
      return (i) => ((codings.flags[i]! & codingFlags.proposed) !== 0) === proposed;
    }
    case "memo": {
      const ids = study.codingsWithMemo(onlyEqual(term, query).value);
      return (i) => ids.has(codings.id[i]!);
    }
    default:
      if (!/^\d{1,9}$/.test(term.value)) throw queryError(query, term.valueAt, "An event is a number from 1");
      return (i) => compares(term, String(codings.madeSeq[i]));
  }
}

function oneOf<T extends string>(term: Term, words: readonly T[], query: string): T {
  const { field, value, valueAt } = onlyEqual(term, query);
  const found = words.find((word) => word === value.toLowerCase());
  if (found !== undefined) return found;
  throw queryError(query, valueAt, `There is no ${field} "${value}"`, `There are: ${words.join(", ")}.`);
}
