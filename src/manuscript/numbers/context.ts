import type { PaperSentence } from "../sentence.js";

/** Words that make a number one of a part: of a round, a pilot, of those who said something. */
const part =
  /\b(?:first|second|third|fourth|last|next|rounds?|twice|again|pilot\w*|follow-up|phase|remaining|rest|further|others?|another|additional|more|earl(?:y|ier)|later|initial(?:ly)?|at first|previous(?:ly)?|subset|subsample|sub-sample|only|each|per(?! cent)|every|at least|at most|at the most|planned|aimed|target\w*|intended|expected|estimated|added|new|dropped|discarded|removed|merged|a priori|preliminary|candidate|provisional|draft|tried|tested|half|who|whose|whom|such as|for example|e\.g\.)\b/i;

/** What a participant is said to have said or done in an interview: a number before it counts those who did. */
const speaking =
  /\b(?:said|says?|described?|spoke|speaks?|mentioned|reported|told|felt|feels?|thought|thinks?|believed?|expressed|recalled|explained|noted|stated|raised|named|wanted|wished|complained|praised|feared|experienced|saw|used|replied|answered|responded|asked|returned|declined|refused|knew|had|have|agreed that|valued|emphasi[sz]ed|stressed|preferred|perceived|identified (?:a|the|with))\b/i;

/** Whether a sentence speaks of other people's studies. */
export function ofLiterature({ text, at }: PaperSentence): boolean {
  if (/\bet al\b|\p{Lu}[\p{L}’'-]+(?:\s+(?:and|&)\s+\p{Lu}[\p{L}’'-]+)?\s*\(\s*(?:1[89]|20)\d{2}/u.test(text))
    return true;
  if (
    /\b(?:previous|earlier|prior|other|another|published|similar)\s+(?:work|stud(?:y|ies)|research|reviews?|authors?)\b/i.test(
      text,
    )
  )
    return true;
  const own = /\b(?:we|our|us|this study|the present|the current|present study|here)\b/i.test(text);
  return (at.section === "introduction" || at.section === "discussion" || at.section === "back") && !own;
}

/**
 * What stands before a number that counts something itself, as an expression: no part of a longer number, and not the whole
 * in "12 of the 15". "A total of 15" and "consisted of 15" state the number.
 */
export const countsItself =
  "(?<![\\d.,/%-]|(?<!\\b(?:total|comprised|composed|consist(?:s|ed|ing)?|made up)\\s)\\bof (?:the )?)";

/** Whether a table's row tells of one day, as a log does: what it counts held then. */
export const ofDay = ({ rowText }: PaperSentence): boolean =>
  (rowText ?? "")
    .split("\n")
    .some((cell) => /^\s*(?:(?:19|20)\d{2}-\d{2}-\d{2}|\d{1,2}\.? \p{L}+ (?:19|20)\d{2})\s*$/u.test(cell));

/** Whether a word of the sentence makes its numbers those of a part. `around` is what stands near the number. */
export const ofPart = (around: string): boolean => part.test(around);
export const ofSpeakers = (text: string): boolean => speaking.test(text);

/** The clause of a sentence in which a position stands: up to a semicolon, a bracket, or a comma before a new verb. */
export function clauseAt(text: string, start: number, end: number): string {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const from = Math.max(
    ...[";", ":", "(", ")", " – ", " — "].map((sign) => before.lastIndexOf(sign)),
    lastOf(before, /,\s(?:and|but|while|whereas|of)\s|\sand\s(?=(?:\S+\s){0,2}$)|,\s/g),
  );
  const to = after.search(
    /[;:()]|\s[–—]\s|,\s|\s(?:and|but|while|whereas)\s(?=\S+\s(?:were|was|are|later|in|of))/,
  );
  return text.slice(Math.max(0, from), to < 0 ? text.length : end + to);
}

function lastOf(text: string, pattern: RegExp): number {
  let last = -1;
  for (const match of text.matchAll(pattern)) last = match.index;
  return last;
}
