import { fold } from "../../core/similar.js";
import { turnsTouched } from "../study-columns.js";
import type { QueryPassage } from "./passage-set.js";
import { queryError } from "./query-error.js";
import {
  codingFields,
  passageFields,
  placeFields,
  type QuerySpeaker,
  type QueryStudy,
} from "./query-study.js";
import type { Term } from "./query-tree.js";

export type PassageTest = (passage: QueryPassage) => boolean;

const byValue = new Intl.Collator("en", { numeric: true, sensitivity: "accent" });

/**
 * The test of a term about who speaks, where, when, or in answer to what. A passage over several
 * speakers passes if any of them does.
 */
export function placeTest(term: Term, study: QueryStudy, query: string): PassageTest {
  switch (term.field) {
    case "source": {
      const id = study.sourceNamed(onlyEqual(term, query).value);
      return ({ source }) => study.sources[source]?.source === id;
    }
    case "kind":
      return ofSource(study, ({ kind }) => fold(kind) === fold(onlyEqual(term, query).value));
    case "date": {
      if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(term.value))
        throw queryError(query, term.valueAt, "A date is written 2023-05-18, 2023-05 or 2023");
      const length = term.value.length;
      return ofSource(study, ({ date }) => date !== "" && compares(term, date.slice(0, length)));
    }
    case "participant": {
      const id = study.participantNamed(onlyEqual(term, query).value);
      return bySpeaker(study, ({ participant }) => participant?.id === id);
    }
    case "speaker": {
      const name = fold(onlyEqual(term, query).value);
      return bySpeaker(
        known(study, term, query, "speaker", ({ name }) => [name]),
        (s) => fold(s.name) === name,
      );
    }
    case "role": {
      const role = fold(onlyEqual(term, query).value);
      const rolesOf = (s: QuerySpeaker) => [s.participant?.role ?? "", s.role];
      return bySpeaker(known(study, term, query, "role", rolesOf), (s) =>
        rolesOf(s).some((name) => fold(name) === role),
      );
    }
    case "question": {
      const id = study.questionNamed(onlyEqual(term, query).value);
      return byTurn(study, (source, turn) => study.sources[source]?.question[turn] === id);
    }
    case "turn":
      if (!/^\d{1,9}$/.test(term.value)) throw queryError(query, term.valueAt, "A turn is a number from 1");
      return byTurn(study, (_, turn) => compares(term, String(turn + 1)));
    default:
      return attributeTest(term, study, query);
  }
}

function attributeTest(term: Term, study: QueryStudy, query: string): PassageTest {
  const key = study.attributes.find((name) => fold(name) === fold(term.field));
  if (key === undefined)
    throw queryError(
      query,
      term.at,
      `There is no field or attribute "${term.field}"`,
      `There are: ${[...passageFields, ...placeFields, ...codingFields, ...study.attributes].join(", ")}.`,
    );
  return bySpeaker(study, ({ participant }) => {
    const value = participant?.attributes.get(key);
    return value !== undefined && value !== "" && compares(term, value);
  });
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
  throw queryError(query, after, `${term.field} has no more or less: write ${term.field}:${term.value}`);
}

/** What speakers are in an interview, whether or not there is such a one. */
const standing = ["participant", "interviewer", "other"];

function known(
  study: QueryStudy,
  term: Term,
  query: string,
  noun: string,
  namesOf: (speaker: QuerySpeaker) => string[],
): QueryStudy {
  const names = new Set(
    study.sources.flatMap((s) => s.speakers.flatMap(namesOf)).filter((name) => name !== ""),
  );
  if ([...names, ...standing, ...study.roles].some((name) => fold(name) === fold(term.value))) return study;
  const some = [...names].slice(0, 12).join(", ");
  throw queryError(query, term.valueAt, `There is no ${noun} "${term.value}"`, `There are: ${some}.`);
}

const ofSource =
  (study: QueryStudy, fits: (source: QueryStudy["sources"][number]) => boolean): PassageTest =>
  ({ source }) => {
    const columns = study.sources[source];
    return columns !== undefined && fits(columns);
  };

function byTurn(study: QueryStudy, fits: (source: number, turn: number) => boolean): PassageTest {
  return ({ source, start, end }) => {
    const columns = study.sources[source];
    if (columns === undefined) return false;
    for (const turn of turnsTouched(columns, { start, end })) if (fits(source, turn)) return true;
    return false;
  };
}

function bySpeaker(study: QueryStudy, fits: (speaker: QuerySpeaker) => boolean): PassageTest {
  const fitting = study.sources.map(({ speakers }) => speakers.map(fits));
  return byTurn(study, (source, turn) => {
    const who = study.sources[source]?.speakerOf[turn] ?? -1;
    return fitting[source]?.[who] === true;
  });
}
