import { RE2JS } from "re2js";
import { usageError } from "../../core/errors.js";
import { isCounted } from "../../core/held-back.js";
import type { Id, Seq } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import type { Span } from "../../core/span.js";
import { sentenceSpans } from "../../text/sentences.js";
import { WordSearch } from "../../text/word-search.js";
import { codeForCoding } from "../shared/coding-codes.js";
import { type OpenSource, SourceOpener } from "../shared/coding-sources.js";
import { CodingWriter } from "../shared/coding-writer.js";
import { peopleWith } from "../shared/people-with.js";
import { namedSources, resolveName, withPaths } from "../shared/resolve.js";
import { shownName } from "../shared/shown/shown-name.js";
import { type CurrentSource, currentSources, type SpeakerOf } from "../shared/study-sources.js";
import { act, type Work } from "../shared/work.js";
import { findQuestion } from "../sources/guide-question.js";
import { StandingCodings } from "./standing-codings.js";

export type AutocodeUnit = "match" | "sentence" | "turn";

/** What to code by rule. At least one of text, pattern, speaker, question and attribute; together they narrow. */
export interface AutocodeRule {
  /** Whole words, as `find` and `kwic` look for them. */
  readonly text?: string | undefined;
  /** An RE2 pattern: linear in time, whatever it says. */
  readonly pattern?: string | undefined;
  /** Name of a speaker, or label of a participant. */
  readonly speaker?: string | undefined;
  /** Name of a question of the guide, or its place in it (from 1) where none is so called. */
  readonly question?: string | undefined;
  /** `key=value` of participants. */
  readonly attribute?: string | undefined;
  readonly sources?: readonly string[] | undefined;
  readonly unit: AutocodeUnit;
  /** Sentences or turns taken in before and after, from 0. */
  readonly context: number;
  readonly codes: readonly string[];
}

export interface Autocoded {
  readonly event: Seq | null;
  readonly added: number;
  /** Passages left as they are, because one that overlaps them has the code already, by the same coder. */
  readonly unchanged: number;
  readonly passages: readonly {
    readonly source: string;
    readonly turn: number;
    readonly start: number;
    readonly end: number;
    readonly quote: string;
  }[];
}

/**
 * Codes what a rule finds in what participants said (or the speaker named), as one event that one undo
 * takes back. Passages that overlap by their context become one; a passage that overlaps one with the same code by
 * the same coder, in whatever round, is left as it is.
 */
export async function autocode(work: Work, rule: AutocodeRule): Promise<Autocoded> {
  const finds = compile(rule);
  const { seq, result } = await work.store.record(
    act(work, "coding.autocode", { ...rule }),
    async (draft) => {
      const { store } = work;
      const find = codeForCoding(withPaths<"code">(await store.current("code")));
      const codes = [...new Set(rule.codes.map((name) => find(name).id))];
      const speaks = await speakerTest(work, rule);
      const asks = await questionTest(work, rule);
      const opener = new SourceOpener(store);
      const writer = await CodingWriter.open(store, draft);
      const there = await StandingCodings.read(store, draft.coder);
      const passages: Autocoded["passages"][number][] = [];
      let added = 0;
      let unchanged = 0;
      const sources = await chosen(work, rule);
      if (rule.speaker !== undefined) checkSpeaker(rule.speaker, sources, speaks);
      for (const [i, current] of sources.entries()) {
        work.progress(i, sources.length, "sources");
        const source = await opener.open(current);
        const key = await opener.key(source.revision.id);
        const { language } = source.revision;
        const split = rule.unit === "sentence" ? (said: string) => sentenceSpans(said, language) : null;
        for (const { turn, span } of spansIn(source, { rule, finds, speaks, asks, split })) {
          const quote = source.text.slice(span);
          for (const codeId of codes) {
            const revisionId = source.revision.id;
            if (there.overlap(revisionId, codeId, span)) {
              unchanged++;
              continue;
            }
            there.note(revisionId, codeId, span);
            const { status } = writer.add({
              revisionId,
              span,
              codeId,
              coderId: draft.coder,
              origin: "autocode",
              quoteDigest: () => key.quote(source.whole.slice(span)),
            });
            if (status === "unchanged") unchanged++;
            else added++;
          }
          passages.push({ source: source.source.name, turn: turn + 1, ...span, quote });
        }
      }
      return { added, unchanged, passages };
    },
  );
  return { event: seq, ...result };
}

type Finder = (said: string) => [start: number, end: number][];

/** What finds matches in UTF-16 positions; null where every turn that passes is meant whole. */
function compile({
  text,
  pattern,
  speaker,
  question,
  attribute,
  unit,
  context,
}: AutocodeRule): Finder | null {
  if (text !== undefined && pattern !== undefined)
    throw usageError("two-rules", "Give either --text or --pattern, not both.");
  if ([text, pattern, speaker, question, attribute].every((part) => part === undefined))
    throw usageError("no-rule", "Say what to code: --text, --pattern, --speaker, --question or --attribute.");
  if (context > 0 && unit === "match")
    throw usageError(
      "bad-context",
      "--context counts sentences or turns: give --unit sentence or turn as well.",
    );
  if (text === undefined && pattern === undefined) return null;
  if ((text ?? pattern ?? "").trim() === "") throw usageError("empty-rule", "There is nothing to look for.");
  return pattern === undefined ? wordFinder(text?.trim() ?? "") : patternFinder(pattern);
}

function patternFinder(pattern: string): Finder {
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(pattern);
  } catch (error) {
    throw usageError(
      "bad-pattern",
      `--pattern is not a valid RE2 pattern: ${error instanceof Error ? error.message : String(error)}`,
      "(?i) in front makes it ignore case; RE2 has no look-around and no back-references.",
    );
  }
  return (said) => {
    const found: [number, number][] = [];
    const matcher = compiled.matcher(said);
    while (matcher.find()) if (matcher.end() > matcher.start()) found.push([matcher.start(), matcher.end()]);
    return found;
  };
}

function wordFinder(text: string): Finder {
  const search = WordSearch.of(text);
  if (search === null)
    throw usageError(
      "empty-rule",
      "A star by itself is not a word: trust* finds every word that begins with it.",
    );
  return (said) => [...search.find(said)].map(([start, end]) => [start, end]);
}

interface Search {
  readonly rule: AutocodeRule;
  readonly finds: Finder | null;
  readonly speaks: (speaker: SpeakerOf) => boolean;
  readonly asks: ((question: Id) => boolean) | null;
  readonly split: ((said: string) => Span[]) | null;
}

function spansIn(
  source: OpenSource,
  { rule, finds, speaks, asks, split }: Search,
): { turn: number; span: Span }[] {
  const { columns } = source.turns;
  const speakers = new Map(source.speakers.map((one) => [one.speaker.id, one]));
  const found: { turn: number; span: Span }[] = [];
  const take = (turn: number, span: Span) => {
    const last = found.at(-1);
    if (last !== undefined && span.start < last.span.end && rule.unit !== "match")
      last.span = { start: Math.min(last.span.start, span.start), end: Math.max(last.span.end, span.end) };
    else found.push({ turn, span });
  };
  for (const [turn, body] of source.bodies.entries()) {
    const speaker = speakers.get(columns.speaker[turn] ?? 0);
    if (speaker === undefined || !speaks(speaker) || body.start >= body.end) continue;
    if (asks !== null && !asks(columns.question[turn] ?? 0)) continue;
    const said = source.text.slice(body);
    const base = source.text.toUtf16(body.start);
    const matches =
      finds === null
        ? [source.text.span(base, base + said.length)]
        : finds(said).map(([s, e]) => source.text.span(base + s, base + e));
    if (matches.length === 0) continue;
    if (rule.unit === "turn") {
      const first = source.bodies[Math.max(0, turn - rule.context)] ?? body;
      const last = source.bodies[Math.min(source.bodies.length - 1, turn + rule.context)] ?? body;
      take(turn, { start: first.start, end: last.end });
      continue;
    }
    if (split === null) {
      for (const span of matches) take(turn, span);
      continue;
    }
    const sentences = split(said).map(({ start, end }) => ({
      start: body.start + start,
      end: body.start + end,
    }));
    if (finds === null) for (const sentence of sentences) take(turn, sentence);
    else
      for (const span of matches) {
        const touched = sentences.flatMap((sentence, i) =>
          sentence.start < span.end && span.start < sentence.end ? [i] : [],
        );
        const first = sentences[Math.max(0, (touched[0] ?? 0) - rule.context)];
        const last = sentences[Math.min(sentences.length - 1, (touched.at(-1) ?? 0) + rule.context)];
        if (touched.length > 0 && first !== undefined && last !== undefined)
          take(turn, { start: first.start, end: last.end });
      }
  }
  return found;
}

async function chosen(work: Work, { sources }: AutocodeRule): Promise<CurrentSource[]> {
  const all = await currentSources(work.store);
  if (sources === undefined) return all;
  const named = namedSources(all.map(({ source }) => source));
  const ids = new Set(sources.map((name) => resolveName(name, named, "source").id));
  return all.filter(({ source }) => ids.has(source.id));
}

/** Whose words are looked at: the speaker named, else participants; of these, those with the attribute. */
async function speakerTest(work: Work, { speaker, attribute }: AutocodeRule): Promise<Search["speaks"]> {
  const having = attribute === undefined ? null : await peopleWith(work.store, attribute);
  return ({ speaker: { name, aliases, role }, participant }) => {
    if (participant !== null && !isCounted(participant)) return false;
    if (having !== null && (participant === null || !having.has(participant.id))) return false;
    if (speaker === undefined) return role === "participant";
    const wanted = fold(speaker);
    return [name, ...aliases, participant?.label ?? ""].some((one) => fold(one) === wanted);
  };
}

function checkSpeaker(wanted: string, sources: readonly CurrentSource[], speaks: Search["speaks"]): void {
  if (sources.some(({ speakers }) => speakers.some(speaks))) return;
  const names = [
    ...new Set(sources.flatMap(({ speakers }) => speakers.flatMap((who) => shownName(who) || []))),
  ];
  throw usageError(
    "unknown-speaker",
    `No one speaks as "${wanted}" there.`,
    `Speakers: ${names.slice(0, 12).join(", ")}.`,
  );
}

async function questionTest(work: Work, { question }: AutocodeRule): Promise<Search["asks"]> {
  if (question === undefined) return null;
  const { id } = await findQuestion(work, question);
  return (other) => other === id;
}
