import type { Message } from "../core/message.js";
import type { ImportOutcome, Transcript } from "../core/transcript.js";
import { type Decoded, decode } from "./decode.js";
import type { ImportFile, ImportOptions } from "./importer.js";
import { languageTag } from "./language-tag.js";
import { errorMessage } from "./messages.js";
import type { Conversation } from "./turns/conversation.js";
import { sourceName } from "./turns/naming.js";

/** What a reader of text made of it: transcripts, or an error among the messages. */
export interface ReadText {
  readonly transcripts: readonly Transcript[];
  readonly messages: readonly Message[];
}

/** Decodes a text file and has it read; refuses binary, undecodable and empty files with a message. */
export async function readTextFile(
  format: string,
  file: ImportFile,
  options: ImportOptions,
  read: (text: string) => ReadText | Promise<ReadText>,
): Promise<ImportOutcome> {
  const decoded: Decoded = await decode(file.bytes, options.encoding);
  const { text, encoding } = decoded;
  if (text === null) return { format, transcripts: [], messages: decoded.messages, encoding };
  if (text.trim() === "") {
    const empty = errorMessage("empty-file", "This file is empty.");
    return { format, transcripts: [], messages: [...decoded.messages, empty], encoding };
  }
  const { transcripts, messages } = await read(text);
  return { format, transcripts, messages: [...decoded.messages, ...messages], encoding };
}

/** One transcript of a conversation, named after its file; none where a message of level error says why. */
export function oneTranscript(name: string, conversation: Conversation): ReadText {
  const { messages, text, turns, speakers, meta, durationMs } = conversation;
  if (messages.some(({ level }) => level === "error")) return { transcripts: [], messages };
  if (turns.length === 0) {
    const none = errorMessage("no-turns", "This file has a header but nothing that was said.");
    return { transcripts: [], messages: [...messages, none] };
  }
  const language = languageTag(meta.language ?? meta.lang);
  const transcript: Transcript = {
    name: sourceName(name),
    text,
    turns,
    speakers,
    meta,
    durationMs,
    language,
    attributes: {},
    codings: [],
  };
  return { transcripts: [transcript], messages };
}
