import { percentOf } from "../../core/share.js";
import type { CodeText } from "../../suggest/codes.js";
import type { Model } from "../../suggest/model.js";
import type { NamedCode } from "../shared/resolve.js";
import type { Training } from "./suggest-training.js";
import type { TrainingData } from "./training-data.js";

/** Something to know about suggestions, or why there are none. */
export interface SuggestNote {
  readonly code:
    | "no-codes"
    | "nothing-to-learn"
    | "names-only"
    | "no-probabilities"
    | "too-little-data"
    | "no-participants"
    | "nothing-shared"
    | "more-segments"
    | "not-recorded";
  readonly message: string;
}

const note = (code: SuggestNote["code"], message: string): SuggestNote => ({ code, message });

const hasWords = (text: string) => /\p{L}{2}/u.test(text);

/** Why nothing can be ranked, if so. */
export function nothingToLearn(codes: readonly NamedCode[], training: Training): SuggestNote | null {
  if (codes.length === 0)
    return note("no-codes", "The study has no codes in use, so there is nothing to suggest.");
  const wordsOfCode = (code: CodeText) =>
    [code.name, code.short, code.definition, code.include, ...code.examples].some(hasWords);
  return training.codings === 0 && !codes.some((code) => wordsOfCode({ ...code, parent: null }))
    ? note(
        "nothing-to-learn",
        "There is nothing to learn from: no codings yet, and no definitions in the codebook to compare with.",
      )
    : null;
}

/** What to bear in mind about these suggestions. */
export function aboutTraining({ codeTexts, training }: TrainingData, model: Model): SuggestNote[] {
  const notes: SuggestNote[] = [];
  const described = ({ short, definition, include, examples }: CodeText) =>
    [short, definition, include, ...examples].some((text) => text.trim() !== "");
  if (training.codings === 0 && !codeTexts.some(described))
    notes.push(
      note(
        "names-only",
        "There are no codings and no definitions yet, so only the codes' names are compared.",
      ),
    );
  if (model.parts.offset === null)
    notes.push(
      note(
        "no-probabilities",
        "No probabilities yet: calibrating them takes at least 20 coded passages. Until then only the order counts.",
      ),
    );
  return notes;
}

export const tooLittleData = (precision: number | undefined): SuggestNote =>
  note(
    "too-little-data",
    precision === undefined
      ? "Too little data: there are no probabilities yet, so suggestions cannot be selected by one."
      : `Too little data to promise that ${percentOf(precision, 1)} of suggestions will be right, so none is made.`,
  );

export const noParticipants = (source: string | null): SuggestNote =>
  note(
    "no-participants",
    source === null
      ? "No source has turns of participants, so there is nothing to suggest for."
      : `"${source}" has no turns of participants, so there is nothing to suggest for.`,
  );

export const nothingShared = (uncoded: boolean): SuggestNote =>
  note(
    "nothing-shared",
    `No ${uncoded ? "uncoded " : ""}passage has a code to suggest that it does not have already.`,
  );

export const moreSegments = (limit: number): SuggestNote =>
  note("more-segments", `More passages have suggestions; raise --limit to see more than ${limit}.`);

export const notRecorded = (readOnly: boolean): SuggestNote =>
  note(
    "not-recorded",
    `${readOnly ? "The study is read-only" : "This is a dry run"}, so these suggestions are not recorded and cannot be accepted by id.`,
  );
