import type { StudyFigures } from "../figures.js";
import { numberOf, numberPattern } from "../number-words.js";
import type { PaperSentence } from "../sentence.js";
import { against, type NumberClaim, unknown, whole } from "./claim.js";
import { clauseAt, countsItself, ofLiterature, ofPart } from "./context.js";

const kinds =
  "(?:(?:open|open-ended|main|core|broad|key|structured|semi-structured|general|guiding|interview|topic|lead|primary),?\\s+(?:and\\s+)?){0,3}";
const questions = new RegExp(
  `${countsItself}\\b(${numberPattern})\\s+${kinds}(?:questions|openings|topics)\\b`,
  "giu",
);

/** How many questions the guide has. */
export function guideRule(sentence: PaperSentence, { conduct }: StudyFigures): NumberClaim[] {
  const { text, at } = sentence;
  if (!/\b(?:guide|schedule|protocol|interview\w*|participants (?:were|was))\b/i.test(text)) return [];
  if (/\bresearch questions?\b|\bquestionnaire\b|\bsurvey\b/i.test(text)) return [];
  return [...text.matchAll(questions)].map((match) => {
    const place = whole(match);
    const stated = numberOf(match[1] ?? "");
    if (ofLiterature(sentence) || ofPart(clauseAt(text, place.start, place.end)) || at.section === "results")
      return unknown(place, stated, "it may be about a part of the guide");
    return against(place, stated, conduct.questions);
  });
}

const replied = new RegExp(
  `(?<![\\d.,/%-])\\b(${numberPattern})\\s+(?:(?:of\\s+(?:whom|them|these)|participants|people|interviewees|in all|also|then)\\s+){0,2}(?:replied|responded|answered|commented|wrote back|(?:gave|sent|returned|provided)\\s+(?:\\p{L}+\\s+)?(?:comments|feedback|replies|responses|corrections))\\b`,
  "giu",
);
const whom = new RegExp(
  `\\bof whom\\s+(${numberPattern})\\s+(?:replied|responded|answered|commented|(?:gave|sent|returned|provided)\\s+(?:comments|feedback))\\b`,
  "giu",
);
const got = new RegExp(
  `\\b(?:replies|comments|feedback)\\s+(?:were\\s+|was\\s+)?(?:received\\s+|came\\s+|obtained\\s+)?(?:back\\s+)?from\\s+(${numberPattern})\\b`,
  "giu",
);

/** How many replied to what was returned to them: findings, transcripts. */
export function repliesRule(sentence: PaperSentence, { conduct }: StudyFigures): NumberClaim[] {
  const { text, at } = sentence;
  if (at.section === "results" || ofLiterature(sentence)) return [];
  if (
    !/\b(?:summar(?:y|ies)|findings|themes|transcripts?|member|returned|sent|shared|feedback)\b/i.test(text)
  )
    return [];
  return [replied, whom, got].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) =>
      against(whole(match), numberOf(match[1] ?? ""), conduct.replies),
    ),
  );
}
