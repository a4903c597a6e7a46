import { longestName, type NameGrade, type ReadName } from "./names.js";
import { type Stamp, stampAt } from "./stamps.js";

/**
 * How a head is written. A transcript keeps to one way, so the way that most heads use decides
 * about doubtful ones: `colon` (Name: words), `stamp` (name and time on a line, words below),
 * `bracket` ([id1] words), `heading` (### Name), `bold` (**Name** words), `alone` (Interviewer,
 * words below), `numbered` (12 Name: words).
 */
export type HeadStyle = "colon" | "stamp" | "bracket" | "heading" | "bold" | "alone" | "numbered";

/** What could be the head of a turn at the start of a line. Positions are UTF-16, in the text scanned. */
export interface Head {
  readonly style: HeadStyle;
  readonly name: string;
  /** The name folded for comparison. */
  readonly key: string;
  readonly grade: NameGrade;
  /** Where the line begins, where the head does (markup, stamp or name), and the first position after it. */
  readonly lineStart: number;
  readonly start: number;
  readonly end: number;
  readonly startMs: number | null;
  readonly endMs: number | null;
  /** Stamped or bold: cannot be mistaken for speech. */
  readonly strong: boolean;
  /** Line of the text, from 1. */
  readonly line: number;
  /** Whether a turn is likely to begin here: after a blank line, at the start, or after another head's line. */
  readonly opens: boolean;
}

/** Where a line lies and what is known about it. */
export interface LineContext {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly opens: boolean;
  /** In rich documents: where the bold text that begins the line ends, and whether it is a heading. */
  readonly boldEnd: number;
  readonly heading: boolean;
}

const invisible = (unit: number) =>
  (unit >= 0x200b && unit <= 0x200f) ||
  (unit >= 0x202a && unit <= 0x202e) ||
  (unit >= 0x2066 && unit <= 0x2069) ||
  unit === 0xfeff;
const blank = (unit: number) =>
  unit === 0x20 || unit === 0x09 || unit === 0xa0 || unit === 0x3000 || invisible(unit);
const digit = (unit: number) => unit >= 0x30 && unit <= 0x39;
const colon = (unit: number) => unit === 0x3a || unit === 0xff1a;

/** The first position from `at` that is not blank, at most `end`. */
export function skipBlanks(text: string, at: number, end: number): number {
  let i = at;
  while (i < end && blank(text.charCodeAt(i))) i++;
  return i;
}

/** What a time may begin with: `[ ( # \\ < {`. */
const stampOpeners: ReadonlySet<number> = new Set([0x5b, 0x28, 0x23, 0x5c, 0x3c, 0x7b]);

/** Reads the start of a line as a head, or gives null. Looks at no more than some 120 characters. */
export function scanHead(
  text: string,
  context: LineContext,
  readName: (raw: string) => ReadName,
): Head | null {
  const { end } = context;
  let at = skipBlanks(text, context.start, end);
  if (at === end) return null;
  let style: HeadStyle = "colon";
  let unit = text.charCodeAt(at);
  if (unit === 0x3e) {
    at = skipBlanks(text, at + 1, end);
    unit = text.charCodeAt(at);
  }
  let heading = context.heading;
  if (unit === 0x23 && !digit(text.charCodeAt(at + 1))) {
    const level = at;
    while (text.charCodeAt(at) === 0x23) at++;
    if (at - level > 6 || !blank(text.charCodeAt(at))) return null;
    at = skipBlanks(text, at, end);
    heading = true;
    unit = text.charCodeAt(at);
  }

  const start = at;
  let stamp: Stamp | null = null;
  if (digit(unit) || stampOpeners.has(unit)) {
    stamp = stampAt(text, at);
    if (stamp !== null && stamp.end <= end) {
      at = skipBlanks(text, stamp.end, end);
      if (/[-–—|·]/.test(text.charAt(at)) && blank(text.charCodeAt(at + 1)))
        at = skipBlanks(text, at + 1, end);
    } else if (digit(unit)) {
      let i = at;
      while (i < end && digit(text.charCodeAt(i))) i++;
      if (i - at > 5) return null;
      if (text[i] === "." || text[i] === ")") i++;
      if (!blank(text.charCodeAt(i))) return null;
      at = skipBlanks(text, i, end);
      style = "numbered";
    }
  }
  const headStart = style === "numbered" ? at : start;
  const scan = scanName(text, at, end, context);
  if (scan === null) return null;

  const { name, key, grade } = readName(scan.raw);
  if (grade === "no") return null;
  const found = scan.stamp ?? stamp;
  const chosen = styleOf(scan, { heading, grade, style, stamped: stamp !== null });
  if (chosen === null || (grade === "weak" && chosen !== "colon" && chosen !== "bracket" && found === null))
    return null;
  return {
    style: chosen,
    name,
    key,
    grade,
    lineStart: context.start,
    start: headStart,
    end: scan.end,
    startMs: found?.startMs ?? null,
    endMs: found?.endMs ?? null,
    strong: scan.bold || found !== null,
    line: context.line,
    opens: context.opens,
  };
}

interface LineFacts {
  readonly heading: boolean;
  readonly grade: ReadName["grade"];
  /** The style of a name before a colon. */
  readonly style: HeadStyle;
  /** Whether a time stands before the name. */
  readonly stamped: boolean;
}

/** The style of a head; null where the line is none. */
function styleOf(scan: NameScan, { heading, grade, style, stamped }: LineFacts): HeadStyle | null {
  let chosen: HeadStyle | null = null;
  if (heading) chosen = scan.rest ? null : "heading";
  else if (scan.bracket) chosen = "bracket";
  else if (scan.colon) chosen = scan.tight && grade !== "role" ? null : style;
  else if (scan.stamp !== null) chosen = scan.rest && !scan.stamp.marked ? null : "stamp";
  else if (stamped) chosen = scan.rest ? null : "stamp";
  else if (scan.bold) chosen = scan.rest ? "bold" : "alone";
  else if (!scan.rest && grade === "role") chosen = "alone";
  return chosen;
}

interface NameScan {
  readonly raw: string;
  readonly end: number;
  readonly colon: boolean;
  /** Nothing between the colon and the words. */
  readonly tight: boolean;
  readonly bracket: boolean;
  readonly bold: boolean;
  readonly stamp: Stamp | null;
  /** Whether words follow on the line. */
  readonly rest: boolean;
}

/** A name with its brackets, emphasis, colon and stamp, in whichever order they come. */
function scanName(text: string, from: number, end: number, context: LineContext): NameScan | null {
  let at = from;
  const emphasis = emphasisAt(text, at);
  at += emphasis.length;
  let bracket = false;
  if (text.charCodeAt(at) === 0x5c && text.charCodeAt(at + 1) === 0x5b) at++;
  if (text.charCodeAt(at) === 0x5b) {
    bracket = true;
    at++;
  }
  const nameStart = skipBlanks(text, at, end);
  let nameEnd = nameLimit(text, nameStart, end, { bracket, emphasis, boldEnd: context.boldEnd });
  if (nameEnd === null) return null;
  const after = nameEnd;
  while (nameEnd > nameStart && blank(text.charCodeAt(nameEnd - 1))) nameEnd--;
  if (nameEnd === nameStart) return null;
  const raw = text.slice(nameStart, nameEnd);

  at = after;
  if (bracket) {
    if (text.charCodeAt(at) === 0x5c) at++;
    if (text.charCodeAt(at) !== 0x5d) return null;
    at++;
  }
  let closed = emphasis === "";
  let seen = false;
  let tight = false;
  let stamp: Stamp | null = null;
  let headEnd = at;
  for (;;) {
    const next = skipBlanks(text, at, end);
    if (!closed && text.startsWith(emphasis, next)) {
      closed = true;
      at = next + emphasis.length;
    } else if (!seen && next < end && colon(text.charCodeAt(next))) {
      if (text.startsWith("//", next + 1)) return null;
      seen = true;
      at = next + 1;
      const following = text.charCodeAt(at);
      tight =
        text.charCodeAt(next) === 0x3a &&
        at < end &&
        !blank(following) &&
        following !== 0x2a &&
        following !== 0x5f;
    } else if (stamp === null && next < end) {
      const found = stampAt(text, next);
      if (found === null || found.end > end || !acceptable(found, text, end, seen)) break;
      stamp = found;
      at = found.end;
      tight = false;
    } else break;
    headEnd = at;
  }
  if (!closed) return null;
  const rest = skipBlanks(text, headEnd, end) < end;
  const richBold =
    context.boldEnd > 0 && context.boldEnd >= nameEnd && (context.boldEnd <= headEnd + 1 || !rest);
  return { raw, end: headEnd, colon: seen, tight, bracket, bold: emphasis !== "" || richBold, stamp, rest };
}

/** After a colon a bare time is speech (`Ann: 10:30 is late`), unless it is written in full or ends the line. */
function acceptable(stamp: Stamp, text: string, end: number, afterColon: boolean): boolean {
  return stamp.marked || !afterColon || stamp.full || skipBlanks(text, stamp.end, end) === end;
}

function emphasisAt(text: string, at: number): string {
  const mark = text.charAt(at);
  if (mark !== "*" && mark !== "_") return "";
  let length = 1;
  while (length < 3 && text.charAt(at + length) === mark) length++;
  return mark.repeat(length);
}

/** What a name stands in; `boldEnd` is where bold print ends. */
interface NameMarks {
  readonly bracket: boolean;
  readonly emphasis: string;
  readonly boldEnd: number;
}

/** Where a name ends: before its colon, bracket, stamp or emphasis, or at the line's end. Null where none can. */
function nameLimit(
  text: string,
  from: number,
  end: number,
  { bracket, emphasis, boldEnd }: NameMarks,
): number | null {
  const last = Math.min(end, from + longestName + 12);
  let inside = 0;
  for (let i = from; i < last; i++) {
    const unit = text.charCodeAt(i);
    if (bracket) {
      if (unit === 0x5d || (unit === 0x5c && text.charCodeAt(i + 1) === 0x5d)) return i;
      if (colon(unit)) return null;
      continue;
    }
    if (colon(unit)) {
      // In `P1 0:00` the colon belongs to the time.
      let digits = i;
      while (digits > from && digit(text.charCodeAt(digits - 1))) digits--;
      const inTime =
        digits < i && digit(text.charCodeAt(i + 1)) && digits > from && blank(text.charCodeAt(digits - 1));
      return inTime && stampAt(text, digits) !== null ? digits : i;
    }
    if (
      (unit === 0x28 || unit === 0x5b || unit === 0x3c || unit === 0x7b || unit === 0x5c || unit === 0x23) &&
      i > from
    ) {
      if (stampAt(text, i) !== null) return i;
      if (unit === 0x5c || unit === 0x3c) return null;
    }
    if (unit === 0x28) inside++;
    else if (unit === 0x29) inside--;
    if ((unit === 0x2c && inside <= 0) || unit === 0x3b || unit === 0x3f || unit === 0x21 || unit === 0x22)
      return null;
    if (emphasis !== "" && text.startsWith(emphasis, i)) return i;
    if (i === boldEnd && boldEnd > from && i > from) {
      const next = skipBlanks(text, i, end);
      if (
        !colon(text.charCodeAt(next)) &&
        !(text.charCodeAt(next - 1) === 0x20 && stampAt(text, next) !== null)
      )
        return i;
    }
  }
  return last === end ? end : null;
}
