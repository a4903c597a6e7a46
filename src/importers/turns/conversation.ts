import type { Message } from "../../core/message.js";
import type { TranscriptSpeaker, TranscriptTurn } from "../../core/transcript.js";
import { SourceText } from "../../text/source-text.js";
import type { ImportOptions } from "../importer.js";
import { findTurns } from "./find-turns.js";
import { renderTurns, type SpokenTurn } from "./render-turns.js";
import type { Mark } from "./scan-lines.js";
import { findSpeakers } from "./speakers.js";

/** A paragraph of a rich document. */
export interface Block {
  /** The paragraph's text in order, cut where bold begins or ends; a line break inside is `\n`. */
  readonly runs: readonly { readonly text: string; readonly bold: boolean }[];
  readonly heading?: boolean;
  /** Line or paragraph number in the original, for messages. */
  readonly line?: number;
}

/** What was understood of a text as a conversation: the fields of a Transcript. */
export interface Conversation {
  readonly text: string;
  readonly turns: readonly TranscriptTurn[];
  readonly speakers: readonly TranscriptSpeaker[];
  readonly meta: Readonly<Record<string, string>>;
  readonly messages: readonly Message[];
  readonly durationMs: number | null;
}

/** Plain text: positions index the very text given. */
export function readPlainConversation(
  text: string,
  options: ImportOptions,
  dialect: "text" | "markdown" = "text",
): Conversation {
  const found = findTurns({ text, options, markdown: dialect === "markdown", marks: null });
  const source = new SourceText(text);
  const turns = found.turns.map(
    (turn): TranscriptTurn => ({
      speaker: turn.speaker,
      head: source.span(turn.headStart, turn.headEnd),
      body: source.span(turn.bodyStart, turn.bodyEnd),
      startMs: turn.startMs,
      endMs: turn.endMs,
    }),
  );
  return { ...found, text, turns };
}

/** Paragraphs of a rich document: speakers by the same conventions and by bold runs, rendered by the fixed rule. */
export function readBlocks(blocks: readonly Block[], options: ImportOptions): Conversation {
  const { text, marks, lines } = joinBlocks(blocks);
  const found = findTurns({ text, options, markdown: false, marks });
  const rendered = renderTurns(
    found.turns.map((turn) => ({
      speaker: turn.speaker,
      text: text.slice(turn.bodyStart, turn.bodyEnd),
      startMs: turn.startMs,
      endMs: turn.endMs,
    })),
  );
  const messages = found.messages.map((message) =>
    message.line === null ? message : { ...message, line: lines[message.line - 1] ?? null },
  );
  return { ...found, ...rendered, messages };
}

/** Turns whose speakers are known (captions, tables, tiers), rendered by the fixed rule, with their speakers. */
export function conversationOf(turns: readonly SpokenTurn[], options: ImportOptions): Conversation {
  const names = turns.map((turn) => turn.speaker);
  const { speakers, messages, nameOf } = findSpeakers(names, options);
  const rendered = renderTurns(
    turns.map((turn) =>
      turn.speaker === null ? turn : { ...turn, speaker: nameOf.get(turn.speaker) ?? turn.speaker },
    ),
  );
  return { ...rendered, speakers, meta: {}, messages, durationMs: null };
}

/** The paragraphs as one text, what is known of each by where it begins, and the original line of each line. */
function joinBlocks(blocks: readonly Block[]) {
  const parts: string[] = [];
  const marks = new Map<number, Mark>();
  const lines: (number | null)[] = [];
  let length = 0;
  for (const block of blocks) {
    let bold = 0;
    let leading = true;
    for (const run of block.runs) {
      parts.push(run.text);
      if (leading && (run.bold || run.text.trim() === "")) bold += run.text.length;
      else leading = false;
    }
    const text = block.runs.map((run) => run.text).join("");
    const someBold = block.runs.some((run) => run.bold);
    marks.set(length, { boldEnd: someBold && bold > 0 ? length + bold : 0, heading: block.heading === true });
    for (let rest = text.split("\n").length + 1; rest > 0; rest--) lines.push(block.line ?? null);
    parts.push("\n\n");
    length += text.length + 2;
  }
  return { text: parts.join(""), marks, lines };
}
