import type { Importer, ImportFile, ImportOptions } from "../importer.js";
import { errorMessage, hint } from "../messages.js";
import { oneTranscript, type ReadText, readTextFile } from "../outcome.js";
import { conversationOf } from "../turns/conversation.js";
import { turnsOfCues } from "./caption-turns.js";
import { type CaptionFormat, isWebVtt, readCues } from "./cues.js";

const arrow = /^[ \t]*(?:\d+:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[ \t]*-->/m;

/** WebVTT captions. */
export const vtt: Importer = {
  format: "vtt",
  title: "WebVTT captions",
  extensions: ["vtt"],
  sandboxed: false,
  sniff: ({ head, extension }) => {
    if (head === null) return 0;
    if (isWebVtt(bare(head))) return 1;
    return extension !== "vtt" ? 0 : arrow.test(head) ? 0.8 : 0.3;
  },
  read: (file, options) => readCaptions("vtt", file, options),
};

/** SubRip captions. */
export const srt: Importer = {
  format: "srt",
  title: "SubRip captions",
  extensions: ["srt"],
  sandboxed: false,
  sniff: ({ head, extension }) => {
    if (head === null || isWebVtt(bare(head))) return 0;
    if (/^\s*(?:-?\d+[ \t]*\n)?[ \t]*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}[ \t]*-->/.test(bare(head)))
      return extension === "srt" ? 1 : 0.7;
    return extension === "srt" ? 0.3 : 0;
  },
  read: (file, options) => readCaptions("srt", file, options),
};

/** SubViewer captions, as YouTube gives them. */
export const sbv: Importer = {
  format: "sbv",
  title: "SubViewer captions",
  extensions: ["sbv"],
  sandboxed: false,
  sniff: ({ head, extension }) => {
    if (head !== null && /^\s*\d+:\d{2}:\d{2}\.\d{3},\d+:\d{2}:\d{2}\.\d{3}[ \t]*\n/.test(bare(head)))
      return 0.9;
    return head !== null && extension === "sbv" ? 0.3 : 0;
  },
  read: (file, options) => readCaptions("sbv", file, options),
};

const bare = (head: string) => head.replace(/^\ufeff+/, "");

const readCaptions = (format: CaptionFormat, file: ImportFile, options: ImportOptions) =>
  readTextFile(format, file, options, (text) => transcribe(text, format, file.name, options));

function transcribe(text: string, format: CaptionFormat, name: string, options: ImportOptions): ReadText {
  if (format === "vtt" && !isWebVtt(text)) {
    const way = "Add that line at the top, or read it with --as srt.";
    return {
      transcripts: [],
      messages: [
        errorMessage("not-webvtt", `A WebVTT file begins with the line WEBVTT; this one does not. ${way}`, 1),
      ],
    };
  }
  const { cues, meta, messages } = readCues(text, format);
  if (!cues.some((cue) => cue.startMs !== null)) {
    const none = errorMessage("no-cues", "No caption with valid times was found in this file.");
    return { transcripts: [], messages: [...messages, none] };
  }
  const { turns, rolling } = turnsOfCues(cues);
  const notices = rolling
    ? [
        hint(
          "rolling-captions",
          "The captions scroll, each repeating the line before. The repeats were left out.",
        ),
      ]
    : [];
  const conversation = conversationOf(turns, options);
  if (conversation.turns.length === 0)
    return {
      transcripts: [],
      messages: [...messages, errorMessage("no-cues", "The captions in this file hold no words.")],
    };
  if (conversation.speakers.length === 0)
    notices.push(
      hint(
        "no-speakers",
        "No speakers were recognised: the captions were joined into turns at pauses and sentence ends.",
      ),
    );
  return oneTranscript(name, {
    ...conversation,
    meta: Object.fromEntries(meta),
    messages: [...messages, ...notices, ...conversation.messages],
    durationMs: cues.reduce<number | null>(
      (most, { endMs }) => (endMs === null ? most : Math.max(most ?? 0, endMs)),
      null,
    ),
  });
}
