import type { ErrorCode } from "../../core/error-code.js";
import type { Importer, ImportFile, ImportOptions, Sniffed } from "../importer.js";
import { languageTag } from "../language-tag.js";
import { errorMessage, hint } from "../messages.js";
import { oneTranscript, type ReadText, readTextFile } from "../outcome.js";
import { conversationOf } from "../turns/conversation.js";
import { joinSegments } from "../turns/join-segments.js";
import { findSegments } from "./whisper-segments.js";

/** What speech recognisers write: Whisper, WhisperX, whisper.cpp, Otter and their kin. */
export const whisperJson: Importer = {
  format: "whisper-json",
  title: "Speech recogniser's JSON (Whisper, WhisperX, Otter)",
  extensions: ["json"],
  sandboxed: false,
  sniff: sniffJson,
  read: (file, options) =>
    readTextFile("whisper-json", file, options, (text) => readJson(text, file, options)),
};

function sniffJson({ head, extension }: Sniffed): number {
  if (head === null) return 0;
  if (!/^\s*[[{]/.test(head)) return extension === "json" ? 0.3 : 0;
  const segments = /"(?:segments|chunks|transcription|utterances|transcripts|monologues)"\s*:\s*\[/.test(
    head,
  );
  const spoken =
    /"(?:text|transcript|value)"\s*:/.test(head) && /"(?:start|timestamps?|start_offset|ts)"\s*:/.test(head);
  if (segments && spoken) return 0.9;
  if (spoken) return 0.6;
  return extension === "json" ? 0.3 : 0;
}

function readJson(text: string, file: ImportFile, options: ImportOptions): ReadText {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return failed("bad-json", "This is not valid JSON: the file is damaged or cut short.");
  }
  const found = findSegments(json);
  if (found === null) {
    return failed(
      "no-segments",
      'No list of spoken segments (such as Whisper\'s "segments") was found in this JSON.',
    );
  }
  const turns = joinSegments(found.segments);
  if (turns.length === 0) return failed("no-text", "There is no text in this file.");
  const conversation = conversationOf(turns, options);
  const unnamed = turns.filter((turn) => turn.speaker === null).length;
  const messages = [...conversation.messages];
  if (unnamed === turns.length) messages.push(hint("no-speakers", "No speaker is named in this file."));
  else if (unnamed > 0)
    messages.push(hint("speaker-missing", `${unnamed} of ${turns.length} turns name no speaker.`));
  const durationMs = turns.reduce<number | null>(
    (most, { endMs }) => (endMs === null ? most : Math.max(most ?? 0, endMs)),
    null,
  );
  const read = oneTranscript(file.name, { ...conversation, messages, durationMs });
  const language = languageTag(found.language?.toLowerCase());
  return { ...read, transcripts: read.transcripts.map((transcript) => ({ ...transcript, language })) };
}

const failed = (code: ErrorCode, message: string): ReadText => ({
  transcripts: [],
  messages: [errorMessage(code, message)],
});
