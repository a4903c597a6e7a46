import type { Message } from "../../core/message.js";
import type { TranscriptSpeaker } from "../../core/transcript.js";
import type { ImportOptions } from "../importer.js";
import { errorMessage, hint, shown, warning } from "../messages.js";
import { chooseHeads } from "./choose-heads.js";
import { addMeta, type Meta, readFrontMatter } from "./front-matter.js";
import { type Head, skipBlanks } from "./head.js";
import { type Mark, type SectionHeading, scanLines } from "./scan-lines.js";
import { findSpeakers } from "./speakers.js";
import { headsByPattern } from "./split-on.js";
import { closingStamp, parseDuration, stampAt } from "./stamps.js";

/** A turn by UTF-16 positions in the text that was read. */
export interface FoundTurn {
  readonly speaker: string | null;
  readonly headStart: number;
  readonly headEnd: number;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly startMs: number | null;
  readonly endMs: number | null;
}

export interface FoundTurns {
  readonly turns: readonly FoundTurn[];
  readonly speakers: readonly TranscriptSpeaker[];
  readonly meta: Readonly<Record<string, string>>;
  readonly messages: readonly Message[];
  readonly durationMs: number | null;
}

export interface TurnsQuery {
  readonly text: string;
  readonly options: ImportOptions;
  /** Whether `# …` lines are headings. */
  readonly markdown: boolean;
  /** Bold beginnings and headings of a rich document's paragraphs. */
  readonly marks: ReadonlyMap<number, Mark> | null;
}

/** Finds the turns of a conversation in a text: the engine behind every format that is paragraphs. */
export function findTurns(query: TurnsQuery): FoundTurns {
  const { text, options } = query;
  const messages: Message[] = [];
  let front = readFrontMatter(text, false);
  const scanned = scanLines(text, front.end, front.line, query.markdown, query.marks);
  let heads: readonly Head[] | null =
    options.splitOn === undefined ? null : byPattern(query, front.end, messages);
  if (messages.some(({ level }) => level === "error")) return nothing(messages);
  if (heads === null) {
    let chosen = chooseHeads(scanned.heads);
    const titled = readFrontMatter(text, true);
    if (chosen.heads.length > 0 && chosen.heads.every((head) => head.lineStart >= titled.looseEnd)) {
      front = titled;
      if (chosen.heads.some((head) => head.lineStart < titled.end))
        chosen = chooseHeads(scanned.heads.filter((head) => head.lineStart >= titled.end));
    }
    heads = chosen.heads;
    messages.push(...chosen.messages);
  }
  messages.unshift(...front.messages);

  const meta: Meta = new Map(front.meta);
  const headings = headingsOf(scanned.headings, front.end, heads);
  const turns =
    heads.length === 0
      ? paragraphs(text, front.end, headings)
      : talk(text, front, heads, headings, { meta, messages });
  if (heads.length === 0 && turns.length > 0)
    messages.push(
      hint(
        "no-speakers",
        "No speakers were recognised: each paragraph is a turn. Use --split-on if turns begin differently.",
      ),
    );
  const titles = headings.map(({ start, end }) =>
    text
      .slice(start, end)
      .replace(/^[\s#>]+/, "")
      .trim(),
  );
  addMeta(meta, "headings", titles.filter((title) => title !== "").join("\n"), "\n");
  const given = meta.get("interviewer") ?? meta.get("interviewers") ?? meta.get("interviewed by");
  const found = findSpeakers(
    turns.map(({ speaker }) => speaker),
    options,
    given ?? null,
  );
  return {
    turns: turns.map((turn) => ({
      ...turn,
      speaker: turn.speaker === null ? null : (found.nameOf.get(turn.speaker) ?? turn.speaker),
    })),
    speakers: found.speakers,
    meta: Object.fromEntries(meta),
    messages: [...messages, ...found.messages],
    durationMs: durationOf(meta),
  };
}

const nothing = (messages: readonly Message[]): FoundTurns => ({
  turns: [],
  speakers: [],
  meta: {},
  messages,
  durationMs: null,
});

function byPattern({ text, options }: TurnsQuery, from: number, messages: Message[]): readonly Head[] | null {
  const pattern = options.splitOn ?? "";
  let heads: Head[];
  try {
    heads = headsByPattern(text, pattern).filter((head) => head.start >= from);
  } catch (error) {
    const reason = error instanceof Error ? error.message : "";
    messages.push(
      errorMessage("bad-pattern", `The pattern "${shown(pattern)}" is not valid RE2: ${shown(reason, 120)}`),
    );
    return [];
  }
  if (heads.length > 0) return heads;
  messages.push(
    warning(
      "pattern-not-found",
      `The pattern "${shown(pattern)}" matches nothing, so the default rules were used.`,
    ),
  );
  return null;
}

/** Section headings after the front matter that are not themselves heads of turns. */
function headingsOf(
  headings: readonly SectionHeading[],
  from: number,
  heads: readonly Head[],
): SectionHeading[] {
  const starts = new Set(heads.map((head) => head.lineStart));
  return headings.filter((heading) => heading.start >= from && !starts.has(heading.start));
}

/** Turns by heads: each takes the text up to the next head or section heading. */
function talk(
  text: string,
  front: { end: number; line: number },
  heads: readonly Head[],
  headings: readonly SectionHeading[],
  { meta, messages }: { readonly meta: Meta; readonly messages: Message[] },
): FoundTurn[] {
  const first = heads[0];
  if (first === undefined) return [];
  const before = text.slice(front.end, first.lineStart).trim();
  if (before !== "") {
    addMeta(meta, "preamble", before, "\n\n");
    messages.push(
      hint("text-before-first-speaker", "The text before the first speaker belongs to no turn.", front.line),
    );
  }
  const turns: FoundTurn[] = [];
  let h = headings.findIndex((heading) => heading.start >= first.start);
  if (h < 0) h = headings.length;
  let carried: number | null = null;
  for (const [i, head] of heads.entries()) {
    const limit = heads[i + 1]?.lineStart ?? endOfTalk(text, head.end, meta);
    let from = head.end;
    for (;;) {
      const heading = headings[h];
      const cut = heading !== undefined && heading.start < limit ? heading : null;
      const opens = from === head.end;
      const part = body(text, from, cut?.start ?? limit);
      if (opens || part.end > part.start) {
        const startMs: number | null = (opens ? head.startMs : null) ?? carried;
        const endMs = (opens ? head.endMs : null) ?? part.closedMs;
        turns.push({
          speaker: head.name === "" ? null : head.name,
          headStart: opens ? head.start : part.start,
          headEnd: opens ? head.end : part.start,
          bodyStart: part.start,
          bodyEnd: part.end,
          startMs,
          endMs,
        });
        carried = part.closedMs;
      }
      if (cut === null) break;
      h++;
      from = cut.end;
    }
  }
  return turns;
}

/** The trimmed words between two positions, without a stamp that closes them. */
function body(
  text: string,
  from: number,
  to: number,
): { start: number; end: number; closedMs: number | null } {
  let start = from;
  let end = to;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  const closing = closingStamp(text, start, end);
  if (closing === null) return { start, end, closedMs: null };
  end = closing.start;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { start, end, closedMs: closing.ms };
}

const isSpace = (unit: number) =>
  unit === 0x20 ||
  (unit >= 0x09 && unit <= 0x0d) ||
  unit === 0xa0 ||
  unit === 0x3000 ||
  unit === 0x2028 ||
  unit === 0x2029 ||
  unit === 0x85;

const closingLine =
  /^[\s[(*_=-]*(?:(?:the )?end of (?:the )?(?:interview|recording|transcript|transcription|session|audio|tape|focus group|conversation)|(?:interview|recording|transcript|session|audio) ends?|transcribed by https?:\/\/\S+|<?https?:\/\/[^\s>]+>?|ende (?:des|der) (?:interviews|aufnahme|transkripts)|fin de (?:la |l[’'])?(?:entrevista|grabación|entretien|enregistrement)|fim da (?:entrevista|gravação))[\s\])*_=.-]*$/i;

/** Where the talk ends: before a closing rule or a line such as `[End of recording]`, which go to the fields. */
function endOfTalk(text: string, from: number, meta: Meta): number {
  let end = text.length;
  for (;;) {
    while (end > from && isSpace(text.charCodeAt(end - 1))) end--;
    const start = text.lastIndexOf("\n", end - 1) + 1;
    if (start <= from || end - start > 120) return end;
    const line = text.slice(start, end).trim();
    if (closingLine.test(line)) addMeta(meta, "end", line);
    else if (!/^[=\-_*~#\s]{3,}$/.test(line)) return end;
    end = start;
  }
}

/** Turns of a text without speakers: one a paragraph, or one a stamped line where lines are stamped. */
function paragraphs(text: string, from: number, headings: readonly SectionHeading[]): FoundTurn[] {
  const starts = new Set(headings.map((heading) => heading.start));
  const turns: FoundTurn[] = [];
  let open: number | null = null;
  const close = (end: number) => {
    if (open === null) return;
    const first = skipBlanks(text, open, end);
    const stamp = stampAt(text, first);
    const headEnd = stamp !== null && stamp.end <= end && (stamp.marked || stamp.full) ? stamp.end : first;
    const part = body(text, headEnd, end);
    if (part.end > part.start || headEnd > first)
      turns.push({
        speaker: null,
        headStart: headEnd > first ? first : part.start,
        headEnd: headEnd > first ? headEnd : part.start,
        bodyStart: part.start,
        bodyEnd: part.end,
        startMs: headEnd > first ? (stamp?.startMs ?? null) : null,
        endMs: (headEnd > first ? stamp?.endMs : null) ?? part.closedMs,
      });
    open = null;
  };
  for (let start = from; start < text.length; ) {
    let end = text.indexOf("\n", start);
    if (end < 0) end = text.length;
    const first = skipBlanks(text, start, end);
    if (first === end) close(start);
    else if (starts.has(start)) close(start);
    else {
      if (open !== null && startsWithStamp(text, first)) close(start);
      open ??= start;
    }
    start = end + 1;
  }
  close(text.length);
  return turns;
}

function startsWithStamp(text: string, at: number): boolean {
  const stamp = stampAt(text, at);
  return stamp !== null && (stamp.marked || stamp.full);
}

function durationOf(meta: Meta): number | null {
  for (const [key, value] of meta) {
    if (
      /duration|length|dauer|duración|duração|durée|duur|durata|czas trwania|längd|süre|时长|時間|المدة|अवधि|مدة|muda/i.test(
        key,
      )
    ) {
      const ms = parseDuration(value);
      if (ms !== null) return ms;
    }
  }
  return null;
}
