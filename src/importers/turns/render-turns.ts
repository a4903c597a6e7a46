import type { TranscriptTurn } from "../../core/transcript.js";
import { SourceText } from "../../text/source-text.js";

/** A turn before it has a place in a text. Times are milliseconds from the start of the recording. */
export interface SpokenTurn {
  readonly speaker: string | null;
  readonly text: string;
  readonly startMs: number | null;
  readonly endMs: number | null;
  /** What stands before the words instead of the speaker's name (a question, for answers in a table). */
  readonly head?: string;
}

/**
 * The fixed rule for every format but txt and md: one paragraph a turn, `Speaker: words`, a blank
 * line between. Line breaks inside a turn stay, blank lines inside it become one line break.
 * Turns without speaker and words are left out; all others appear in the order given.
 */
export function renderTurns(turns: readonly SpokenTurn[]): { text: string; turns: TranscriptTurn[] } {
  const parts: string[] = [];
  const places: { turn: SpokenTurn; start: number; headEnd: number; bodyStart: number; end: number }[] = [];
  let length = 0;
  for (const turn of turns) {
    const name = turn.head ?? turn.speaker;
    const head = name === null ? "" : headOf(name);
    const body = tidyBody(turn.text);
    if (head === "" && body === "") continue;
    if (length > 0) {
      parts.push("\n\n");
      length += 2;
    }
    const gap = head !== "" && body !== "" ? " " : "";
    parts.push(head, gap, body);
    const bodyStart = length + head.length + gap.length;
    places.push({
      turn,
      start: length,
      headEnd: length + head.length,
      bodyStart,
      end: bodyStart + body.length,
    });
    length = bodyStart + body.length;
  }
  const source = new SourceText(parts.join(""));
  return {
    text: source.string,
    turns: places.map(({ turn, start, headEnd, bodyStart, end }) => ({
      speaker: turn.speaker === null ? null : tidyLine(turn.speaker) || null,
      head: source.span(start, headEnd),
      body: source.span(bodyStart, end),
      startMs: turn.startMs,
      endMs: turn.endMs,
    })),
  };
}

function headOf(name: string): string {
  const line = tidyLine(name);
  if (line === "") return "";
  return /[:：]$/.test(line) ? line : `${line}:`;
}

/** One line, single spaces, no NUL, whole characters. */
function tidyLine(text: string): string {
  return tidy(text).replace(/\s+/g, " ").trim();
}

/** A body: LF line ends, no blank lines, no NUL, whole characters, trimmed. */
function tidyBody(text: string): string {
  const whole = tidy(text).trim();
  return whole.includes("\n") ? whole.replace(/[^\S\n]*\n\s*/g, "\n") : whole;
}

function tidy(text: string): string {
  const clean = text.includes("\0") ? text.replaceAll("\0", "") : text;
  return (clean.includes("\r") ? clean.replace(/\r\n?/g, "\n") : clean).toWellFormed();
}
