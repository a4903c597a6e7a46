import type { CodeText } from "../suggest/code-words.js";
import type { NamedCode } from "./resolve.js";
import type { Training } from "./suggest-training.js";

/** Something to know about suggestions, or why there are none. */
export interface SuggestNote {
  readonly code:
    | "no-codes"
    | "nothing-to-learn"
    | "names-only"
    | "no-participants"
    | "nothing-shared"
    | "more-segments"
    | "not-recorded";
  readonly message: string;
}

const note = (code: SuggestNote["code"], message: string): SuggestNote => ({ code, message });

/** Why nothing can be ranked, if so; a warning where there is little to go by. */
export function learningNotes(
  codes: readonly NamedCode[],
  training: Training,
  vocabulary: number,
): SuggestNote[] {
  if (codes.length === 0)
    return [note("no-codes", "The study has no codes in use, so there is nothing to suggest.")];
  if (vocabulary === 0)
    return [
      note(
        "nothing-to-learn",
        "There is nothing to learn from: no codings yet, and the codebook has no words to compare with.",
      ),
    ];
  const described = ({ short, definition, include, examples }: CodeText) =>
    [short, definition, include, ...examples].some((text) => text.trim() !== "");
  return training.codings === 0 && !codes.some(described)
    ? [
        note(
          "names-only",
          "There are no codings and no definitions yet, so only the codes' names are compared.",
        ),
      ]
    : [];
}

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
    `No ${uncoded ? "uncoded " : ""}passage shares a word with a code that it does not have already.`,
  );

export const moreSegments = (limit: number): SuggestNote =>
  note("more-segments", `More passages have suggestions; --limit shows more than ${limit}.`);

export const notRecorded = (readOnly: boolean): SuggestNote =>
  note(
    "not-recorded",
    `${readOnly ? "The study is read-only" : "This is a dry run"}, so these suggestions are not recorded and cannot be accepted by id.`,
  );
