import type { Message } from "../../core/message.js";
import { shown, warning } from "../messages.js";
import { addMeta, type Meta } from "../turns/front-matter.js";

/** One caption as it stands in the file: times in milliseconds (null where they are broken), its line from 1. */
export interface Cue {
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly payload: string;
  readonly line: number;
}

export interface Cues {
  readonly cues: readonly Cue[];
  readonly meta: Meta;
  readonly messages: readonly Message[];
}

export type CaptionFormat = "vtt" | "srt" | "sbv";

const cueTime = String.raw`(?:(\d+):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?`;
const arrowTimes = new RegExp(String.raw`^\s*${cueTime}\s*-->\s*${cueTime}(?:\s|$)`);
const commaTimes = new RegExp(String.raw`^\s*${cueTime}\s*,\s*${cueTime}\s*$`);

/** Whether a text begins as WebVTT must. */
export const isWebVtt = (text: string) => /^WEBVTT(?:[ \t\n]|$)/.test(text);

/**
 * Splits captions into cues by the WebVTT file parsing algorithm, more tolerant in two ways: commas and
 * missing milliseconds are taken, and no text is dropped. Codes: `bad-cue-time`, `cue-ends-before-start`,
 * `text-outside-cue`.
 */
export function readCues(text: string, format: CaptionFormat): Cues {
  const lines = text.split("\n");
  const cues: Cue[] = [];
  const meta: Meta = new Map();
  const messages: Message[] = [];
  const isTiming =
    format === "sbv"
      ? (line: string) => /^\s*\d+:\d[^,]*,\s*\d+:\d/.test(line)
      : (line: string) => line.includes("-->");
  let at = format === "vtt" ? readHeader(lines, meta) : 0;
  while (at < lines.length) {
    if (isEmpty(lines[at], format)) {
      at++;
      continue;
    }
    const block = readBlock(lines, at, format, isTiming);
    at = block.next;
    if (block.timing !== null) {
      const timing = lines[block.timing] ?? "";
      cues.push(cueOf(timing, block.timing + 1, block.payload.join("\n"), format, messages));
    } else keepOutside(block, format, { cues, meta, messages });
  }
  return { cues, meta, messages };
}

/** In WebVTT only an empty line ends a block; elsewhere blanks do not count. */
const isEmpty = (line: string | undefined, format: CaptionFormat) =>
  line === undefined || (format === "vtt" ? line === "" : line.trim() === "");

/** The lines after WEBVTT up to the first empty one are fields. Gives the first line after them. */
function readHeader(lines: readonly string[], meta: Meta): number {
  addMeta(
    meta,
    "title",
    (lines[0] ?? "")
      .slice(6)
      .replace(/^[\s-]+/, "")
      .trim(),
  );
  let at = 1;
  for (; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (line === "" || line.includes("-->")) break;
    const match = /^([^\s:][^:]{0,40}):[ \t]*(.*)$/.exec(line);
    if (match?.[2]) addMeta(meta, match[1] ?? "", match[2].trim());
    else addMeta(meta, "header", line.trim(), "\n");
  }
  return at;
}

interface RawBlock {
  readonly first: number;
  /** The line with the times, or null for a block without. */
  readonly timing: number | null;
  readonly payload: readonly string[];
  readonly next: number;
}

/** One block: an identifier perhaps, the line of times, and the text up to an empty line or the next times. */
function readBlock(
  lines: readonly string[],
  first: number,
  format: CaptionFormat,
  isTiming: (line: string) => boolean,
): RawBlock {
  let timing: number | null = null;
  let payload: string[] = [];
  let at = first;
  for (; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (isTiming(line)) {
      if (timing === null && at - first <= (format === "sbv" ? 0 : 1)) {
        timing = at;
        payload = [];
        continue;
      }
      if (payload.length > 0 && /^\s*\d+\s*$/.test(payload.at(-1) ?? "")) payload.pop();
      break;
    }
    if (isEmpty(line, format)) break;
    payload.push(line);
  }
  return { first, timing, payload, next: at };
}

function cueOf(
  timing: string,
  line: number,
  payload: string,
  format: CaptionFormat,
  messages: Message[],
): Cue {
  const match = (format === "sbv" ? commaTimes : arrowTimes).exec(timing);
  const start = match && timeOf(match.slice(1, 5));
  const end = match && timeOf(match.slice(5, 9));
  if (match === null || start === null || end === null) {
    messages.push(
      warning(
        "bad-cue-time",
        `This line should hold the times of a caption and does not: "${shown(timing)}". Its text was kept.`,
        line,
      ),
    );
    return { startMs: start, endMs: null, payload, line };
  }
  if (end < start) {
    messages.push(
      warning(
        "cue-ends-before-start",
        "This caption ends before it starts. Its text and start were kept.",
        line,
      ),
    );
    return { startMs: start, endMs: null, payload, line };
  }
  return { startMs: start, endMs: end, payload, line };
}

function timeOf([hours = "0", minutes = "", seconds = "", rest = ""]: readonly (string | undefined)[]):
  | number
  | null {
  if (hours.length > 9 || Number(minutes) > 59 || Number(seconds) > 59) return null;
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(rest.padEnd(3, "0"));
}

/** Text in no cue: notes are fields, styles are dropped, anything else belongs to the cue before. */
function keepOutside(
  { payload, first: before }: RawBlock,
  format: CaptionFormat,
  { cues, meta, messages }: { readonly cues: Cue[]; readonly meta: Meta; readonly messages: Message[] },
): void {
  const line = before + 1;
  const first = payload[0] ?? "";
  if (format === "vtt" && /^NOTE(?:[ \t]|$)/.test(first)) {
    addMeta(meta, "note", payload.join("\n").slice(4).trim(), "\n");
    return;
  }
  if (format === "vtt" && /^(?:STYLE|REGION)[ \t]*$/.test(first)) return;
  const text = payload.join("\n");
  if (/^[\s\d]*$/.test(text)) return;
  messages.push(
    warning(
      "text-outside-cue",
      "This text stands outside any caption. It was kept with the one before.",
      line,
    ),
  );
  const last = cues.pop();
  if (last === undefined) cues.push({ startMs: null, endMs: null, payload: text, line });
  else cues.push({ ...last, payload: `${last.payload}\n${text}` });
}
