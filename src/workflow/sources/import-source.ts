import type { Message } from "../../core/message.js";
import type { Id, SourceKind, Speaker, TurnColumns } from "../../core/records.js";
import type { ImportOutcome, Transcript } from "../../core/transcript.js";
import { shown, warning } from "../../importers/messages.js";
import type { Draft } from "../../store/port.js";
import { SourceText } from "../../text/source-text.js";
import { countWords } from "../../text/words.js";
import type { Work } from "../shared/work.js";
import { linkTurns } from "./guide-link.js";
import { addImportedCodings } from "./import-codings.js";
import { sessionOf } from "./import-session.js";
import { labelFor, rolesSettled } from "./import-speakers.js";
import type { ImportState } from "./import-state.js";

/** A source as it was imported, or would be. */
export interface ImportedSource {
  /** Null in a dry run. */
  readonly id: string | null;
  readonly name: string;
  readonly file: string;
  readonly format: string;
  readonly kind: SourceKind;
  readonly turns: number;
  readonly words: number;
  readonly speakers: readonly {
    name: string;
    turns: number;
    words: number;
    role: string;
    participant: string | null;
  }[];
  readonly durationMs: number | null;
  readonly codings: number;
  /** The beginning of the talk, to look at in a dry run; otherwise empty. */
  readonly firstTurns: readonly { speaker: string | null; text: string }[];
  readonly warnings: readonly { code: string; message: string; line: number | null }[];
}

/** A file that was read. */
export interface ReadImport {
  readonly name: string;
  readonly digest: string;
  readonly bytes: Uint8Array;
  readonly outcome: ImportOutcome;
}

/** What the researcher settled. */
export interface SourceChoices {
  readonly kind?: SourceKind | undefined;
  /** Speaker's name (folded) -> participant's label. */
  readonly speakers: ReadonlyMap<string, string>;
}

interface SpeakerRow {
  readonly id: Id;
  readonly role: Speaker["role"];
  readonly label: string | null;
  turns: number;
  words: number;
}

const shownTurns = 4;
const shownLetters = 400;

interface SourceToAdd {
  readonly transcript: Transcript;
  /** With the name under which it is kept itself; null where it is not. */
  readonly file: ReadImport & { readonly original: string | null };
  readonly choices: SourceChoices;
  /** What is to be said of it. */
  readonly notices: readonly Message[];
}

/** Adds a transcript with its session, people, turns and codings to a draft. */
export async function addSource(
  work: Work,
  draft: Draft,
  state: ImportState,
  { transcript, file, choices, notices }: SourceToAdd,
): Promise<{ sourceId: Id; source: Omit<ImportedSource, "id"> }> {
  const talking = rolesSettled(transcript, choices.speakers).filter(({ role }) => role === "participant");
  const kind = choices.kind ?? guessKind(transcript, talking.length);
  const sessionId = draft.add("session", sessionOf(transcript));
  const sourceId = draft.add("source", { sessionId, kind, name: transcript.name });
  const messages = [...notices];
  const rows = addSpeakers(draft, state, transcript, { sourceId, choices, messages });
  const text = new SourceText(transcript.text);
  const { columns, words } = turnColumns(transcript, text, rows, state);
  const key = draft.text(transcript.text);
  const revisionId = draft.add("revision", {
    sourceId,
    number: 1,
    format: file.outcome.format,
    textDigest: key.digest,
    fileDigest: key.file(file.bytes),
    fileBytes: file.bytes.length,
    original: file.original,
    codePoints: text.length,
    words,
    durationMs: transcript.durationMs,
    encoding: file.outcome.encoding ?? "",
    language: transcript.language ?? "",
    fileName: file.name,
    meta: transcript.meta,
  });
  draft.add("turn_set", { revisionId, count: transcript.turns.length, columns });
  const codings = await addImportedCodings(work, draft, transcript, { text, key, revisionId });
  const first = work.dryRun ? transcript.turns.slice(0, shownTurns) : [];
  return {
    sourceId,
    source: {
      name: transcript.name,
      file: file.name,
      format: file.outcome.format,
      kind,
      turns: transcript.turns.length,
      words,
      speakers: [...rows]
        .filter(([name]) => name !== "")
        .map(([name, { turns, words: spoken, role, label }]) => ({
          name,
          turns,
          words: spoken,
          role,
          participant: label,
        })),
      durationMs: transcript.durationMs,
      codings,
      firstTurns: first.map(({ speaker, body }) => ({
        speaker,
        text: text.slice({ start: body.start, end: Math.min(body.end, body.start + shownLetters) }),
      })),
      warnings: messages.map(({ code, message, line }) => ({
        code,
        message,
        line,
      })),
    },
  };
}

/** The speakers by name, with the participants they are. Where nobody is named, the name is empty. */
function addSpeakers(
  draft: Draft,
  { people }: ImportState,
  transcript: Transcript,
  {
    sourceId,
    choices,
    messages,
  }: { readonly sourceId: Id; readonly choices: SourceChoices; readonly messages: Message[] },
): Map<string, SpeakerRow> {
  const rows = new Map<string, SpeakerRow>();
  const describe = (participantId: Id, label: string) => {
    const other = people.describe(draft, participantId, transcript.attributes);
    if (other.length > 0)
      messages.push(
        warning(
          "attributes-kept",
          `"${shown(label)}" is already described differently in ${other.map((key) => shown(key, 30)).join(", ")}: the earlier values were kept.`,
        ),
      );
  };
  const speakers = rolesSettled(transcript, choices.speakers);
  const talking = speakers.filter(({ role }) => role === "participant").length;
  for (const { name, aliases, role } of speakers) {
    const speaker = { name, aliases, role };
    const label =
      role === "participant" ? labelFor(speaker, transcript.name, talking, choices.speakers) : null;
    const participantId = label === null ? null : people.participantFor(draft, label);
    const id = draft.add("speaker", { sourceId, role, participantId, name, aliases });
    rows.set(name, { id, role, label, turns: 0, words: 0 });
    if (participantId !== null && label !== null && talking === 1) describe(participantId, label);
  }
  if (speakers.length > 0) return rows;
  // Where nobody is named, all of it is one person's words: an unnamed speaker, a participant named after the source.
  const label = choices.speakers.get("") ?? transcript.name;
  const participantId = people.participantFor(draft, label);
  const id = draft.add("speaker", { sourceId, role: "participant", participantId, name: "", aliases: [] });
  describe(participantId, label);
  return rows.set("", { id, role: "participant", label, turns: 0, words: 0 });
}

function guessKind(transcript: Transcript, talking: number): SourceKind {
  if (Object.keys(transcript.attributes).length > 0) return "survey";
  return talking > 2 ? "focus-group" : "interview";
}

function turnColumns(
  transcript: Transcript,
  text: SourceText,
  rows: ReadonlyMap<string, SpeakerRow>,
  { guide }: ImportState,
): { columns: TurnColumns; words: number } {
  const aliases = new Map(transcript.speakers.map((speaker) => [speaker.name, speaker.aliases]));
  const links = linkTurns(
    guide,
    transcript.turns.map(({ speaker, head, body }) => ({
      role: rows.get(speaker ?? "")?.role ?? null,
      names: speaker === null ? [] : [speaker, ...(aliases.get(speaker) ?? [])],
      head: () => text.slice(head),
      body: () => text.slice(body),
    })),
  );
  let total = 0;
  const counted = transcript.turns.map((turn) => {
    const words = countWords(text.slice(turn.body));
    const row = rows.get(turn.speaker ?? "");
    if (row !== undefined) {
      row.turns++;
      row.words += words;
    }
    total += words;
    return { turn, words, speaker: row?.id ?? 0 };
  });
  const of = (pick: (entry: (typeof counted)[number]) => number) => counted.map(pick);
  return {
    words: total,
    columns: {
      speaker: of(({ speaker }) => speaker),
      headStart: of(({ turn }) => turn.head.start),
      headEnd: of(({ turn }) => turn.head.end),
      bodyStart: of(({ turn }) => turn.body.start),
      bodyEnd: of(({ turn }) => turn.body.end),
      startMs: of(({ turn }) => turn.startMs ?? -1),
      endMs: of(({ turn }) => turn.endMs ?? -1),
      question: links.map(({ question }) => question),
      words: of(({ words }) => words),
    },
  };
}
