import type { SpokenTurn } from "./render-turns.js";

/** A pause after which a new turn begins where nobody is named, in milliseconds. */
const pause = 2000;
/** Length from which the end of a sentence ends a turn where nobody is named, in UTF-16 units. */
const longTurn = 300;

/**
 * Joins the segments of a speech recogniser into turns. Consecutive segments of one speaker are one
 * turn, joined by a space; where nobody is named, a turn ends at a pause of two seconds, or at the end
 * of a sentence past 300 characters. Segments without words are left out.
 */
export function joinSegments(segments: readonly SpokenTurn[]): SpokenTurn[] {
  const open: OpenTurn[] = [];
  for (const { speaker, text, startMs, endMs } of segments) {
    const words = text.trim();
    if (words === "") continue;
    const last = open.at(-1);
    if (last === undefined || last.speaker !== speaker || (speaker === null && breaksOff(last, startMs))) {
      open.push({ speaker, parts: [words], length: words.length, startMs, endMs });
      continue;
    }
    last.parts.push(words);
    last.length += words.length + 1;
    last.startMs ??= startMs;
    last.endMs = endMs ?? last.endMs;
  }
  return open.map(({ speaker, parts, startMs, endMs }) => ({
    speaker,
    text: parts.join(" "),
    startMs,
    endMs,
  }));
}

interface OpenTurn {
  readonly speaker: string | null;
  readonly parts: string[];
  length: number;
  startMs: number | null;
  endMs: number | null;
}

function breaksOff(last: OpenTurn, startMs: number | null): boolean {
  if (last.endMs !== null && startMs !== null && startMs - last.endMs >= pause) return true;
  return last.length > longTurn && /[.?!…。？！]["”’)\]]*$/u.test(last.parts.at(-1) ?? "");
}
