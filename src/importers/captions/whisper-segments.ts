import { cleanName } from "../turns/naming.js";
import type { SpokenTurn } from "../turns/render-turns.js";
import { parseTime } from "../turns/stamps.js";

/** Where the tools keep their list of segments, nearest first, and whether the name alone tells of speech. */
const containers: readonly (readonly [key: string, speech: boolean])[] = [
  ["segments", true], // Whisper, WhisperX, faster-whisper
  ["chunks", false], // Hugging Face transformers
  ["transcription", true], // whisper.cpp
  ["utterances", true], // AssemblyAI, Deepgram
  ["transcripts", true], // Otter
  ["speech", true], // Otter
  ["monologues", true], // Rev
  ["results", false], // Deepgram, AWS
  ["result", false],
  ["transcript", false],
  ["data", false],
];
const textKeys = ["text", "transcript", "content", "sentence"];
const speakerKeys = ["speaker_name", "speakerName", "speaker", "speaker_label", "speaker_id", "name"];

/** The spoken segments found in a JSON value, with the language and the duration it states. */
export interface FoundSegments {
  readonly segments: SpokenTurn[];
  readonly language: string | null;
}

/**
 * Finds the list of segments in the JSON of a speech recogniser: `{ segments: [...] }`, a bare list,
 * `{ chunks: [{ timestamp: [0, 1] }] }`, `{ transcription: [{ offsets }] }` or Otter's
 * `{ transcripts: [{ start_offset, speaker_name }] }`. Null where there is none.
 */
export function findSegments(json: unknown): FoundSegments | null {
  const list = findList(json, 0);
  if (list === null) return null;
  const inMilliseconds =
    isObject(json) && (Object.hasOwn(json, "audio_duration") || Object.hasOwn(json, "audio_url"));
  const names = speakerNames(json);
  const segments = list.map((item) => segmentOf(item, inMilliseconds ? 1 : 1000, names));
  const language = isObject(json) ? (own(json, "language") ?? own(json, "language_code")) : null;
  return { segments, language: typeof language === "string" ? language : null };
}

type JsonObject = Record<string, unknown>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A key's value where the object itself has it; never what it inherits. */
const own = (object: JsonObject, key: string): unknown =>
  Object.hasOwn(object, key) ? object[key] : undefined;

function findList(json: unknown, depth: number, given = false): JsonObject[] | null {
  if (Array.isArray(json)) {
    const items = json.filter(isObject);
    if (!items.some((item) => textOf(item) !== null)) return null;
    // Plenty of JSON holds records with a text; speech has times or speakers beside it.
    return given || items.filter(isSpoken).length * 2 >= items.length ? items : null;
  }
  if (!isObject(json) || depth > 3) return null;
  for (const [key, speech] of containers) {
    const found = findList(own(json, key), depth + 1, speech);
    if (found !== null) return found;
  }
  return null;
}

/** Whether a record says when or by whom its text was spoken. */
function isSpoken(item: JsonObject): boolean {
  const { startMs, endMs } = timesOf(item, 1);
  return textOf(item) !== null && (startMs !== null || endMs !== null || speakerOf(item, new Map()) !== null);
}

function textOf(item: JsonObject): string | null {
  for (const key of textKeys) {
    const text = own(item, key);
    if (typeof text === "string") return text;
  }
  // Rev: a monologue is a list of words and punctuation marks.
  const elements = own(item, "elements");
  if (!Array.isArray(elements)) return null;
  return elements.map((part) => (isObject(part) ? String(own(part, "value") ?? "") : "")).join("");
}

/** Otter lists its speakers apart: `speakers: [{ id, speaker_name }]`. */
function speakerNames(json: unknown): Map<string, string> {
  const names = new Map<string, string>();
  const speech = isObject(json) ? (own(json, "speech") ?? json) : null;
  const list = isObject(speech) ? own(speech, "speakers") : null;
  for (const speaker of Array.isArray(list) ? list.filter(isObject) : []) {
    const id = own(speaker, "id") ?? own(speaker, "speaker_id");
    const name = own(speaker, "speaker_name") ?? own(speaker, "name");
    if (id !== undefined && typeof name === "string") names.set(String(id), name);
  }
  return names;
}

function segmentOf(item: JsonObject, unit: number, names: ReadonlyMap<string, string>): SpokenTurn {
  return { speaker: speakerOf(item, names), text: textOf(item) ?? "", ...timesOf(item, unit) };
}

function speakerOf(item: JsonObject, names: ReadonlyMap<string, string>): string | null {
  for (const key of speakerKeys) {
    const value = own(item, key);
    if (typeof value !== "string" && typeof value !== "number") continue;
    const name = cleanName(
      names.get(String(value)) ?? (typeof value === "number" ? `Speaker ${value}` : value),
    );
    if (name !== "") return name;
  }
  return speakerOfWords(own(item, "words"));
}

/** The speaker of most words, where the segment itself names none (WhisperX). */
function speakerOfWords(words: unknown): string | null {
  const counts = new Map<string, number>();
  for (const word of Array.isArray(words) ? words.filter(isObject) : []) {
    const speaker = own(word, "speaker");
    if (typeof speaker === "string") counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most === undefined ? null : cleanName(most[0]) || null;
}

type Times = { startMs: number | null; endMs: number | null };

function timesOf(item: JsonObject, unit: number): Times {
  const pair = own(item, "timestamp");
  if (Array.isArray(pair)) return { startMs: ms(pair[0], unit), endMs: ms(pair[1], unit) };
  const offsets = own(item, "offsets");
  if (isObject(offsets)) return { startMs: ms(own(offsets, "from"), 1), endMs: ms(own(offsets, "to"), 1) };
  // Otter counts samples of its 16 kHz recording.
  if (Object.hasOwn(item, "start_offset")) {
    return { startMs: ms(own(item, "start_offset"), 1 / 16), endMs: ms(own(item, "end_offset"), 1 / 16) };
  }
  const elements = own(item, "elements");
  if (Array.isArray(elements)) {
    const timed = elements.filter(isObject).filter((part) => Object.hasOwn(part, "ts"));
    return { startMs: ms(timed[0]?.ts, 1000), endMs: ms(timed.at(-1)?.end_ts, 1000) };
  }
  return {
    startMs: ms(first(item, ["start", "start_time", "startTime", "begin"]), unit),
    endMs: ms(first(item, ["end", "end_time", "endTime"]), unit),
  };
}

function first(item: JsonObject, keys: readonly string[]): unknown {
  return keys.map((key) => own(item, key)).find((value) => value !== undefined && value !== null);
}

/** Milliseconds of a number in units of `unit` ms, or of a clock time; null for anything else. */
function ms(value: unknown, unit: number): number | null {
  if (typeof value === "string") {
    return /^\d+(?:\.\d+)?$/.test(value) ? ms(Number(value), unit) : parseTime(value);
  }
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? Math.round(value * unit) : null;
}
