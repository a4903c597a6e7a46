import type { Message } from "../../core/message.js";
import { readYaml } from "../../text/yaml.js";
import { hint } from "../messages.js";

/** Header fields in the order found; keys in lower case. A Map, because a key comes from the file. */
export type Meta = Map<string, string>;

/** What stands before the talk: fields, and where the talk may begin. */
export interface FrontMatter {
  readonly meta: Meta;
  readonly messages: readonly Message[];
  /** Where the part ends that only looks like a title: no turn may begin before it. 0 where there is none. */
  readonly looseEnd: number;
  /** UTF-16 position of the first line after it, and that line's number from 1. */
  readonly end: number;
  readonly line: number;
}

const mostLines = 60;
const longestLine = 160;

/** Adds a value to a field; a second value of the same field joins the first. */
export function addMeta(meta: Meta, key: string, value: string, join = "; "): void {
  if (value === "") return;
  const name = key.toLowerCase().replace(/\s+/g, " ").trim();
  const before = meta.get(name);
  meta.set(name, before === undefined ? value : `${before}${join}${value}`);
}

/**
 * Reads what stands before the talk: a YAML block, title, fields such as `Date:` and `Duration:`, rules.
 * `loose` also takes a first short line, or short lines above a rule, which only a text with speakers
 * can be sure of; `looseEnd` tells where that part ends.
 */
export function readFrontMatter(text: string, loose: boolean): FrontMatter {
  const meta: Meta = new Map();
  const messages: Message[] = [];
  const yaml = readBlock(text, meta, messages);
  const lines = firstLines(text, yaml.end);
  const { count, looseCount } = headerLength(lines, loose, text);
  for (const line of lines.slice(0, count)) addLine(meta, line.text);
  const next = lines[count];
  const end =
    next?.start ?? (lines.length > 0 && count === lines.length ? (lines.at(-1)?.next ?? yaml.end) : yaml.end);
  const looseEnd = looseCount === 0 ? 0 : (lines[looseCount - 1]?.next ?? 0);
  return { meta, messages, looseEnd, end, line: yaml.line + count };
}

interface Line {
  readonly text: string;
  readonly start: number;
  readonly next: number;
}

function firstLines(text: string, from: number): Line[] {
  const lines: Line[] = [];
  let start = from;
  while (start < text.length && lines.length < mostLines) {
    let end = text.indexOf("\n", start);
    if (end < 0) end = text.length;
    const next = Math.min(end + 1, text.length);
    lines.push({ text: text.slice(start, Math.min(end, start + 2000)), start, next });
    start = end + 1;
  }
  return lines;
}

const isRule = (line: string) => /^\s*([=\-_*~])(?:\s?\1){2,}\s*$/.test(line);
const isBlank = (line: string) => line.trim() === "";
const field =
  /^\s*(?:[-*]\s+)?(?:\*\*|__)?([\p{L}][\p{L}\p{M}\p{N} _./()'’-]{0,40}?)(?:\*\*|__)?\s*[:：](?:\*\*|__)?\s*(.*)$/u;
const speech = /[.?!…。？！]["”’)]*\s*$/u;

const headerWord =
  /\b(?:date|dates|duration|length|location|venue|title|recording|recorded|transcribed|transcriber|transcribed_by|transcript|transcription|language|file|filename|study|project|conducted|session|setting|platform|pseudonym|datum|dauer|ort|fecha|duración|lugar|idioma|título|titel|titre|durée|lieu|langue|data|duração|local|plaats|duur|taal|durata|luogo|lingua|czas|miejsce|datum|plats|tarih|süre|tarehe|muda|mahali)\b|日期|时长|時間|日時|地点|地點|التاريخ|المدة|المكان|दिनांक|अवधि|स्थान|تاریخ|دورانیہ|مقام/iu;
const exactWord =
  /^(?:interview|time|place|subject|topic|mode|medium|present|attendees|keywords|summary|id|age|gender|occupation|version|case|number|no|ref|reference)$/iu;

/** Whether a line is a field that only a header has (`Date:`, `Length of recording:`). */
function isHeaderField(line: string): boolean {
  if (line.length > longestLine) return false;
  const key = field.exec(line)?.[1];
  return key !== undefined && key.split(/\s+/).length <= 4 && (headerWord.test(key) || exactWord.test(key));
}

/** How many of the first lines are header, and how many of those only by their looks. */
function headerLength(lines: readonly Line[], loose: boolean, text: string) {
  const strictly = beforeRule(lines, false, text);
  let count = loose ? beforeRule(lines, true, text) : strictly;
  let looseCount = count > strictly ? count : 0;
  while (count < lines.length) {
    const title = loose && count === 0 ? titleParagraph(lines) : 0;
    if (title > 0) looseCount = title;
    const length = title > 0 ? title : headerParagraph(lines, count);
    if (length === 0) break;
    count += length;
  }
  return { count, looseCount };
}

/**
 * A first paragraph of one line that can stand as a title, or that a paragraph of header fields follows (a word
 * processor's title and fields are a paragraph each): its length with the blank lines before it, or 0.
 */
function titleParagraph(lines: readonly Line[]): number {
  const at = lines.findIndex((line) => !isBlank(line.text));
  const line = lines[at]?.text;
  if (line === undefined || !isBlank(lines[at + 1]?.text ?? "")) return 0;
  const next = lines.slice(at + 1).find(({ text }) => !isBlank(text))?.text ?? "";
  const introduces = isHeaderField(next) && !field.test(line) && line.length <= 2 * longestLine;
  return isTitle(line) || introduces ? at + 1 : 0;
}

/** Everything above a rule near the top, if it reads like a header and rules do not divide the turns. */
function beforeRule(lines: readonly Line[], loose: boolean, text: string): number {
  const at = lines.findIndex((line) => isRule(line.text));
  if (at <= 0 || at > 30) return 0;
  const above = lines.slice(0, at);
  if (
    above.some((line) => line.text.length > longestLine || (field.test(line.text) && speech.test(line.text)))
  )
    return 0;
  if (above.some((line) => isHeaderField(line.text))) return at + 1;
  if (above.every((line) => !field.test(line.text))) return loose ? at + 1 : 0;
  const rule = lines[at]?.text.trim() ?? "";
  return rule.length > 5 && text.split(rule, 4).length <= 3 ? at + 1 : 0;
}

/** The length of a header paragraph that begins at a line (with the blank lines before it), or 0. */
function headerParagraph(lines: readonly Line[], from: number): number {
  let start = from;
  while (start < lines.length && isBlank(lines[start]?.text ?? "")) start++;
  let end = start;
  while (end < lines.length && !isBlank(lines[end]?.text ?? "")) end++;
  const paragraph = lines.slice(start, end).map((line) => line.text);
  if (paragraph.length === 0) return 0;
  let last = paragraph.findLastIndex(isHeaderField);
  while (last >= 0 && isRule(paragraph[last + 1] ?? "")) last++;
  if (last < 0) return 0;
  if (
    paragraph
      .slice(0, last)
      .some(
        (line) =>
          line.length > longestLine || (field.test(line) && !isHeaderField(line) && speech.test(line)),
      )
  )
    last = paragraph.findIndex((line) => !isHeaderField(line) && !isRule(line)) - 1;
  if (last < 0) return 0;
  const rest = paragraph.slice(last + 1);
  const closes =
    end < lines.length && rest.every((line) => line.length <= 80 && !speech.test(line) && !isShortCode(line));
  return (closes ? end : start + last + 1) - from;
}

const isShortCode = (line: string) => (field.exec(line)?.[1]?.length ?? 9) <= 3;

/** A line that can stand as a title: short, no head of a turn, no sentence. */
const isTitle = (line: string) =>
  line.length <= 120 &&
  (/^\s*#/.test(line) || (!/[:：]\s|[:：]$/.test(line) && !speech.test(line) && !/^\s*[[({<\d#]/.test(line)));

function addLine(meta: Meta, line: string): void {
  if (isBlank(line) || isRule(line)) return;
  const match = field.exec(line);
  const key = match?.[1];
  const value = match?.[2]?.trim() ?? "";
  if (key !== undefined && value !== "" && key.split(/\s+/).length <= 4) {
    addMeta(meta, key, value);
    return;
  }
  const plain = line.replace(/^\s*#{1,6}\s*/, "").trim();
  addMeta(meta, meta.has("title") ? "header" : "title", plain, "\n");
}

/** A YAML block between `---` lines at the very top. */
function readBlock(text: string, meta: Meta, messages: Message[]): { end: number; line: number } {
  const none = { end: 0, line: 1 };
  const open = /^\s*---[ \t]*\n/.exec(text.slice(0, 200));
  if (open === null) return none;
  const close = /\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text.slice(open[0].length - 1, 20_000));
  if (close === null) return none;
  const source = text.slice(open[0].length, open[0].length - 1 + close.index + 1);
  const end = open[0].length - 1 + close.index + close[0].length;
  const line = text.slice(0, end).split("\n").length;
  let value: unknown;
  try {
    const [document, second] = readYaml(source, 32).documents ?? [];
    if (document === undefined || second !== undefined) throw new Error("no single document");
    const [error] = document.errors;
    if (error !== undefined) throw error;
    value = document.toJS({ maxAliasCount: 20 });
  } catch {
    if (!/^\s*[\p{L}_][\p{L}\p{N}_ -]*:/mu.test(source)) return none;
    messages.push(
      hint(
        "bad-front-matter",
        "The block between --- lines at the top is not valid YAML; it was kept as it is.",
        1,
      ),
    );
    addMeta(meta, "front matter", source.trim());
    return { end, line };
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) return none;
  for (const [key, entry] of Object.entries(value)) addMeta(meta, key, flatten(entry));
  return { end, line };
}

function flatten(value: unknown, depth = 0): string {
  if (depth > 8) return "…";
  if (Array.isArray(value)) return value.map((entry) => flatten(entry, depth + 1)).join(", ");
  if (value !== null && typeof value === "object")
    return Object.entries(value)
      .map(([key, entry]) => `${key}: ${flatten(entry, depth + 1)}`)
      .join(", ");
  return value === null || value === undefined ? "" : String(value);
}
