/**
 * Words with which papers usually report an item of COREQ, to find the place. Ours; a paper may say it otherwise. SRQR's items
 * point to those of COREQ that ask the same.
 */
const coreq: Readonly<Record<number, RegExp>> = {
  1: /\b(interviews?|focus groups?)\b[^.]{0,60}\b(conducted|moderated|facilitated|carried out|held|run|led) by\b|\b(conducted|moderated|facilitated|held|led) (all |the |each )*(interviews?|focus groups?|group)\b|\bmoderator\b/i,
  2: /\b(PhD|MD|MBBS|MSc|MPH|MA|BSc|DPhil|EdD|RN|professor|doctorate)\b/,
  3: /\b(is|was|were|are|works?|worked) (an? |the )?(\w+ ){0,3}(lecturer|researcher|physician|doctor|nurse|professor|consultant|registrar|trainee|psychologist|student)s?\b/i,
  4: /\b(interviewers?|researchers?|authors?|moderators?|facilitators?|(research )?team|coders?)\b[^.]{0,60}\b(wom[ae]n|m[ae]n|female|male|non-binary)\b|\b(female|male) (interviewer|researcher|moderator|author)/i,
  5: /\b(trained|training|experienced?|experience)\b[^.]{0,60}\b(qualitative|interview\w*|thematic|research methods)\b|\bqualitative\b[^.]{0,40}\b(experience|training)\b/i,
  6: /\b(knew|known|relationship|acquainted|stranger|colleague)\w*\b[^.]{0,80}\b(interviewer|researcher|moderator|author|participants?)\b/i,
  7: /\b(informed|told|aware|knew|explained)\b[^.]{0,80}\b(purpose|aims?|reasons?|goals?|researcher|interviewer|study)\b/i,
  8: /\breflexiv\w*\b|\bassumptions?\b|\bpositionality\b|\bpreconception/i,
  9: /\b(thematic analysis|framework (method|analysis)|grounded theory|phenomenolog\w+|ethnograph\w+|paradigm|constructionis[mt]|realis[mt]|epistemolog\w+)\b/i,
  10: /\b(purposive\w*|convenience|snowball|maximum variation|theoretical|random|consecutive)\b[^.]{0,40}\b(sampl\w+|frame|recruit\w+)\b|\bsampl\w+ (was|were) (purposive|convenience)/i,
  11: /\b(invited|invitation|approached|contacted|recruited)\b[^.]{0,80}\b(by|via|through|e-?mail|telephone|phone|letter|in person|face to face)\b/i,
  12: /\b(\d+|\w+teen|ten|twelve|eleven|twenty|seven|eight|nine) (participants|people|interviews|interviewees|mentors|mentees|nurses|doctors|respondents)\b/i,
  13: /\b(declined|refused|non-?participation|withdrew|dropped out|did not (reply|respond)|no reply|took part and)\b/i,
  14: /\b(interviews?|focus groups?|groups?|data)\b[^.]{0,80}\b(in (a|the|their|his|her|an)|at (a|the|their)|by video|online|in person|by telephone)\b[^.]{0,40}\b(office|room|hospital|home|clinic|university|workplace|facility|call|centre)\b/i,
  15: /\b(nobody|no one|no-one|none) else\b|\b(others?|else) (was|were)? ?present\b|\bpresence of\b/i,
  16: /\b(table \d+|characteristics|demographic\w*)\b[^.]{0,80}\b(participants?|sample)\b|\b(women|men|female|male)\b[^.]{0,60}\b(years|aged?|rank|grade)\b|\b\w+ were women\b/i,
  17: /\b(interview|topic|discussion) guide\b|\bguide\b[^.]{0,60}\b(questions?|piloted|opened)\b|\bpilot(ed|ing)?\b/i,
  18: /\brepeat(ed)? interviews?\b|\binterviewed (once|twice|only once|more than once)\b|\bsecond interview\b|\bfollow-up interview/i,
  19: /\b(audio|video|tape)[- ]?(recorded|recordings?)\b|\brecorded\b[^.]{0,40}\b(transcribed|verbatim|audio)\b|\btranscribed\b/i,
  20: /\bfield ?-?notes?\b/i,
  21: /\b\d+ (to|and|–|-) \d+ min(ute)?s?\b|\b(lasted|duration|length)\b[^.]{0,60}\bmin(ute)?s?\b/i,
  22: /\bsaturat\w+\b|\binformation power\b/i,
  23: /\btranscripts?\b[^.]{0,60}\b(returned|sent|offered|given)\b|\b(returned|sent|offered)\b[^.]{0,40}\btranscripts?\b/i,
  24: /\b(coders?|coded by|coded (all|the|every|each|five|\d+)|researchers? (independently )?coded)\b/i,
  25: /\b(coding tree|codebook|coding frame(work)?|\d+ codes)\b/i,
  26: /\b(inductive\w*|deductive\w*|a priori|derived from the data|themes? (was|were) (developed|generated|constructed|derived|identified))\b/i,
  27: /\b(NVivo|ATLAS\.?ti|MAXQDA|Dedoose|themata|QualCoder|Taguette|Quirkos|software)\b/i,
  28: /\b(member[- ]check\w*|participant (checking|validation|feedback|reflections?)|respondent validation)\b|\bsummary of the (themes|findings)\b[^.]{0,40}\b(sent|shown|read|given)\b/i,
  29: /[“"][^”"]{30,}[”"]\s*\([^)]{2,40}\d[^)]{0,20}\)/,
  30: /\bdeviant|contrary|negative case|consisten(t|cy)\b|\ball participants|most participants/i,
  31: /\b(\w+|\d+) (main |major |overarching |core )?themes? (and \w+ subthemes )?(was|were|are) (developed|generated|constructed|identified|found)\b|\b(six|five|four|three|seven|two|\d+) themes\b/i,
  32: /\bsub-?themes?\b|\bminor themes?\b|\bdeviant|\bdiverse cases?\b|\bcontrary\b/i,
};

/** The items of COREQ that an item of SRQR asks for; an own pattern where COREQ asks nothing like it. */
const srqr: Readonly<Record<number, readonly number[] | RegExp>> = {
  2: /^(abstract|summary)\b/i,
  3: /^(introduction|background)\b/i,
  4: /\b(aims?|aimed|purpose|research questions?|objectives?|we (asked|set out))\b/i,
  5: [9],
  6: [5, 8],
  7: [14],
  8: [10, 22],
  9: /\b(ethic\w*|approv\w+ by|consent)\b/i,
  10: [21, 1],
  11: [17, 19],
  12: [12, 16],
  13: [19],
  14: [24, 26],
  15: [28],
  16: [31],
  17: [29],
  18: /^(discussion|conclusions?|implications?)\b/i,
  19: /\b(limitations?|limited by)\b/i,
  20: /\b(conflicts? of interest|competing interests?)\b/i,
  21: /\b(fund(ed|ing)|grant|financial support)\b/i,
};

/** The wording to look for; null where none is typical. */
export function reportWording(checklist: string, number: number): RegExp | null {
  if (checklist === "coreq") return coreq[number] ?? null;
  if (checklist !== "srqr") return null;
  const own = srqr[number];
  if (own === undefined || own instanceof RegExp) return own ?? null;
  const parts = own.flatMap((item) => coreq[item]?.source ?? []);
  return new RegExp(parts.join("|"), "i");
}

/** The part of a paper that usually reports an item; null where it is not known, or several do. */
export function reportPart(checklist: string, number: number): "methods" | "results" | null {
  if (checklist === "coreq") return number <= 28 ? "methods" : "results";
  if (checklist !== "srqr" || number < 5 || number > 17) return null;
  return number <= 15 ? "methods" : "results";
}
