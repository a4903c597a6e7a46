import { countText } from "../../core/count-text.js";
import type { Message } from "../../core/message.js";
import type { SpeakerRole, TranscriptSpeaker } from "../../core/transcript.js";
import type { Importer, ImportFile, ImportOptions, Sniffed } from "../importer.js";
import { errorMessage, warning } from "../messages.js";
import { oneTranscript, type ReadText, readTextFile } from "../outcome.js";
import { conversationOf } from "../turns/conversation.js";
import { addMeta, type Meta } from "../turns/front-matter.js";
import { cleanName } from "../turns/naming.js";
import type { SpokenTurn } from "../turns/render-turns.js";
import { type ChatLine, chatLines } from "./chat-lines.js";

/** CHAT, the format of TalkBank and CLAN: each main line (`*MAR: words`) is a turn; `%` tiers are not speech. */
export const chat: Importer = {
  format: "chat",
  title: "CHAT transcript (CLAN)",
  extensions: ["cha"],
  sandboxed: false,
  sniff: sniffChat,
  read: (file, options) => readTextFile("chat", file, options, (text) => readChat(text, file, options)),
};

function sniffChat({ head, extension }: Sniffed): number {
  if (head === null) return 0;
  if (/^(?:@UTF8\n)?(?:@[^\n]*\n){0,10}?@Begin\s*$/m.test(head.slice(0, 2000))) return 0.95;
  return extension === "cha" ? (/^\*[^\s:]+:/m.test(head) ? 0.7 : 0.3) : 0;
}

function readChat(text: string, file: ImportFile, options: ImportOptions): ReadText {
  const { lines } = chatLines(text);
  const spoken = lines.filter(({ kind }) => kind === "speech");
  if (spoken.length === 0) {
    const notice = errorMessage("not-chat", "No line of this file begins with a CHAT speaker (*ABC:).");
    return { transcripts: [], messages: [notice] };
  }
  const turns = spoken.map(turnOf);
  const headers = lines.filter(({ kind }) => kind === "header");
  const conversation = conversationOf(turns, options);
  const people = participants(headers);
  const speakers = conversation.speakers.map((speaker) => described(speaker, people, options));
  const meta: Meta = new Map();
  for (const { key, pieces } of headers)
    if (!technical.has(key)) addMeta(meta, cleanName(key), pieces.join(" ").trim());
  const messages: Message[] = [...conversation.messages, ...oddTimes(turns, spoken)];
  const durationMs =
    turns.reduce((most, { startMs, endMs }) => Math.max(most, startMs ?? 0, endMs ?? 0), 0) || null;
  const read = oneTranscript(file.name, {
    ...conversation,
    speakers,
    meta: Object.fromEntries(meta),
    messages,
    durationMs,
  });
  const language = languageOf(headers);
  return { ...read, transcripts: read.transcripts.map((transcript) => ({ ...transcript, language })) };
}

/** Headers for programs, and those read by other means. */
const technical = new Set([
  "UTF8",
  "Begin",
  "End",
  "Font",
  "Window",
  "Color words",
  "PID",
  "Options",
  "Participants",
  "ID",
]);

// CLAN's own bullet is U+0015; some corpora print U+2022.
const bullet = /[\u0015•][^\u0015•]{0,200}[\u0015•]/g;
const bulletTimes = /(\d{1,9})_(\d{1,9})[\u0015•]$/;

function turnOf({ key, pieces }: ChatLine): SpokenTurn {
  let body = "";
  let startMs: number | null = null;
  let endMs: number | null = null;
  for (const piece of pieces) {
    for (const [mark] of piece.matchAll(bullet)) {
      const times = bulletTimes.exec(mark);
      if (times === null) continue;
      startMs ??= Number(times[1]);
      endMs = Number(times[2]);
    }
    const words = piece.replace(bullet, " ").trim();
    // A line that begins after a bullet is an utterance of its own; any other continues the one above.
    const joint = body === "" || words === "" ? "" : endsUtterance(pieces, piece) ? "\n" : " ";
    body += joint + words;
  }
  return {
    speaker: cleanName(key),
    text: body,
    startMs,
    endMs: endMs !== null && endMs < (startMs ?? 0) ? null : endMs,
  };
}

function endsUtterance(pieces: readonly string[], piece: string): boolean {
  return /[\u0015•]\s*$/.test(pieces[pieces.indexOf(piece) - 1] ?? "");
}

/** Times that run backwards are kept as they stand, and told. */
function oddTimes(turns: readonly SpokenTurn[], lines: readonly ChatLine[]): Message[] {
  let last = 0;
  let odd = 0;
  let line: number | null = null;
  for (const [i, { startMs }] of turns.entries()) {
    if (startMs === null) continue;
    if (startMs < last) {
      odd++;
      line ??= lines[i]?.line ?? null;
    }
    last = startMs;
  }
  if (odd === 0) return [];
  const what = countText(odd, "turn begins", "turns begin");
  return [
    warning(
      "times-run-backwards",
      `${what} earlier than the turn before. The order of the file was kept.`,
      line,
    ),
  ];
}

interface Person {
  readonly name: string | null;
  readonly role: string;
}

/** `@Participants: MAR Margaret Friend, INV Investigator`: code, name if there is one, role. */
function participants(headers: readonly ChatLine[]): Map<string, Person> {
  const people = new Map<string, Person>();
  for (const { key, pieces } of headers) {
    if (key !== "Participants") continue;
    for (const entry of pieces.join(" ").split(",")) {
      const [code = "", ...rest] = cleanName(entry).split(" ");
      const role = rest.pop() ?? "";
      const name = rest.join(" ").replaceAll("_", " ");
      if (code !== "") people.set(code, { name: name === "" || name === role ? null : name, role });
    }
  }
  return people;
}

const askers =
  /^(?:investigator|interviewer|experimenter|moderator|examiner|clinician|therapist|researcher)$/i;
const nobody =
  /^(?:unidentified|unknown|environment|media|text|audience|camera_operator|group|narrator|non_human|target_media|uncertain)$/i;

function described(
  speaker: TranscriptSpeaker,
  people: ReadonlyMap<string, Person>,
  options: ImportOptions,
): TranscriptSpeaker {
  const person = people.get(speaker.name);
  if (person === undefined) return speaker;
  const aliases = person.name === null ? speaker.aliases : [...speaker.aliases, person.name];
  const isNamed =
    options.interviewers?.some((name) => name.toLowerCase() === person.name?.toLowerCase()) ?? false;
  let role: SpeakerRole = isNamed ? "interviewer" : speaker.role;
  if (role === "participant" && askers.test(person.role)) role = "interviewer";
  else if (role === "participant" && nobody.test(person.role)) role = "other";
  return { name: speaker.name, aliases, role };
}

/** `@Languages: eng, spa`: the first as a BCP 47 tag. */
function languageOf(headers: readonly ChatLine[]): string | null {
  const first =
    headers
      .find(({ key }) => key === "Languages")
      ?.pieces.join(" ")
      .split(",")[0]
      ?.trim() ?? "";
  if (!/^[a-z]{2,3}$/.test(first)) return null;
  return Intl.getCanonicalLocales(first)[0] ?? null;
}
