import { grouping } from "../analysis/grouping.js";
import { selectSources } from "../analysis/selection.js";
import { type WordsTable, WordTally } from "../analysis/words-table.js";
import { usageError } from "../core/errors.js";
import { fold } from "../core/similar.js";
import { isStopWord } from "../nlp/stop-words.js";
import { SourceText } from "../text/source-text.js";
import { words } from "../text/words.js";
import { namedSources, resolveName } from "./resolve.js";
import { loadColumns } from "./study-columns.js";
import type { Work } from "./work.js";

export interface WordsQuestion {
  readonly by: string;
  readonly sources?: readonly string[] | undefined;
  /** Count stop words, too. */
  readonly all: boolean;
}

/** Words that active participants say, by group; what stands in square brackets is nobody's word. */
export async function countSaidWords(work: Work, question: WordsQuestion): Promise<WordsTable> {
  const { store } = work;
  const columns = await loadColumns(store);
  const named = namedSources(await store.current("source"));
  const ids = question.sources?.map((name) => resolveName(name, named, "source").id);
  const selection = selectSources(columns, ids);
  if (question.by === "coder")
    throw usageError("unknown-group", "Words are said by participants, not by coders.");
  const groups = grouping(selection, question.by, columns.questions);
  const tally = new WordTally(groups.keys);
  for (const [at, source] of selection.sources.entries()) {
    const speaker = selection.speaker[at];
    if (!speaker?.some((person) => person >= 0)) continue;
    const text = new SourceText(await store.text(source.revision));
    speaker.forEach((person, turn) => {
      if (person < 0) return;
      const group = groups.groupOf(person, at, turn);
      if (group < 0) return;
      const start = source.bodyStart[turn] as number;
      const said = text.slice({ start, end: source.bodyEnd[turn] as number }).replace(marks, " ");
      for (const { word } of words(said)) {
        const key = word.normalize("NFC").toLowerCase().replaceAll("’", "'");
        if (question.all || !isPassedOver(key)) tally.add(key, group, person);
      }
    });
  }
  return tally.table();
}

/** What the transcriber put in: [laughs], [pause]. */
const marks = /\[[^\][\n]{0,60}\]/g;

/** Stop words, their short forms (it's, don't) and bare numbers. */
function isPassedOver(word: string): boolean {
  if (isStopWord(word) || word.endsWith("n't") || !/\p{L}/u.test(word)) return true;
  const [stem = "", ...rest] = word.split("'");
  return rest.length > 0 && isStopWord(stem);
}

/** A place where a word is said, with the words around it. */
export interface Concordance {
  readonly source: string;
  readonly turn: number;
  readonly start: number;
  readonly end: number;
  readonly left: string;
  readonly hit: string;
  readonly right: string;
  readonly participant: string | null;
  readonly role: string | null;
}

export interface KwicQuestion {
  /** A word or words; `*` at either end stands for any letters. */
  readonly term: string;
  /** Words on either side. */
  readonly window: number;
  readonly sources?: readonly string[] | undefined;
  /** Interviewers' words, too. */
  readonly everyone: boolean;
}

/** Key word in context: every place where words are said, in the order of the sources. */
export async function keyWordInContext(work: Work, question: KwicQuestion): Promise<Concordance[]> {
  const { store } = work;
  const wanted = question.term
    .trim()
    .split(/\s+/)
    .filter((word) => word !== "" && word !== "*")
    .map(wordTest);
  if (wanted.length === 0) throw usageError("no-term", "Say which word, such as: themata kwic trust");
  // Most turns do not have the letters at all: only the others are cut into words.
  const letters = fold(/[\p{L}\p{N}]+/u.exec(question.term)?.[0] ?? "");
  const mayHold = (body: string) => fold(body).includes(letters);
  const columns = await loadColumns(store);
  const named = namedSources(await store.current("source"));
  const ids = question.sources?.map((name) => resolveName(name, named, "source").id);
  const selection = selectSources(columns, ids);
  const found: Concordance[] = [];
  for (const [at, source] of selection.sources.entries()) {
    const text = new SourceText(await store.text(source.revision));
    for (let turn = 0; turn < source.turns; turn++) {
      const person = selection.people[selection.speaker[at]?.[turn] ?? -1];
      if (person === undefined && !question.everyone) continue;
      const from = text.toUtf16(source.bodyStart[turn] as number);
      const body = text.string.slice(from, text.toUtf16(source.bodyEnd[turn] as number));
      if (!mayHold(body)) continue;
      const said = [...words(body)];
      for (let i = 0; i + wanted.length <= said.length; i++) {
        if (!wanted.every((fits, k) => fits(said[i + k]?.word ?? ""))) continue;
        const begin = said[i]?.index ?? 0;
        const last = said[i + wanted.length - 1];
        const end = (last?.index ?? 0) + (last?.word.length ?? 0);
        const left = said[Math.max(0, i - question.window)]?.index ?? begin;
        const behind = said[Math.min(said.length, i + wanted.length + question.window) - 1];
        const right = Math.max(end, (behind?.index ?? 0) + (behind?.word.length ?? 0));
        const span = text.span(from + begin, from + end);
        found.push({
          source: source.name,
          turn: turn + 1,
          start: span.start,
          end: span.end,
          left: body.slice(Math.min(left, begin), begin),
          hit: body.slice(begin, end),
          right: body.slice(end, right),
          participant: person?.label ?? null,
          role: person?.role || null,
        });
      }
    }
  }
  return found;
}

function wordTest(pattern: string): (word: string) => boolean {
  const key = (word: string) => fold(word).replaceAll("’", "'");
  const core = key(pattern.replace(/^\*|\*$/g, ""));
  const [open, close] = [pattern.startsWith("*"), pattern.endsWith("*")];
  return (word) => {
    const said = key(word);
    if (open && close) return said.includes(core);
    if (open) return said.endsWith(core);
    return close ? said.startsWith(core) : said === core;
  };
}
