import { fold } from "../../core/similar.js";
import { turnsTouched } from "../study-columns.js";
import type { QueryPassage } from "./passage-set.js";
import { queryError } from "./query-error.js";
import {
  codingFields,
  passageFields,
  placeFields,
  type QuerySource,
  type QuerySpeaker,
  type QueryStudy,
} from "./query-study.js";
import type { Term } from "./query-tree.js";

export type PassageTest = (passage: QueryPassage) => boolean;

const byValue = new Intl.Collator("en", { numeric: true, sensitivity: "accent" });

/** What a term about who speaks, where, when, or in answer to what asks: of a source, of a turn, or of who speaks in it. */
export type PlaceFact =
  | { readonly of: "source"; readonly fits: (source: QuerySource) => boolean }
  | { readonly of: "turn"; readonly fits: (source: QuerySource, turn: number) => boolean }
  | { readonly of: "speaker"; readonly fits: (speaker: QuerySpeaker) => boolean };

/** What a term asks of a place. */
export function placeFact(term: Term, study: QueryStudy, query: string): PlaceFact {
  switch (term.field) {
    case "source": {
      const id = study.sourceNamed(onlyEqual(term, query).value);
      return { of: "source", fits: ({ source }) => source === id };
    }
    case "kind": {
      const kind = fold(onlyEqual(term, query).value);
      return { of: "source", fits: (source) => fold(source.kind) === kind };
    }
    case "date": {
      if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(term.value))
        throw queryError(query, term.valueAt, "A date is written 2023-05-18, 2023-05 or 2023");
      const length = term.value.length;
      return { of: "source", fits: ({ date }) => date !== "" && compares(term, date.slice(0, length)) };
    }
    case "participant": {
      const id = study.participantNamed(onlyEqual(term, query).value);
      return { of: "speaker", fits: ({ participant }) => participant?.id === id };
    }
    case "speaker": {
      const name = fold(onlyEqual(term, query).value);
      const fits = (speaker: QuerySpeaker) =>
        [speaker.name, ...speaker.names].some((one) => fold(one) === name);
      if (!study.sources.some(({ speakers }) => speakers.some(fits)))
        known(study, term, query, "speaker", (speaker) => [speaker.name]);
      return { of: "speaker", fits };
    }
    case "role": {
      const role = fold(onlyEqual(term, query).value);
      const rolesOf = (s: QuerySpeaker) => [s.participant?.role ?? "", s.role];
      known(study, term, query, "role", rolesOf);
      return { of: "speaker", fits: (s) => rolesOf(s).some((name) => fold(name) === role) };
    }
    case "question": {
      const id = study.questionNamed(onlyEqual(term, query).value);
      return { of: "turn", fits: ({ question }, turn) => question[turn] === id };
    }
    case "turn":
      if (!/^\d{1,9}$/.test(term.value)) throw queryError(query, term.valueAt, "A turn is a number from 1");
      return { of: "turn", fits: (_, turn) => compares(term, String(turn + 1)) };
    default:
      return attributeFact(term, study, query);
  }
}

function attributeFact(term: Term, study: QueryStudy, query: string): PlaceFact {
  const key = study.attributes.find((name) => fold(name) === fold(term.field));
  if (key === undefined)
    throw queryError(
      query,
      term.at,
      `There is no field or attribute "${term.field}"`,
      `There are: ${[...passageFields, ...placeFields, ...codingFields, ...study.attributes].join(", ")}.`,
    );
  return {
    of: "speaker",
    fits({ participant }) {
      const value = participant?.attributes.get(key);
      return value !== undefined && value !== "" && compares(term, value);
    },
  };
}

/** Whether a term holds for a turn of a source (both as places). */
export type TurnTest = (source: number, turn: number) => boolean;

/** The test of a fact, turn by turn. */
export function turnTest(fact: PlaceFact, { sources }: QueryStudy): TurnTest {
  if (fact.of === "source") {
    const fitting = sources.map(fact.fits);
    return (source) => fitting[source] === true;
  }
  if (fact.of === "turn")
    return (at, turn) => {
      const source = sources[at];
      return source !== undefined && fact.fits(source, turn);
    };
  const fitting = sources.map(({ speakers }) => speakers.map(fact.fits));
  return (source, turn) => fitting[source]?.[sources[source]?.speakerOf[turn] ?? -1] === true;
}

/**
 * The test of a term about who speaks, where, when, or in answer to what. A passage over several
 * speakers passes if any of them does.
 */
export function placeTest(term: Term, study: QueryStudy, query: string): PassageTest {
  const fact = placeFact(term, study, query);
  const fits = turnTest(fact, study);
  if (fact.of === "source") return ({ source }) => fits(source, -1);
  return ({ source, start, end }) => {
    const columns = study.sources[source];
    if (columns === undefined) return false;
    for (const turn of turnsTouched(columns, { start, end })) if (fits(source, turn)) return true;
    return false;
  };
}

/** Whether a value stands to a term's value as its operator says: numbers as numbers, words as words. */
export function compares({ operator, value: wanted }: Term, value: string): boolean {
  if (wanted === "*") return true;
  if (operator === ":" || operator === "=") return fold(value) === fold(wanted);
  const order = byValue.compare(value, wanted);
  if (operator === "<") return order < 0;
  if (operator === "<=") return order <= 0;
  return operator === ">" ? order > 0 : order >= 0;
}

/** A term that asks whether something is so, not whether it is more or less. */
export function onlyEqual(term: Term, query: string): Term {
  if (term.operator === ":" || term.operator === "=") return term;
  const after = term.at + term.field.length;
  throw queryError(
    query,
    after,
    `${term.field} cannot be compared by more or less: write ${term.field}:${term.value}`,
  );
}

/** What speakers are in an interview, whether or not there is such a one. */
const standing = ["participant", "interviewer", "other"];

function known(
  study: QueryStudy,
  term: Term,
  query: string,
  noun: string,
  namesOf: (speaker: QuerySpeaker) => string[],
): void {
  const names = new Set(
    study.sources.flatMap((s) => s.speakers.flatMap(namesOf)).filter((name) => name !== ""),
  );
  if ([...names, ...standing, ...study.roles].some((name) => fold(name) === fold(term.value))) return;
  const some = [...names].slice(0, 12).join(", ");
  throw queryError(query, term.valueAt, `There is no ${noun} "${term.value}"`, `There are: ${some}.`);
}
