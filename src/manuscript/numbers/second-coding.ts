const people = "(?:coders?|researchers?|authors?|analysts?|investigators?|raters?|reviewers?|team members?)";

/** What a sentence says that is about coding by a second person, in whatever order. */
export const secondCoding = new RegExp(
  [
    "\\b(?:double|dual|cross|co)[- ]?cod(?:ed|ing)\\b",
    `\\b(?:second|another|other|further|additional)\\s+${people}\\b`,
    `\\b(?:two|both)\\s+(?:of\\s+(?:the|us|them)\\s*)?(?:${people}|people|persons)?(?=[^.;]{0,60}\\bcod)`,
    `\\bcod(?:ed|ing)\\s+(?:\\p{L}+\\s+){0,3}by\\s+(?:both|two)\\b`,
    "\\bindependent(?:ly)?\\b",
    "\\bcoded\\s+(?:\\p{L}+\\s+){0,3}(?:twice|again|a second time|in duplicate|in parallel)\\b",
    "\\binter-?(?:coder|rater)\\b",
  ].join("|"),
  "iu",
);
