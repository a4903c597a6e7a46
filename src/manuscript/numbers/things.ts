import type { Figure, StudyFigures } from "../figures.js";
import { numberOf, numberPattern } from "../number-words.js";
import type { PaperSentence } from "../sentence.js";
import { against, type NumberClaim, unknown, whole } from "./claim.js";
import { clauseAt, countsItself, ofDay, ofLiterature, ofPart, ofSpeakers } from "./context.js";
import { secondCoding } from "./second-coding.js";

interface Thing {
  readonly noun: string;
  readonly figures: (study: StudyFigures) => readonly Figure[];
  /** What a sentence says that gives all of them. */
  readonly cue: RegExp;
}

const adjectives =
  "(?:(?:semi-structured|semistructured|structured|in-depth|individual|qualitative|face-to-face|one-to-one|online|single|separate|recorded|audio-recorded|verbatim|interview|full|final|distinct|different|overarching|main|major|key|central|interrelated|interconnected|inductive|descriptive|thematic|analytic|analytical|unique|broad|principal|core|focus|complete|anonymised),?\\s+){0,4}";
const made =
  /\b(?:yield|generat|result|develop|produc|identif|compris|consist|final|in total|a total of|codebook of|led to|arriv|settl|construct|organi[sz]|group(?:ed)? into|captur|constitut|deriv|emerg|defin|there (?:were|are)|we (?:found|made|present|report|have)|grew|end(?:ed)? with|contain|has|had|held|holds|in use|numbered|into|present)\w*/i;
const held =
  /\b(?:conduct|carried out|held|in total|a total of|complet|collect|took place|were (?:recorded|transcribed|coded|analy[sz]ed|done)|did|analy[sz]|data|transcri|from|consist|compris|there were|record|based on|lasted|in \d|all)\w*/i;

const things: readonly Thing[] = [
  { noun: "(?:sub-?themes|sub-themes)", figures: (s) => s.subthemes, cue: made },
  { noun: "themes", figures: (s) => s.themes, cue: made },
  { noun: "codes", figures: (s) => s.codes, cue: made },
  { noun: "(?:focus groups?|focus-group discussions?)", figures: (s) => [s.focusGroups], cue: held },
  { noun: "interviews", figures: (s) => [s.interviews], cue: held },
  { noun: "(?:transcripts|transcriptions)", figures: (s) => [s.transcripts], cue: held },
  {
    noun: "(?:segments|excerpts|extracts|coded passages|passages)",
    figures: (s) => s.segments,
    cue: /\b(?:cod(?:ed|ing)|in total|a total of)\b/i,
  },
  {
    noun: "(?:coders|analysts)",
    figures: (s) =>
      s.coders === 0 ? [] : [{ value: s.coders, how: "people who coded or finished a transcript" }],
    cue: /\bcod|analys/i,
  },
];

/** A sentence without the words of a claim: they are no sign of what is said about it. */
const around = (text: string, { start, end }: { readonly start: number; readonly end: number }) =>
  `${text.slice(0, start)} ${text.slice(end)}`;

/** Numbers of interviews, transcripts, codes, themes, subthemes and coded passages. */
export function thingsRule(sentence: PaperSentence, study: StudyFigures): NumberClaim[] {
  const { text } = sentence;
  const found: NumberClaim[] = [];
  for (const { noun, figures, cue } of things) {
    const direct = new RegExp(`${countsItself}\\b(${numberPattern})\\s+${adjectives}${noun}\\b`, "giu");
    for (const match of text.matchAll(direct)) {
      const place = whole(match);
      const stated = numberOf(match[1] ?? "");
      // "three focus groups with doctors who …": what is said of the people is not said of the groups.
      const clause = clauseAt(text, place.start, place.end).replace(/\s(?:with|among|involving)\s.*$/i, "");
      const before = text.slice(0, place.start);
      if (ofLiterature(sentence))
        found.push(unknown(place, stated, "the sentence may be about another study"));
      else if (/^\s+(?:finished|begun|started)\b/i.test(text.slice(place.end)))
        found.push(unknown(place, stated, "passes over transcripts, of which one may have several"));
      else if (ofDay(sentence))
        found.push(unknown(place, stated, "its row is dated: it may be an earlier state"));
      else if (
        /interview|transcri/.test(noun) &&
        stated !== study.transcripts.value &&
        /\bcod(?:ed|ing)\b/i.test(text) &&
        secondCoding.test(text) &&
        !ofPart(clause.replace(new RegExp(secondCoding, "giu"), ""))
      )
        found.push(
          against(place, stated, [
            { value: study.doubleCoded.n, how: "transcripts coded or finished by two people or more" },
          ]),
        );
      else if (/\b(?:read|discussed|checked|reviewed|compared)\s+$/i.test(before))
        found.push(unknown(place, stated, "they were looked at again"));
      else if (
        ofPart(clause) ||
        /^\s+(?:who|that|which|of)\b/i.test(text.slice(place.end)) ||
        /\bafter\b/i.test(clause)
      )
        found.push(unknown(place, stated, "it may be a part of them, or an earlier state"));
      else if (
        /\b(?:all|our|these|the)\s+$/i.test(before) ||
        (cue.test(around(text, place)) && !ofSpeakers(clause.replace(cue, "")))
      )
        found.push(against(place, stated, figures(study)));
      else found.push(unknown(place, stated, "nothing says that these are all"));
    }
  }
  return [...found, ...wordsClaims(sentence, study)];
}

/** "About 52,000 words of transcript". */
function wordsClaims(sentence: PaperSentence, study: StudyFigures): NumberClaim[] {
  const { text } = sentence;
  const found: NumberClaim[] = [];
  const words = new RegExp(
    `\\b((?:about|approximately|some|roughly|nearly|around|almost|circa|ca\\.?|over|more than)\\s+)?(${numberPattern})\\s+words\\b`,
    "giu",
  );
  for (const match of text.matchAll(words)) {
    const place = whole(match);
    const stated = numberOf(match[2] ?? "");
    if (
      !/\btranscri|corpus|data\b|interviews? (?:came|ran|amount)/i.test(text) ||
      ofPart(text) ||
      /between|range/i.test(text)
    ) {
      found.push(unknown(place, stated, "nothing says of what these words are"));
      continue;
    }
    const close =
      match[1] === undefined
        ? study.words
        : study.words.map((f) => ({
            ...f,
            value: Math.abs(f.value - stated) <= f.value * 0.05 ? stated : f.value,
          }));
    found.push(against(place, stated, close));
  }
  return found;
}
