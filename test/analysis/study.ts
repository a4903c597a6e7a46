import type { CountingInput } from "../../src/analysis/study-columns.js";
import { type CodingColumns, codingFlags, type SourceColumns } from "../../src/core/columns.js";
import type { CodeStatus, ParticipantStatus } from "../../src/core/records.js";
import { SourceText } from "../../src/text/source-text.js";
import { countWords } from "../../src/text/words.js";

/** A study as a test writes it down: names instead of ids, quotations or spans instead of positions. */
export interface Sketch {
  readonly people: Readonly<
    Record<string, { role?: string; status?: ParticipantStatus; attributes?: Record<string, string> }>
  >;
  /** By name: turns as speaker and words. A speaker who is none of `people` is an interviewer. */
  readonly sources: Readonly<Record<string, readonly (readonly [speaker: string, words: string])[]>>;
  /** Paths; a parent comes before its children. */
  readonly codes: readonly string[];
  readonly retired?: readonly string[];
  /** Paths, with the paths of codes. */
  readonly themes?: Readonly<Record<string, readonly string[]>>;
  readonly codings: readonly SketchedCoding[];
}

export interface SketchedCoding {
  readonly coder: string;
  readonly code: string;
  readonly source: string;
  /** A quotation (its first place in the source's text) or a span in code points. */
  readonly at: string | readonly [number, number];
  readonly proposed?: boolean;
  /** The event that made it; 0 where it does not matter. */
  readonly made?: number;
}

export const coders = ["Ines", "Jon", "Kaya"];
export const coderId = (name: string) => coders.indexOf(name) + 1;

/** The text of a source and where its bodies are, each turn as "Speaker: words" with a blank line between. */
export function layOut(turns: Sketch["sources"][string]) {
  let string = "";
  const bodies = turns.map(([speaker, words]) => {
    string += `${string === "" ? "" : "\n\n"}${speaker}: `;
    const start = [...string].length;
    string += words;
    return { speaker, words, start, end: [...string].length };
  });
  return { text: new SourceText(string), bodies };
}

/** Ids are places from 1, plus 100 for sources, 200 for revisions, 300 for codes, 400 for themes. */
export function study(sketch: Sketch): CountingInput {
  const names = Object.keys(sketch.people);
  const sourceNames = Object.keys(sketch.sources);
  const laidOut = Object.values(sketch.sources).map(layOut);
  const themes = Object.entries(sketch.themes ?? {});
  const paths = themes.map(([path]) => path);
  const codeId = (path: string) => 300 + sketch.codes.indexOf(path) + 1;
  return {
    codings: columns(
      sketch.codings.map((coding) => {
        const place = sourceNames.indexOf(coding.source);
        const text = laidOut[place]?.text;
        const [start, end] = typeof coding.at === "string" ? find(text, coding.at) : coding.at;
        return {
          coder: coderId(coding.coder),
          code: codeId(coding.code),
          revision: 200 + place + 1,
          start,
          end,
          flags: coding.proposed === true ? codingFlags.proposed : 0,
          made: coding.made ?? 0,
        };
      }),
    ),
    sources: laidOut.map(
      ({ bodies }, place): SourceColumns => ({
        source: 100 + place + 1,
        revision: 200 + place + 1,
        name: sourceNames[place] ?? "",
        turns: bodies.length,
        bodyStart: Int32Array.from(bodies, (body) => body.start),
        bodyEnd: Int32Array.from(bodies, (body) => body.end),
        participant: Int32Array.from(bodies, (body) => names.indexOf(body.speaker) + 1),
        words: Int32Array.from(bodies, (body) => countWords(body.words)),
        question: new Int32Array(bodies.length),
      }),
    ),
    participants: Object.entries(sketch.people).map(([label, person], place) => ({
      id: place + 1,
      label,
      role: person.role ?? "",
      status: person.status ?? "active",
      attributes: new Map(Object.entries(person.attributes ?? {})),
    })),
    coders: coders.map((name, place) => ({ id: place + 1, name })),
    codes: sketch.codes.map((path) => ({
      id: codeId(path),
      parentId: parentOf(path) === null ? null : codeId(parentOf(path) ?? ""),
      name: path.slice(path.lastIndexOf("/") + 1),
      path,
      status: (sketch.retired?.includes(path) ? "retired" : "active") satisfies CodeStatus,
    })),
    themes: themes.map(([path, codes], place) => ({
      id: 400 + place + 1,
      parentId: parentOf(path) === null ? null : 400 + paths.indexOf(parentOf(path) ?? "") + 1,
      name: path.slice(path.lastIndexOf("/") + 1),
      codeIds: codes.map(codeId),
    })),
    countWords: (revision, start, end) =>
      countWords(laidOut[revision - 201]?.text.slice({ start, end }) ?? ""),
  };
}

export interface CodingCells {
  readonly coder: number;
  readonly code: number;
  readonly revision: number;
  readonly start: number;
  readonly end: number;
  readonly flags: number;
  readonly made?: number;
}

export function columns(cells: readonly CodingCells[]): CodingColumns {
  return {
    count: cells.length,
    id: Int32Array.from(cells, (_, index) => 1000 + index),
    revision: Int32Array.from(cells, (cell) => cell.revision),
    start: Int32Array.from(cells, (cell) => cell.start),
    end: Int32Array.from(cells, (cell) => cell.end),
    code: Int32Array.from(cells, (cell) => cell.code),
    coder: Int32Array.from(cells, (cell) => cell.coder),
    round: new Int32Array(cells.length),
    origin: new Uint8Array(cells.length),
    flags: Uint8Array.from(cells, (cell) => cell.flags),
    fromSeq: new Int32Array(cells.length),
    madeSeq: Int32Array.from(cells, (cell) => cell.made ?? 0),
  };
}

export function parentOf(path: string): string | null {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? null : path.slice(0, slash);
}

function find(text: SourceText | undefined, quote: string): [number, number] {
  const index = text?.string.indexOf(quote) ?? -1;
  if (text === undefined || index < 0) throw new Error(`The sketch has no "${quote}".`);
  const { start, end } = text.span(index, index + quote.length);
  return [start, end];
}
