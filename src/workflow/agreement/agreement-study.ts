import { type CodesAgreement, compareCodes } from "../../analysis/agreement/compare-codes.js";
import type { Estimate } from "../../analysis/agreement/estimate.js";
import { decisionsOnCodePoints, decisionsOnUnits } from "../../analysis/agreement/study-decisions.js";
import { alphaOfSets } from "../../analysis/agreement/study-sets.js";
import { type UnitizingAgreement, unitizingAgreement } from "../../analysis/agreement/study-unitizing.js";
import { shareOf, type Unplaced } from "../../analysis/unplaced.js";
import { dataError } from "../../core/errors.js";
import type { CurrentSource } from "../shared/study-sources.js";
import type { Work } from "../shared/work.js";
import { type AgreementScope, type DoubleCoded, doubleCoded } from "./agreement-data.js";
import { type IntervalWords, intervalOptions, oneOf } from "./agreement-options.js";
import { countedBodies, type UnitKind, unitKinds, unitsOf } from "./agreement-units.js";

export interface AgreementWords extends AgreementScope, IntervalWords {
  readonly unit?: string | undefined;
  readonly everybody: boolean;
  readonly givenBy?: string | undefined;
  /** Leave decisions out that rest on accepted suggestions or autocoding alone. */
  readonly humanOnly: boolean;
}

/** Figures of one way of counting. */
export interface AgreementFigures {
  readonly codes: CodesAgreement;
  /** Alpha over the sets of codes of units; null for code points. */
  readonly sets: { readonly jaccard: Estimate; readonly masi: Estimate } | null;
}

export interface StudyAgreement extends AgreementFigures {
  readonly unit: UnitKind;
  readonly data: DoubleCoded;
  /** Units in the sources compared. */
  readonly units: number;
  /** Turns in no unit, where units are answers to questions; else null. */
  readonly unplaced: Unplaced | null;
  /** Share of the codings compared that were accepted from suggestions; null without codings. */
  readonly shareSuggested: number | null;
  /** Share of those that people chose themselves; null without codings. */
  readonly shareHuman: number | null;
  /** The figures without decisions that rest on the others alone; null where there are none, or none are in. */
  readonly humanOnly: AgreementFigures | null;
  /** For code points: alpha of 2004 over the continuum. */
  readonly unitizing: UnitizingAgreement | null;
  /** Codes that came after a coder's pass: missing there, not absent. */
  readonly late: readonly { readonly code: string; readonly coder: string; readonly source: string }[];
}

/** Agreement between the coders of a study. */
export async function studyAgreement(
  work: Pick<Work, "store">,
  words: AgreementWords,
): Promise<StudyAgreement> {
  const options = intervalOptions(words);
  const unit = oneOf("--unit", words.unit, unitKinds, "turn");
  const data = await doubleCoded(work.store, words);
  const { coded } = data;
  if (coded.codes.length === 0)
    throw dataError(
      "nothing-coded",
      `None of ${coded.coders.join(", ")} applied a code in the sources they finished.`,
      "Name codes with --codes to confirm that all agree on their absence.",
    );
  const points = unit === "codepoint";
  const passages = data.sources.map((source) =>
    countedBodies(source, words.everybody).map(({ span }) => span),
  );
  const units = points
    ? []
    : await unitsOf(work.store, data.sources, {
        kind: unit,
        everybody: words.everybody,
        givenBy: words.givenBy,
      });
  const figures = (humanOnly: boolean): AgreementFigures => {
    const decisions = points
      ? decisionsOnCodePoints(coded, passages, { humanOnly })
      : decisionsOnUnits(coded, units, { humanOnly });
    const dependentUnits = points ? "None is given over code points: neighbours are not independent." : null;
    return {
      codes: compareCodes(decisions, { ...options, dependentUnits }),
      sets: points ? null : alphaOfSets(decisions, options),
    };
  };
  const { all, human, made } = data.codings;
  return {
    ...figures(words.humanOnly),
    unit,
    data,
    units: points ? passages.flat().reduce((sum, { start, end }) => sum + end - start, 0) : units.length,
    shareSuggested: all === 0 ? null : made.suggested / all,
    shareHuman: all === 0 ? null : human / all,
    humanOnly: human < all && !words.humanOnly ? figures(true) : null,
    unplaced: unit === "question" ? unplacedBodies(data.sources, words.everybody) : null,
    unitizing: points ? unitizingAgreement(coded, passages) : null,
    late: lateCodes(data),
  };
}

function unplacedBodies(sources: readonly CurrentSource[], everybody: boolean): Unplaced {
  const questions = sources.flatMap((source) =>
    countedBodies(source, everybody).map(({ turn }) => source.turns.columns.question[turn - 1] ?? 0),
  );
  return shareOf(questions.filter((id) => id === 0).length, questions.length);
}

function lateCodes({ coded }: DoubleCoded): StudyAgreement["late"] {
  return coded.codes.flatMap((code, c) =>
    coded.sources.flatMap(({ name, finished }, s) =>
      coded.coders.flatMap((coder, k) =>
        finished[k] === true && !coded.knew(c, s, k) ? [{ code, coder, source: name }] : [],
      ),
    ),
  );
}
