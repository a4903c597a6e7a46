import type { Id } from "../core/records.js";
import { type FoundPassage, findPassage, nothingFound } from "./find-passage.js";
import { opening, type PaperFinding } from "./finding.js";
import { judgeAttribution, type QuotedPerson } from "./judge-attribution.js";
import { judgeTheme, type ThemeInfo } from "./judge-theme.js";
import { patternOf, wordsIn } from "./pattern.js";
import { type PaperPlace, placeOf } from "./place.js";
import type { PaperQuotation } from "./quotations.js";
import { nameKey } from "./sections.js";
import type { Speech } from "./speech.js";
import { SpeechIndex } from "./speech-index.js";

export type QuotationStatus = "verbatim" | "altered" | "not-found" | "not-judged";

export interface JudgedQuotation {
  readonly quotation: PaperQuotation;
  readonly place: PaperPlace;
  readonly status: QuotationStatus;
  /** Why it was not judged; null where it was. */
  readonly reason: string | null;
  readonly found: FoundPassage;
  readonly findings: readonly PaperFinding[];
}

/** What quotations are held against. */
export interface QuotationFacts {
  readonly people: readonly QuotedPerson[];
  readonly themes: readonly ThemeInfo[];
  /** Names that papers put between quotation marks: codes, themes, the study's title. */
  readonly names: readonly string[];
  /** Wordings of the interview guide's questions. */
  readonly questions: readonly string[];
  /** What the researchers wrote themselves, which a paper may cite: concepts of themes, particulars of the study. */
  readonly written?: readonly string[] | undefined;
  /** Whether only some quotations are at hand and not the transcripts: then what is not found says nothing. */
  readonly partial: boolean;
}

/** Fewer words than this, without a label, are words the writer sets off, and not judged. */
export const shortQuotation = 4;

/** What is longer is not a quotation but a mark that was never closed. */
const longestQuotation = 1500;

/** Holds quotations against the transcripts; `speeches` are read once, in order. */
export async function judgeQuotations(
  quotations: readonly PaperQuotation[],
  facts: QuotationFacts,
  speeches: AsyncIterable<Speech> | Iterable<Speech>,
): Promise<JudgedQuotation[]> {
  const patterns = quotations.map(({ text }) => patternOf(text));
  const index = SpeechIndex.of(quotations.map(({ text }) => text));
  for await (const speech of speeches) index.add(speech);
  const names = new Set(facts.names.map(nameKey));
  const questions = facts.questions.map((question) => ` ${nameKey(question)} `);
  const written = (facts.written ?? []).map((text) => ` ${nameKey(text)} `);
  return quotations.map((quotation, i): JudgedQuotation => {
    const pattern = patterns[i] ?? [];
    const found =
      wordsIn(pattern) > longestQuotation
        ? nothingFound
        : findPassage(index, pattern, quotation.text, attributed(quotation));
    const place = placeOf(quotation.at, quotation.start);
    const key = nameKey(quotation.text);
    const words = wordsIn(pattern);
    const reason = whyNotJudged(quotation, found, {
      words,
      named: names.has(key),
      written: words >= 3 && written.some((text) => text.includes(` ${key} `)),
      asked: words >= 3 && questions.some((question) => question.includes(` ${key} `)),
    });
    if (facts.partial && reason === null && (found.status === "not-found" || found.joined)) {
      const note = {
        level: "warning" as const,
        code: "quotation-not-in-bundle",
        place,
        message: `${opening(quotation.text)} is not among the quotations of the bundle, so it cannot be judged without the transcripts.`,
      };
      const why = "not among the quotations of the bundle";
      return { quotation, place, status: "not-judged", reason: why, found, findings: [note] };
    }
    if (reason !== null) return { quotation, place, status: "not-judged", reason, found, findings: [] };
    const findings = [
      ...wording(quotation, found, place, words),
      ...(found.status === "not-found"
        ? []
        : [
            ...judgeAttribution(quotation, found, facts.people, place),
            ...judgeTheme(quotation, found, facts.themes, place),
          ]),
    ];
    return { quotation, place, status: found.status, reason: null, found, findings };
  });
}

const attributed = ({ attribution }: PaperQuotation): Id[] =>
  (attribution?.labels ?? []).flatMap(({ named }) => (named.kind === "participant" ? named.ids : []));

interface Hints {
  readonly words: number;
  readonly named: boolean;
  readonly asked: boolean;
  readonly written: boolean;
}

function whyNotJudged(
  quotation: PaperQuotation,
  found: FoundPassage,
  { words, named, asked, written }: Hints,
): string | null {
  const { attribution, at, form, sure, cited } = quotation;
  if (words === 0) return "no words";
  if (words > longestQuotation) return `longer than ${longestQuotation} words`;
  if (form === "cell" && words < shortQuotation && found.status === "not-found")
    return `fewer than ${shortQuotation} words in a cell, without quotation marks`;
  if (attribution !== null) return null;
  if (named) return "the name of a code, a theme or the study";
  if (form === "marks" && words < shortQuotation) return `fewer than ${shortQuotation} words and no label`;
  if (found.status === "verbatim") return null;
  if (written) return "the researchers' own words";
  if (asked || asksAll(quotation)) return "a question of the interview guide";
  const asker = found.passages.length > 0 && found.passages.every(({ role }) => role === "interviewer");
  if (asker && at.section === "methods") return "a question much like one of the interviewer's";
  const near = found.status === "altered" && (found.joined || closeTo(found, words));
  if (near) return null;
  if (cited) return "literature is cited beside it";
  if (!sure) return "indented, but neither marked nor labelled as a quotation";
  if (
    at.section === "introduction" ||
    at.section === "methods" ||
    at.section === "back" ||
    at.section === "abstract"
  )
    return `no label, and it stands outside the results (${at.headings.at(-1) ?? "front matter"})`;
  if (found.status === "altered" && words < 6 && !quotation.goesOn)
    return "short, without a label, and only like something said";
  return null;
}

/** A question, where a paper says what it asked. */
const asksAll = ({ text, at, start }: PaperQuotation): boolean =>
  /\?\s*$/.test(text) &&
  /\b(?:questions?|guide|prompts?|asked|asking|items?)\b/i.test(
    `${at.headings.at(-1) ?? ""} ${at.block.text.slice(Math.max(0, start - 200), start)}`,
  );

/** At most a quarter of the words differ. */
const closeTo = (found: FoundPassage, words: number) =>
  found.changes.reduce((sum, { paper, transcript }) => sum + Math.max(count(paper), count(transcript)), 0) <=
  words * 0.25;
const count = (text: string) => (text === "" ? 0 : text.split(" ").length);

function wording(
  quotation: PaperQuotation,
  found: FoundPassage,
  place: PaperPlace,
  words: number,
): PaperFinding[] {
  const said = opening(quotation.text);
  if (found.status === "not-found") {
    const labelled = quotation.attribution !== null;
    const firm = labelled ? words >= shortQuotation : quotation.at.section === "results" || words >= 6;
    const doubt = !labelled && quotation.at.section === "discussion";
    return [
      {
        level: firm && !doubt ? "error" : "warning",
        code: "quotation-not-found",
        place,
        message: `${said} is in no transcript, nor is anything much like it.`,
      },
    ];
  }
  if (found.joined) return joined(quotation, found, place);
  if (found.status === "altered")
    return [
      {
        level: found.fillersOnly ? "warning" : "error",
        code: found.fillersOnly ? "quotation-tidied" : "quotation-altered",
        place,
        message: `${said} is not what the transcript has: ${found.difference ?? ""}`,
      },
    ];
  return [];
}

/** A quotation put together from several places: named, and wrong unless one person says all and a sign shows the gap. */
function joined(quotation: PaperQuotation, found: FoundPassage, place: PaperPlace): PaperFinding[] {
  const where = found.passages.map(({ speech, turn }) => `${speech.name} turn ${turn + 1}`);
  const speakers = new Set<Id | null>(found.passages.map(({ participant }) => participant));
  const sources = new Set(found.passages.map(({ source }) => source));
  const signed = patternOf(quotation.text).some(({ kind }) => kind === "gap");
  const fair = speakers.size === 1 && sources.size === 1 && signed;
  const why =
    speakers.size > 1
      ? "different people say them"
      : signed
        ? "the gap passes over other turns"
        : "no sign shows that words are left out";
  return [
    {
      level: fair ? "warning" : "error",
      code: "quotation-joined",
      place,
      message: `${opening(quotation.text)} is joined from ${[...new Set(where)].join(" and ")}: ${why}.`,
    },
  ];
}
