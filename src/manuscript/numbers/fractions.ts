import type { StudyFigures } from "../figures.js";
import { numberOf, numberPattern } from "../number-words.js";
import type { PaperSentence } from "../sentence.js";
import { type NumberClaim, unknown, whole } from "./claim.js";
import { ofLiterature, ofPart } from "./context.js";
import { groupNamed, groupNouns } from "./groups.js";
import { secondCoding } from "./second-coding.js";
import { countedFor } from "./shares.js";
import { subjectOf } from "./subject.js";

const names: readonly (readonly [string, number])[] = [
  ["three[- ]quarters", 3 / 4],
  ["two[- ]thirds", 2 / 3],
  ["two[- ]fifths", 2 / 5],
  ["three[- ]fifths", 3 / 5],
  ["(?:one|a)[- ]half|half", 1 / 2],
  ["(?:one|a)[- ]third", 1 / 3],
  ["(?:one|a)[- ]quarter", 1 / 4],
  ["(?:one|a)[- ]fifth", 1 / 5],
];
const fraction = names.map(([name]) => name).join("|");
/** A fraction in words stands for shares up to so far from it. Ours. */
const near = 0.06;

/** "Half of the interviews", "a quarter of participants", "one in five mentees", where what is counted is said. */
export function fractionsRule(sentence: PaperSentence, figures: StudyFigures): NumberClaim[] {
  const { text } = sentence;
  if (ofLiterature(sentence)) return [];
  const pattern = new RegExp(
    `\\b(?:(more than|over|just over|less than|under|fewer than|just under)\\s+)?(?:(${fraction})\\s+(?:of\\s+)?(?:the\\s+|our\\s+|all\\s+|these\\s+){0,2}|(${numberPattern})\\s+in\\s+(${numberPattern})\\s+(?:of\\s+the\\s+)?)(?:\\d+\\s+)?(${groupNouns(figures)}|interviews|transcripts|sample)\\b`,
    "giu",
  );
  return [...text.matchAll(pattern)].flatMap((match): NumberClaim[] => {
    const place = whole(match);
    const share =
      match[2] === undefined
        ? numberOf(match[3] ?? "") / numberOf(match[4] ?? "")
        : (names.find(([name]) => new RegExp(`^(?:${name})$`, "i").test(match[2] ?? ""))?.[1] ?? 0);
    const noun = match[5] ?? "";
    const isText = /^(?:interviews|transcripts)$/i.test(noun);
    const group = isText ? null : groupNamed(/sample/i.test(noun) ? "participants" : noun, figures);
    // Of people under a theme, "half" is a claim word.
    if (!isText && share === 1 / 2 && subjectOf(sentence, figures) !== null) return [];
    if (ofPart(text.slice(Math.max(0, place.start - 40), place.start))) return [];
    const N = isText ? figures.transcripts.value : (group?.figure.value ?? 0);
    const counted = isText
      ? secondCoding.test(text)
        ? { n: figures.doubleCoded.n, how: "transcripts coded or finished by two people or more" }
        : null
      : countedFor({ place, group }, sentence, figures);
    if (counted === null || N === 0) return [unknown(place, match[0], "it is not said what is counted")];
    const exact = counted.n / N;
    const more = /more|over/i.test(match[1] ?? "");
    const less = /less|under|fewer/i.test(match[1] ?? "");
    const fits = more ? exact > share : less ? exact < share : Math.abs(exact - share) <= near + 1e-9;
    return [
      {
        ...place,
        stated: match[0],
        computed: `${counted.n} of ${N}`,
        status: fits ? "right" : "wrong",
        how: counted.how,
      },
    ];
  });
}
