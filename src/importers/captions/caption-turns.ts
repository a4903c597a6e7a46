import { chooseHeads } from "../turns/choose-heads.js";
import type { Head } from "../turns/head.js";
import type { SpokenTurn } from "../turns/render-turns.js";
import { scanLines } from "../turns/scan-lines.js";
import { voicesOf, withoutStyleMarks } from "./cue-text.js";
import type { Cue } from "./cues.js";

/** A line of a caption, with what marks its speaker. */
interface CueLine {
  readonly cue: Cue;
  readonly firstOfCue: boolean;
  readonly voice: string | null;
  readonly voiced: boolean;
  /** `-` or `>>` before the words: somebody else begins. */
  readonly changes: boolean;
  readonly text: string;
}

/** A pause after which a new turn begins where nobody is named, in milliseconds. */
const pause = 2000;
/** Length from which the end of a sentence ends a turn where nobody is named, in UTF-16 units. */
const longTurn = 300;

/**
 * Joins captions into turns. Consecutive captions of one speaker are one turn, joined by a space. Where
 * nobody is named a turn ends at a pause of two seconds, or at the end of a sentence past 300 characters.
 */
export function turnsOfCues(cues: readonly Cue[]): { turns: SpokenTurn[]; rolling: boolean } {
  const all = cues.flatMap(linesOf);
  const rolling = isRolling(all);
  const lines = rolling ? withoutRepeats(all) : all;
  const names = namesIn(lines);
  const turns: OpenTurn[] = [];
  let speaker: string | null = null;
  let carries = false;
  for (const [i, line] of lines.entries()) {
    const name = names.get(i);
    let text = line.text;
    let begins = line.changes;
    if (line.voiced) {
      speaker = line.voice;
      carries = false;
    } else if (name !== undefined) {
      speaker = name.name;
      text = text.slice(name.end).trim();
      carries = true;
    } else if (line.changes || !carries) speaker = null;
    const last = turns.at(-1);
    if (last !== undefined && !begins)
      begins = last.speaker !== speaker || (speaker === null && pauses(last, line.cue));
    if (last === undefined || begins) {
      const { startMs, endMs } = line.cue;
      turns.push({ speaker, texts: text === "" ? [] : [text], length: text.length, startMs, endMs });
    } else {
      if (text !== "") {
        last.texts.push(text);
        last.length += text.length + 1;
      }
      last.startMs ??= line.cue.startMs;
      last.endMs = line.cue.endMs ?? last.endMs;
    }
  }
  return {
    turns: turns.map(({ texts, speaker: who, startMs, endMs }) => ({
      speaker: who,
      text: texts.join(" "),
      startMs,
      endMs,
    })),
    rolling,
  };
}

/** A turn that may go on: its captions stay apart, so that a long one is not copied with each. */
interface OpenTurn {
  readonly speaker: string | null;
  readonly texts: string[];
  length: number;
  startMs: number | null;
  endMs: number | null;
}

function linesOf(cue: Cue): CueLine[] {
  const lines: CueLine[] = [];
  for (const { voice, voiced, text } of voicesOf(withoutStyleMarks(cue.payload))) {
    for (const [i, raw] of text.split("\n").entries()) {
      const mark = voiced ? null : /^\s*(?:[-–—]\s+|[-–—](?=\p{L})|>>+\s*)/u.exec(raw);
      const line = raw
        .slice(mark?.[0].length ?? 0)
        .replace(/\s+/g, " ")
        .trim();
      if (line === "" && !(voiced && i === 0 && text.trim() === "")) continue;
      lines.push({ cue, firstOfCue: lines.length === 0, voice, voiced, changes: mark !== null, text: line });
    }
  }
  return lines;
}

function pauses(last: OpenTurn, cue: Cue): boolean {
  if (last.endMs !== null && cue.startMs !== null && cue.startMs - last.endMs >= pause) return true;
  return last.length > longTurn && /[.?!…。？！]["”’)\]]*$/u.test(last.texts.at(-1)?.slice(-100) ?? "");
}

/** The names that begin lines (`Stewie: text`, or `(Ann Lee)` on a line of its own), by index of the line. */
function namesIn(lines: readonly CueLine[]): Map<number, { name: string; end: number }> {
  const names = new Map<number, { name: string; end: number }>();
  const plain = lines.map((line) => (line.voiced ? "" : line.text));
  const starts = new Map<number, number>();
  let length = 0;
  for (const [i, text] of plain.entries()) {
    starts.set(length, i);
    length += text.length + 1;
    const alone = /^\((\p{Lu}[\p{L}\p{M}.'’-]*(?: \p{Lu}[\p{L}\p{M}.'’-]*){1,3})\)$/u.exec(text);
    if (alone?.[1] !== undefined) names.set(i, { name: alone[1], end: text.length });
  }
  const candidates = scanLines(plain.join("\n"), 0, 1, false, null).heads.filter(
    (head) => head.style === "colon",
  );
  const put = (head: Head) => {
    const i = starts.get(head.lineStart);
    if (i !== undefined) names.set(i, { name: head.name, end: head.end - head.lineStart });
  };
  for (const head of chooseHeads(candidates).heads) put(head);
  // Where nearly every caption names its speaker, a name that comes once is a speaker too.
  const firsts = lines.filter((line) => line.firstOfCue && !line.voiced).length;
  if (names.size >= firsts * 0.8) for (const head of candidates) if (head.grade === "name") put(head);
  return names;
}

/** Live captions scroll: nearly every caption of two lines or more begins with the last line of the one before. */
function isRolling(lines: readonly CueLine[]): boolean {
  let tall = 0;
  let repeats = 0;
  let cues = 0;
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    if (!line.firstOfCue) continue;
    cues++;
    if (before === undefined || lines[i + 1]?.cue !== line.cue) continue;
    tall++;
    if (before.text === line.text) repeats++;
  }
  return repeats >= 3 && repeats >= tall * 0.8 && tall >= cues / 3;
}

const withoutRepeats = (lines: readonly CueLine[]) =>
  lines.filter((line, i) => !line.firstOfCue || line.text !== lines[i - 1]?.text);
