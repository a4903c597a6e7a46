import { percentText } from "../core/share.js";
import type { StudyFigures } from "./figures.js";
import type { PaperFinding } from "./finding.js";
import { ofLiterature } from "./numbers/context.js";
import { groupNamed, groupNouns } from "./numbers/groups.js";
import { subjectOf } from "./numbers/subject.js";
import { type PaperPlace, placeOf } from "./place.js";
import type { PaperSentence } from "./sentence.js";

/** What a word that stands for a number is taken to mean. */
export interface ClaimWord {
  readonly words: string;
  /** The smallest and largest share it stands for, 0 to 1. */
  readonly least: number;
  readonly most: number;
  /** Beyond these shares the word is wrong by any convention. */
  readonly never: readonly [below: number, above: number];
}

/** Quantifiers and shares of participants: a convention of this tool, printed with every judgement, and no journal's rule. */
export const claimWordMap: readonly ClaimWord[] = [
  { words: "all|every|everybody|everyone|each", least: 1, most: 1, never: [1, 1] },
  { words: "none|no|nobody", least: 0, most: 0, never: [0, 0] },
  { words: "almost all|nearly all|virtually all", least: 0.85, most: 1, never: [0.75, 1] },
  { words: "the majority|a majority", least: 0.5, most: 1, never: [0.5, 1] },
  { words: "most", least: 0.75, most: 1, never: [0.5, 1] },
  { words: "many", least: 0.5, most: 1, never: [0.25, 1] },
  { words: "half", least: 0.4, most: 0.6, never: [0.3, 0.7] },
  { words: "several|some", least: 0.25, most: 0.75, never: [0.01, 1] },
  { words: "a few|few|a minority", least: 0.01, most: 0.25, never: [0.01, 0.5] },
];

export interface JudgedWord {
  readonly claim: string;
  readonly place: PaperPlace;
  /** `doubtful`: outside the map, but not beyond every convention. */
  readonly status: "right" | "doubtful" | "wrong" | "unknown";
  /** "12 of 15"; null where it cannot be tied to a theme or code. */
  readonly computed: string | null;
  readonly how: string;
}

/** Holds "most participants", "few mentors", "all of them" against counts, where the sentence names the theme or code. */
export function judgeClaimWords(sentences: readonly PaperSentence[], figures: StudyFigures): JudgedWord[] {
  const nouns = groupNouns(figures);
  const words = claimWordMap.map((one) => one.words).join("|");
  const pattern = new RegExp(
    `\\b(${[...words.split("|")].sort((a, b) => b.length - a.length).join("|")})\\s+(?:of\\s+)?(?:the\\s+|our\\s+|these\\s+)?(?:\\p{L}+\\s+)?(${nouns})\\b`,
    "giu",
  );
  return sentences.flatMap((sentence) =>
    ofLiterature(sentence)
      ? []
      : [...sentence.text.matchAll(pattern)].flatMap((match): JudgedWord[] => {
          const [claim, word = "", noun = ""] = match;
          const place = placeOf(sentence.at, sentence.start + match.index);
          const entry = claimWordMap.find((one) => new RegExp(`^(?:${one.words})$`, "i").test(word));
          const group = groupNamed(noun, figures);
          const reach = subjectOf(sentence, figures);
          const counted =
            group === null || reach === null
              ? undefined
              : group.kind === "everybody" || group.kind === "other"
                ? reach
                : reach.byRole.get(group.name);
          if (entry === undefined || reach === null || counted === undefined)
            return [
              {
                claim,
                place,
                status: "unknown",
                computed: null,
                how: "the sentence names no theme or code to count",
              },
            ];
          const share = counted.N === 0 ? 0 : counted.n / counted.N;
          const within = (least: number, most: number) => share >= least - 1e-9 && share <= most + 1e-9;
          return [
            {
              claim,
              place,
              status: within(entry.least, entry.most)
                ? "right"
                : within(...entry.never)
                  ? "doubtful"
                  : "wrong",
              computed: `${counted.n} of ${counted.N}`,
              how: `"${word.toLowerCase()}" stands for ${meaning(entry)}; participants with a passage under the ${reach.kind} "${reach.name}"`,
            },
          ];
        }),
  );
}

/** A range in words: "50 to 100%". */
export const meaning = ({ least, most }: ClaimWord): string =>
  least === most ? percentText(100 * least) : `${100 * least} to ${percentText(100 * most)}`;

/** A word beyond every convention is wrong; one outside the map only asks for a look. */
export const claimWordFindings = (words: readonly JudgedWord[]): PaperFinding[] =>
  words
    .filter(({ status }) => status === "wrong" || status === "doubtful")
    .map(({ claim, place, status, computed, how }) => ({
      level: status === "wrong" ? "error" : "warning",
      code: "claim-word",
      place,
      message: `"${claim}": the study has ${computed ?? ""} (${how}).`,
    }));
