import { exactPercentOf, percentText } from "../../core/share.js";
import type { Reach, StudyFigures } from "../figures.js";
import { numberOf, numberPattern } from "../number-words.js";
import type { PaperSentence } from "../sentence.js";
import { against, type NumberClaim, unknown, whole } from "./claim.js";
import { ofLiterature, ofPart } from "./context.js";
import { groupNamed, groupNouns, pluralish } from "./groups.js";
import { cellShare, responseRate } from "./rates.js";
import { secondCoding } from "./second-coding.js";
import { subjectAt, subjectOf } from "./subject.js";
import { valueBeside, valueClaim } from "./values.js";

/** Shares: "12 of the 15 participants", "5/7", "(80%)", "60% of mentors". */
export function sharesRule(sentence: PaperSentence, figures: StudyFigures): NumberClaim[] {
  if (ofLiterature(sentence)) return [];
  return [
    ...ofWhole(sentence, figures),
    ...percentages(sentence, figures),
    ...cellShare(sentence, figures),
    ...responseRate(sentence, figures),
  ];
}

function ofWhole(sentence: PaperSentence, figures: StudyFigures): NumberClaim[] {
  const { text } = sentence;
  const found: NumberClaim[] = [];
  const nouns = groupNouns(figures);
  const pattern = new RegExp(
    `\\b(${numberPattern})(?:\\s+(?:out\\s+)?of\\s+(?:the\\s+|our\\s+|these\\s+|all\\s+){0,2}|\\s?/\\s?)(${numberPattern})\\b(?:\\s+(?:\\p{L}+\\s+){0,1}?(${nouns}|interviews|transcripts|interview transcripts)\\b)?(?:\\s*\\(?\\s*(\\d+(?:\\.\\d+)?)\\s?(?:%|per ?cent))?`,
    "giu",
  );
  for (const match of text.matchAll(pattern)) {
    const place = whole(match);
    const [n, N] = [numberOf(match[1] ?? ""), numberOf(match[2] ?? "")];
    const noun = match[3];
    const stated = `${n} of ${N}`;
    if (
      match[0].includes("/") &&
      noun === undefined &&
      match[4] === undefined &&
      sentence.at.block.cell === null &&
      subjectAt(sentence, figures, place.start) === null &&
      !(N === figures.transcripts.value && secondCoding.test(text))
    )
      continue;
    if (match[4] !== undefined && N > 0) {
      const digits = match[4].split(".")[1]?.length ?? 0;
      const share = (100 * n) / N;
      const off = Math.abs(share - Number(match[4])) > 0.5 / 10 ** digits + 1e-9;
      if (off)
        found.push({
          ...place,
          stated: percentText(match[4]),
          computed: percentText(share.toFixed(Math.max(1, digits))),
          status: "wrong",
          how: `${n} of ${N} is ${percentText(share.toFixed(Math.max(1, digits)))}`,
        });
    }
    found.push(shareClaim(sentence, place, { n, N, noun, stated }, figures));
  }
  return found;
}

function shareClaim(
  sentence: PaperSentence,
  place: { claim: string; start: number; end: number },
  { n, N, noun, stated }: { n: number; N: number; noun: string | undefined; stated: string },
  figures: StudyFigures,
): NumberClaim {
  const { text, columnName } = sentence;
  const column = noun === undefined && columnName !== null ? groupNamed(bareHead(columnName), figures) : null;
  const isText =
    (noun !== undefined && /(?:interviews|transcripts)$/i.test(noun)) ||
    (noun === undefined &&
      N === figures.transcripts.value &&
      secondCoding.test(text) &&
      /transcript|interview/i.test(text));
  const group =
    noun === undefined || isText ? (column?.kind === "role" ? column : null) : groupNamed(noun, figures);
  const all = isText ? figures.transcripts.value : (group?.figure.value ?? null);
  if (noun !== undefined && /^(?:people|persons|individuals)$/i.test(noun) && N !== all)
    return unknown(place, stated, "these people need not be the participants");
  if (n > N && (group !== null || isText))
    return { ...place, stated, computed: null, status: "wrong", how: `${n} cannot be a part of ${N}` };
  if (ofPart(text.slice(Math.max(0, place.start - 40), place.end + 40)) && all !== null && N !== all)
    return unknown(place, stated, "it may be about a part");
  if (/\b(?:approached|invited|contacted)\b/i.test(text) && all !== N)
    return unknown(place, stated, "people approached, not participants");
  if (all !== null && N !== all)
    return {
      ...place,
      stated,
      computed: all,
      status: "wrong",
      how: `the study has ${all} ${isText ? "transcripts" : pluralish(group?.name ?? "participant")}`,
    };
  if (isText && secondCoding.test(text))
    return against({ ...place, claim: place.claim }, n, [
      {
        value: figures.doubleCoded.n,
        how: `of ${figures.doubleCoded.N} transcripts were coded or finished by two people or more`,
      },
    ]);
  const reach = subjectAt(sentence, figures, place.start);
  const value = isText ? null : valueBeside(sentence, place, figures);
  if (value !== null && (reach === null || group?.kind === "role"))
    return valueClaim(place, { n, N, stated }, value, group, figures);
  if (reach === null || isText) return unknown(place, stated, "it names no theme or code to count");
  const of = (counts: Pick<Reach, "n" | "N" | "byRole">) =>
    group === null || group.kind === "everybody" || group.kind === "other"
      ? counts
      : counts.byRole.get(group.name);
  const counted = of(reach);
  if (counted === undefined || counted.N !== N)
    return unknown(place, stated, "it is about a group that is not counted by theme");
  if (reach.own !== undefined && of(reach.own)?.n === n)
    return {
      ...place,
      stated,
      computed: stated,
      status: "right",
      how: `participants with a passage under the code "${reach.name}" itself`,
    };
  return {
    ...place,
    stated,
    computed: `${counted.n} of ${counted.N}`,
    status: counted.n === n ? "right" : "wrong",
    how: `participants with a passage under the ${reach.kind} "${reach.name}"`,
  };
}

/** A column's title without what stands in brackets: "Mentors (n = 7)". */
const bareHead = (title: string) => title.replace(/[([].*$/s, "").trim();

/** "60% of mentors": a percentage as a paper states it, and the whole it is of. */
interface Percentage {
  readonly place: ReturnType<typeof whole>;
  readonly stated: number;
  /** Decimals stated. */
  readonly digits: number;
  readonly isText: boolean;
  readonly group: ReturnType<typeof groupNamed>;
  readonly N: number;
}

function percentages(sentence: PaperSentence, figures: StudyFigures): NumberClaim[] {
  const { text } = sentence;
  // "Of the participants, 60% were women"
  const led = new RegExp(
    `\\b(?:of|among)\\s+(?:the\\s+|our\\s+|all\\s+|these\\s+){0,2}(?:\\d+\\s+)?(${groupNouns(figures)}|sample)\\s*,\\s*(\\d+(?:\\.\\d+)?)\\s?(?:%|per ?cent)(?=\\s+(?:were|was|are)\\b)`,
    "giu",
  );
  const ofThese = [...text.matchAll(led)].map((match) => ({
    match,
    stated: match[2] ?? "",
    noun: match[1] ?? "",
  }));
  const pattern = new RegExp(
    `(\\d+(?:\\.\\d+)?)\\s?(?:%|per ?cent)\\s+of\\s+(?:the\\s+|our\\s+|all\\s+){0,2}(?:\\d+\\s+)?(${groupNouns(figures)}|interviews|transcripts|sample)\\b`,
    "giu",
  );
  const direct = [...text.matchAll(pattern)].map((match) => ({
    match,
    stated: match[1] ?? "",
    noun: match[2] ?? "",
  }));
  return [...direct, ...ofThese].map(({ match, stated: printed, noun }) => {
    const place = whole(match);
    const stated = Number(printed);
    const isText = /(?:interviews|transcripts)$/i.test(noun);
    const group = isText ? null : groupNamed(noun === "sample" ? "participants" : noun, figures);
    const N = isText ? figures.transcripts.value : group?.figure.value;
    if (N === undefined || N === 0 || ofPart(text))
      return unknown(place, percentText(stated), "it may be about a part");
    const digits = printed.split(".")[1]?.length ?? 0;
    return judgePercentage({ place, stated, digits, isText, group, N }, sentence, figures);
  });
}

function judgePercentage(claim: Percentage, sentence: PaperSentence, figures: StudyFigures): NumberClaim {
  const { place, stated, digits, isText, group, N } = claim;
  const fits = (n: number) => Math.abs((100 * n) / N - stated) <= 0.5 / 10 ** digits + 1e-9;
  const common = { ...place, stated: percentText(stated) };
  if (isText && secondCoding.test(sentence.text)) {
    const { n } = figures.doubleCoded;
    return {
      ...common,
      computed: exactPercentOf(n, N, digits),
      status: fits(n) ? "right" : "wrong",
      how: `${n} of ${N} transcripts were coded or finished by two people or more`,
    };
  }
  const known = countedFor(claim, sentence, figures);
  if (known !== null)
    return {
      ...common,
      computed: `${exactPercentOf(known.n, N, digits)} (${known.n} of ${N})`,
      status: fits(known.n) ? "right" : "wrong",
      how: known.how,
    };
  if (!Array.from({ length: N + 1 }, (_, n) => n).some(fits))
    return {
      ...common,
      computed: null,
      status: "wrong",
      how: `no whole number of ${N} ${isText ? "transcripts" : pluralish(group?.name ?? "participant")} makes ${percentText(stated)}`,
    };
  return unknown(place, percentText(stated), "it names no theme or code to count");
}

/** How many the study counts of those a percentage is about; null where the sentence does not say what is counted. */
export function countedFor(
  { place, group }: Pick<Percentage, "place" | "group">,
  sentence: PaperSentence,
  figures: StudyFigures,
): { readonly n: number; readonly how: string } | null {
  const kind = new RegExp(`^[^.;]{0,40}?\\b(?:were|was|are)\\s+(${groupNouns(figures)})\\b`, "iu").exec(
    sentence.text.slice(place.end),
  )?.[1];
  const before = new RegExp(
    `\\b(${groupNouns(figures)})\\s+(?:made up|comprised|accounted for|constituted|represented|formed)\\s+(?:about\\s+)?$`,
    "iu",
  ).exec(sentence.text.slice(0, place.start))?.[1];
  const part = groupNamed(before ?? kind ?? "", figures);
  if ((part?.kind === "attribute" || part?.kind === "role") && group?.kind === "everybody")
    return { n: part.figure.value, how: part.figure.how };
  if (part?.kind === "attribute" && group?.kind === "role") {
    const own = figures.attributes.find(({ value }) => value === part.name)?.byRole;
    if (own !== undefined)
      return { n: own.get(group.name) ?? 0, how: `${pluralish(group.name)} with data who are ${part.name}` };
  }
  const reach = subjectOf(sentence, figures);
  if (reach === null) return null;
  const counted =
    group === null || group.kind === "everybody" || group.kind === "other"
      ? reach
      : reach.byRole.get(group.name);
  if (counted === undefined) return null;
  return { n: counted.n, how: `participants with a passage under the ${reach.kind} "${reach.name}"` };
}
