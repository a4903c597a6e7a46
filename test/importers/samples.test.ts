import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { readFile } from "../../src/importers/registry.js";

const shared = process.env.THEMATA_SHARED ?? "";

interface Expected {
  readonly file: string;
  /** All turns; 0 where the file cannot be read. */
  readonly turns: number;
  /** Turns of each speaker in order of appearance. */
  readonly bySpeaker?: readonly number[];
  /** Codes of errors and warnings, each once, in order. */
  readonly codes?: readonly string[];
  readonly encoding?: string;
}

/*
 * How the numbers were found: by opening each file. Conversations: the lines that begin with a speaker and
 * a colon were counted for each speaker, and compared with the count of blank-line paragraphs. Tables: the
 * rows below the header, by speaker. Captions: the cues were listed with their times; without speakers a
 * turn ends where two seconds or more lie between the end of a cue with words and the next one's start.
 */
const samples: readonly Expected[] = [
  { file: "txt/amosproj__test_interview.txt", turns: 44, bySpeaker: [22, 22] },
  { file: "txt/bitcointranscripts__2020-01-28-pieter-wuille-part2.md", turns: 52, bySpeaker: [5, 23, 24] },
  { file: "txt/bitcointranscripts__interview-adam-back-elizabeth-stark.md", turns: 25, bySpeaker: [13, 12] },
  { file: "vtt/glut23__captions_with_bom.vtt", turns: 1 },
  // Three cues with two, two and one lines that begin with a dash.
  { file: "vtt/glut23__comments.vtt", turns: 5 },
  { file: "vtt/glut23__cue_tags.vtt", turns: 1 },
  { file: "vtt/glut23__empty.vtt", turns: 0, codes: ["empty-file"] },
  { file: "vtt/glut23__invalid.vtt", turns: 0, codes: ["not-webvtt"] },
  { file: "vtt/glut23__metadata_headers_multiline.vtt", turns: 1 },
  // The second cue has no words: nearly five seconds of silence.
  { file: "vtt/glut23__missing_caption_text.vtt", turns: 2 },
  // Two cues of one second each hold only a blank, so two seconds of silence.
  { file: "vtt/w3c__entities.vtt", turns: 2 },
  { file: "vtt/w3c__ids.vtt", turns: 1 },
  { file: "vtt/w3c__newlines.vtt", turns: 1 },
  { file: "vtt/w3c__nulls.vtt", turns: 1, codes: ["nul-removed", "bad-cue-time", "text-outside-cue"] },
  // Of the voices three have a name; before, between and after them are cues without one.
  { file: "vtt/w3c__tags.vtt", turns: 6, bySpeaker: [1, 1, 1] },
  { file: "srt/glut23__invalid_format.sbv", turns: 0, codes: ["text-outside-cue", "no-cues"] },
  { file: "srt/glut23__invalid_format1.srt", turns: 0, codes: ["no-cues"] },
  { file: "srt/glut23__invalid_format2.srt", turns: 0, codes: ["text-outside-cue", "no-cues"] },
  { file: "srt/glut23__invalid_format3.srt", turns: 0, codes: ["text-outside-cue", "no-cues"] },
  // The third cue's time is broken, so three seconds lie between the second and the fourth.
  { file: "srt/glut23__invalid_timeframe.sbv", turns: 2, codes: ["bad-cue-time", "cue-ends-before-start"] },
  { file: "srt/glut23__invalid_timeframe.srt", turns: 1 },
  { file: "srt/glut23__missing_caption_text.srt", turns: 2 },
  { file: "csv/ibm__interview_A.csv", turns: 32, bySpeaker: [16, 16] },
];

const hostile: readonly Expected[] = [
  { file: "txt-bidi.txt", turns: 5, bySpeaker: [1, 1, 1, 1, 1] },
  { file: "txt-bom-only.txt", turns: 0, codes: ["empty-file"] },
  { file: "txt-cp1252.txt", turns: 1, bySpeaker: [1], codes: ["guessed-encoding"], encoding: "windows-1252" },
  { file: "txt-empty.txt", turns: 0, codes: ["empty-file"] },
  { file: "txt-invalid-utf8.txt", turns: 1, bySpeaker: [1], codes: ["guessed-encoding", "bytes-replaced"] },
  { file: "txt-latin1-as-bom.txt", turns: 1 },
  // A line of blanks parts two paragraphs.
  { file: "txt-mixed-eol.txt", turns: 2 },
  { file: "txt-nul.txt", turns: 2, bySpeaker: [1, 1], codes: ["nul-removed"] },
  // A lone carriage return ends a line, but the name behind it occurs once and is speech.
  { file: "txt-terminal.txt", turns: 11, bySpeaker: Array.from({ length: 11 }, () => 1) },
  { file: "txt-unicode-offsets.txt", turns: 1 },
  { file: "txt-utf16-nobom.txt", turns: 1, bySpeaker: [1], encoding: "utf-16le" },
  { file: "html-in-transcript.txt", turns: 6, bySpeaker: [1, 1, 1, 1, 1, 1] },
  { file: "csv-cr-only.csv", turns: 0, codes: ["no-text-column"] },
  { file: "csv-dup-header.csv", turns: 0, codes: ["no-text-column"] },
  { file: "csv-formula.csv", turns: 10, bySpeaker: Array.from({ length: 10 }, () => 1) },
  { file: "csv-nul.csv", turns: 0, codes: ["nul-removed", "no-text-column"] },
  { file: "csv-proto-header.csv", turns: 0, codes: ["no-text-column"] },
  { file: "csv-ragged.csv", turns: 0, codes: ["no-text-column"] },
  { file: "csv-unclosed-quote.csv", turns: 0, codes: ["bad-csv"] },
  { file: "csv-utf16le.csv", turns: 0, codes: ["no-text-column"], encoding: "utf-16le" },
  { file: "vtt-hostile.vtt", turns: 3, bySpeaker: [1, 1], codes: ["cue-ends-before-start", "bad-cue-time"] },
  // The first cue is empty, the last has a speaker and no words.
  { file: "srt-hostile.srt", turns: 2, bySpeaker: [1], codes: ["bad-cue-time"] },
];

async function expectRead(folder: string, { file, turns, bySpeaker = [], codes = [], encoding }: Expected) {
  const path = join(shared, folder, file);
  const outcome = await readFile({ name: basename(path), bytes: readFileSync(path) });
  const transcript = outcome.transcripts[0];
  const counts = (transcript?.speakers ?? []).map(
    ({ name }) => transcript?.turns.filter(({ speaker }) => speaker === name).length,
  );
  const lines = outcome.messages.filter(({ level }) => level !== "hint").map(({ code }) => code);
  const found = { turns: transcript?.turns.length ?? 0, bySpeaker: counts, codes: [...new Set(lines)] };
  expect.soft(found, file).toEqual({ turns, bySpeaker, codes });
  if (encoding !== undefined) expect.soft(outcome.encoding, file).toBe(encoding);
  expect.soft(Object.keys(Object.prototype), file).toEqual([]);
}

// One test a folder: without the collection of real files one is skipped, with it a failure names its file.
test.skipIf(!process.env.THEMATA_SHARED)("every sample is read as a person reads it", async () => {
  for (const expected of samples) await expectRead("samples", expected);
});

test.skipIf(!process.env.THEMATA_SHARED)("every hostile text ends as it should", async () => {
  for (const expected of hostile) await expectRead("hostile/synthetic", expected);
});
