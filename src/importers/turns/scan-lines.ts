import { type Head, type LineContext, scanHead, skipBlanks } from "./head.js";
import { nameReader, type ReadName } from "./names.js";
import { stampAt } from "./stamps.js";

/** What a rich document knows of a paragraph, by the UTF-16 position at which it begins. */
export interface Mark {
  /** Where the bold text that begins the paragraph ends. */
  readonly boldEnd: number;
  readonly heading: boolean;
}

/** A line that heads a section of the document, not a turn. */
export interface SectionHeading {
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

/** What one pass over the lines of a text found. */
export interface ScannedLines {
  /** All that could be a head, in order. */
  readonly heads: readonly Head[];
  readonly headings: readonly SectionHeading[];
}

const noMark: Mark = { boldEnd: 0, heading: false };

/** One pass over a text's lines from `from`, collecting what could be the head of a turn. */
export function scanLines(
  text: string,
  from: number,
  firstLine: number,
  markdown: boolean,
  marks: ReadonlyMap<number, Mark> | null,
): ScannedLines {
  const heads: Head[] = [];
  const headings: SectionHeading[] = [];
  const readName = nameReader();
  let opens = true;
  let line = firstLine;
  let skipUntil = 0;
  for (let start = from; start <= text.length; line++) {
    let end = text.indexOf("\n", start);
    if (end < 0) end = text.length;
    const first = skipBlanks(text, start, end);
    if (first === end) opens = true;
    else if (start >= skipUntil) {
      const mark = marks?.get(start) ?? noMark;
      const context: LineContext = { start, end, line, opens, ...mark };
      const oneLine = scanHead(text, context, readName);
      const head: Head | null =
        oneLine === null || oneLine.style === "alone"
          ? (overTwoLines(text, context, first, readName) ?? oneLine)
          : oneLine;
      const isHeading =
        mark.heading || (markdown && text.charCodeAt(first) === 0x23 && sectionHeading(text, first, end));
      if (isHeading) headings.push({ start, end, line });
      if (head !== null) {
        heads.push(head);
        skipUntil = head.end;
      }
      opens = head !== null;
    } else opens = true;
    start = end + 1;
  }
  return { heads, headings };
}

const sectionHeading = (text: string, first: number, end: number) =>
  /^#{1,6}[ \t]/.test(text.slice(first, Math.min(first + 8, end)));

/** A name and a time on two lines of their own, in either order, with the words below. */
function overTwoLines(
  text: string,
  { start, end, line, opens }: LineContext,
  first: number,
  readName: (raw: string) => ReadName,
): Head | null {
  if (end - first > 45 || end === text.length) return null;
  let nextEnd = text.indexOf("\n", end + 1);
  if (nextEnd < 0) nextEnd = text.length;
  const nextFirst = skipBlanks(text, end + 1, nextEnd);
  if (nextFirst === nextEnd || nextEnd - nextFirst > 45) return null;
  const stampFirst = loneStamp(text, first, end);
  const stamp = stampFirst ?? loneStamp(text, nextFirst, nextEnd);
  if (stamp === null) return null;
  const { name, key, grade } = readName(
    (stampFirst === null ? text.slice(first, end) : text.slice(nextFirst, nextEnd)).trim(),
  );
  if (grade !== "role" && grade !== "name") return null;
  return {
    style: "stamp",
    name,
    key,
    grade,
    lineStart: start,
    start: first,
    end: nextEnd,
    startMs: stamp.startMs,
    endMs: stamp.endMs,
    strong: true,
    line,
    opens,
  };
}

function loneStamp(text: string, at: number, end: number) {
  const stamp = stampAt(text, at);
  return stamp !== null && stamp.end <= end && skipBlanks(text, stamp.end, end) === end ? stamp : null;
}
