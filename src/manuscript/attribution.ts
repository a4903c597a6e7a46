import type { Utf16 } from "../core/span.js";
import type { LabelFound, Labels } from "./labels.js";

/** Whom the paper says it quotes. */
export interface Attribution {
  readonly labels: readonly LabelFound[];
  /** As printed: "Mentor 3, woman". */
  readonly text: string;
}

/** Verbs of saying, as an expression without groups. */
export const verbs =
  "said|says|saying|put it|puts it|explained|explains|described|describes|recalled|recalls|told|tells|asked|asks|noted|notes|called|calls|added|adds|remembered|remembers|answered|replied|remarked|stated|observed|commented|reflected|argued|reported|admitted|insisted|stressed|emphasi[sz]ed|words|according";
const saying = new RegExp(`\\b(?:${verbs})\\b`, "i");
const introduces = new RegExp(
  `^[^.!?“"«„]{0,90}\\b(?:${verbs})\\b[^.!?]{0,60}$|^['’]?s?[^.!?“"«„]{0,60}[:,–—-]\\s*$`,
  "i",
);
const turnsAway =
  /\b(?:unlike|like|to|about|with|than|from|against|toward|towards|after|before)\s+(?:\w+\s+)?$/i;

/** The label behind a quotation: in brackets, behind a dash, or after a verb of saying. */
export function labelAfter(after: string, labels: Labels): Attribution | null {
  const bracket = /^["”’»]?\s*[.,;:]?\s*[([]([^()[\]]{1,120})[)\]]/u.exec(after)?.[1];
  if (bracket !== undefined) {
    const found = labels.in(bracket);
    if (found.length > 0) return { labels: found, text: bracket.trim() };
  }
  const dash = /^["”’»]?\s*[.,;]?\s*(?:—|–|--|-\s)\s*([^.;\n]{1,70})/u.exec(after)?.[1];
  if (dash !== undefined) {
    const found = labels.in(dash);
    if (found[0] !== undefined && found[0].start < 4) return { labels: found.slice(0, 1), text: dash.trim() };
  }
  const clause = /^\s*,?\s*((?:as\s+)?[^.!?;:"“„«]{1,70})/u.exec(after)?.[1] ?? "";
  if (
    !/^(?:,|\s*\p{Ll}|\s*$)/u.test(after) &&
    !/^\s*\p{Lu}\p{L}*\s*\d+\s+(?:said|told|explained|put)/u.test(after)
  )
    return null;
  if (/^(?:and|but|while|whereas|or|which|who)\b/i.test(clause.trim())) return null;
  const [first] = labels.in(clause);
  if (first !== undefined && first.start <= 30 && saying.test(clause.slice(0, first.end + 30)))
    return { labels: [first], text: first.text };
  return null;
}

/** The label that leads a quotation in: "Mentor 3 put it this way: …", in the same sentence. */
export function labelBefore(before: string, labels: Labels): Attribution | null {
  const from = Math.max(0, before.length - 220);
  const chunk = before.slice(from);
  const sentence = chunk.slice(lastSentence(chunk));
  const found = labels.in(sentence);
  const last = found.at(-1);
  if (last === undefined) return null;
  if (
    turnsAway.test(sentence.slice(0, last.start)) &&
    !/according to\s+$/i.test(sentence.slice(0, last.start))
  )
    return null;
  if (!introduces.test(sentence.slice(last.end)) && !/according to\s+$/i.test(sentence.slice(0, last.start)))
    return null;
  // "Mentor 2 and Mentee 5 said": whoever of them.
  const together = found.filter(
    (label, i) =>
      i === found.length - 1 ||
      /^\s*(?:,|and|&|or)\s*(?:and\s*)?$/i.test(sentence.slice(label.end, found[i + 1]?.start)),
  );
  return { labels: together, text: sentence.slice(together[0]?.start ?? last.start, last.end) };
}

function lastSentence(text: string): Utf16 {
  let start = 0;
  for (const match of text.matchAll(/[.!?]["”’)\]]*\s+(?=\p{Lu})|[”"»]\s*(?:\([^)]*\))?[.,;]?\s+/gu))
    if (!/\b(?:e\.g|i\.e|Dr|Prof|vs|cf|al)\.\s*$/.test(text.slice(0, match.index + 2)))
      start = match.index + match[0].length;
  return start;
}

/** Whether the words beside a quotation cite literature: "(Kram, 1985)", "[12]", "Kram (1985) writes". */
export function citesLiterature(before: string, after: string): boolean {
  if (
    /^["”’»]?\s*[.,;]?\s*(?:\([^()]*\b(?:1[89]|20)\d{2}[a-z]?\b[^()]*\)|\[\d{1,3}(?:\s*[,–-]\s*\d{1,3})*\]|\(\s*pp?\.\s*\d+|[¹²³⁴-⁹]|\(\d{1,3}(?:[,–-]\d{1,3})*\)|\d{1,3}(?![\d\p{L}]))/u.test(
      after,
    )
  )
    return true;
  const sentence = before.slice(-200);
  return /\p{Lu}[\p{L}’'-]+(?:\s+(?:et al\.?|and|&)\s*(?:\p{Lu}[\p{L}’'-]+)?)?,?\s*\(\s*(?:1[89]|20)\d{2}[a-z]?[^)]*\)[^.]{0,80}$/u.test(
    sentence,
  );
}
