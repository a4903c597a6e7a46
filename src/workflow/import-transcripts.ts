import type { Message } from "../core/message.js";
import type { Id, SourceKind, Speaker, TurnColumns } from "../core/records.js";
import { fold } from "../core/similar.js";
import type { ImportOutcome, Transcript } from "../core/transcript.js";
import type { ImportOptions } from "../importers/importer.js";
import { readFile } from "../importers/registry.js";
import type { Draft } from "../store/port.js";
import { SourceText } from "../text/source-text.js";
import { countWords } from "../text/words.js";
import { addImportedCodings } from "./import-codings.js";
import { sessionOf } from "./import-session.js";
import { labelFor, People, rolesSettled } from "./import-speakers.js";
import { act, type Work } from "./work.js";

export interface ImportInput {
  readonly files: readonly { readonly name: string; readonly read: () => Promise<Uint8Array> }[];
  readonly as?: string | undefined;
  readonly kind?: SourceKind | undefined;
  /** Speaker's name (folded) -> participant's label. */
  readonly speakers: ReadonlyMap<string, string>;
  readonly keepOriginals: boolean;
  readonly options: ImportOptions;
}

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
  readonly firstTurns: readonly { speaker: string | null; text: string }[];
  readonly warnings: readonly { code: string; message: string; line: number | null }[];
}

export interface ImportReport {
  readonly sources: readonly ImportedSource[];
  readonly failed: readonly { file: string; code: string; message: string }[];
  /** Files that are in the study already, byte by byte. */
  readonly skipped: readonly { file: string; code: string; source: string }[];
  readonly interrupted: boolean;
}

/** Imports transcripts, each file as one event of a batch. A bad file is reported and passed over. */
export async function importTranscripts(work: Work, input: ImportInput): Promise<ImportReport> {
  const sources: ImportedSource[] = [];
  const failed: { file: string; code: string; message: string }[] = [];
  const skipped: { file: string; code: string; source: string }[] = [];
  const known = await knownSources(work);
  let batch: number | "start" = "start";
  let interrupted = false;
  for (const [i, file] of input.files.entries()) {
    if (work.signal.aborted) {
      interrupted = true;
      break;
    }
    work.progress(i, input.files.length, file.name);
    let outcome: ImportOutcome;
    let bytes: Uint8Array;
    try {
      bytes = await file.read();
      const digest = work.store.fileDigest(bytes);
      const same = known.digests.get(digest);
      if (same !== undefined) {
        skipped.push({ file: file.name, code: "already-imported", source: same });
        continue;
      }
      outcome = await readFile(
        { name: file.name, bytes },
        { ...input.options, ...(input.as === undefined ? {} : { as: input.as }) },
      );
    } catch (error) {
      failed.push({ file: file.name, ...asFailure(error) });
      continue;
    }
    const fatal = outcome.messages.find(({ level }) => level === "error");
    if (outcome.transcripts.length === 0) {
      failed.push({
        file: file.name,
        code: fatal?.code ?? "nothing-found",
        message: fatal?.message ?? "No transcript was found in the file.",
      });
      continue;
    }
    const written = await writeFile(work, input, { name: file.name, bytes, outcome }, known, batch);
    sources.push(...written.sources);
    if (batch === "start" && written.seq !== null) batch = written.seq;
  }
  return { sources, failed, skipped, interrupted };
}

interface Known {
  readonly digests: Map<string, string>;
  readonly names: Set<string>;
}

async function knownSources(work: Work): Promise<Known> {
  const sources = await work.store.current("source");
  const nameOf = new Map(sources.map(({ id, name }) => [id, name]));
  const revisions = await work.store.current("revision");
  return {
    digests: new Map(revisions.map((r) => [r.fileDigest, nameOf.get(r.sourceId) ?? ""])),
    names: new Set(sources.map(({ name }) => fold(name))),
  };
}

async function writeFile(
  work: Work,
  input: ImportInput,
  file: { name: string; bytes: Uint8Array; outcome: ImportOutcome },
  known: Known,
  batch: number | "start",
): Promise<{ sources: ImportedSource[]; seq: number | null }> {
  const digest = work.store.fileDigest(file.bytes);
  if (input.keepOriginals && !work.dryRun) await work.store.keepOriginal(digest, file.bytes);
  const participants = await work.store.current("participant");
  const speakers = await work.store.current("speaker");
  const recorded = await work.store.record(
    act(work, "source.import", { file: file.name, format: file.outcome.format }, { batch }),
    async (draft) => {
      const people = new People(participants, speakers);
      const written: { sourceId: Id; source: Omit<ImportedSource, "id"> }[] = [];
      for (const transcript of file.outcome.transcripts) {
        const extra: Message[] = [];
        const name = freeName(transcript.name, file.outcome.format, known.names, extra);
        known.names.add(fold(name));
        written.push(
          await addSource(work, draft, people, { ...transcript, name }, file, digest, input, extra),
        );
      }
      return written;
    },
  );
  if (!work.dryRun) known.digests.set(digest, recorded.result[0]?.source.name ?? file.name);
  const uids = work.dryRun
    ? new Map<Id, string>()
    : await work.store.uids(recorded.result.map(({ sourceId }) => sourceId));
  return {
    seq: recorded.seq,
    sources: recorded.result.map(({ sourceId, source }) => ({ id: uids.get(sourceId) ?? null, ...source })),
  };
}

function freeName(wanted: string, format: string, taken: ReadonlySet<string>, messages: Message[]): string {
  if (!taken.has(fold(wanted))) return wanted;
  let name = `${wanted}-${format}`;
  for (let n = 2; taken.has(fold(name)); n++) name = `${wanted}-${format}-${n}`;
  messages.push({
    level: "warning",
    code: "name-taken",
    message: `There is a source "${wanted}" already; this one is called "${name}".`,
    line: null,
  });
  return name;
}

async function addSource(
  work: Work,
  draft: Draft,
  people: People,
  transcript: Transcript,
  file: { name: string; outcome: ImportOutcome },
  digest: string,
  input: ImportInput,
  extra: Message[],
): Promise<{ sourceId: Id; source: Omit<ImportedSource, "id"> }> {
  const speakers = rolesSettled(transcript, input.speakers);
  const talking = speakers.filter(({ role }) => role === "participant").length;
  const kind = input.kind ?? guessKind(transcript, talking);
  const sessionId = draft.add("session", sessionOf(transcript));
  const sourceId = draft.add("source", { sessionId, kind, name: transcript.name });
  const rows = new Map<
    string,
    { id: Id; turns: number; words: number; role: Speaker["role"]; label: string | null }
  >();
  for (const speaker of speakers) {
    const label =
      speaker.role === "participant" ? labelFor(speaker, transcript.name, talking, input.speakers) : null;
    if (label !== null && !input.speakers.has(fold(speaker.name)) && people.speaksElsewhere(label))
      extra.push({
        level: "warning",
        code: "speaks-elsewhere",
        message: `"${label}" speaks in another source as well, and is taken for the same person. If not: --speaker "${speaker.name}=ANOTHER NAME".`,
        line: null,
      });
    const participantId = label === null ? null : people.participantFor(draft, label);
    const id = draft.add("speaker", {
      sourceId,
      role: speaker.role,
      participantId,
      name: speaker.name,
      aliases: speaker.aliases,
    });
    rows.set(speaker.name, { id, turns: 0, words: 0, role: speaker.role, label });
  }
  // Where nobody is named, all of it is one person's words: an unnamed speaker, a participant named after the source.
  if (speakers.length === 0) {
    const label = input.speakers.get("") ?? transcript.name;
    const participantId = people.participantFor(draft, label);
    const id = draft.add("speaker", { sourceId, role: "participant", participantId, name: "", aliases: [] });
    rows.set("", { id, turns: 0, words: 0, role: "participant", label });
    for (const [key, value] of Object.entries(transcript.attributes))
      draft.add("attribute", { participantId, key, value });
  } else {
    const only = speakers.find(({ role }) => role === "participant");
    const label = only === undefined ? null : (rows.get(only.name)?.label ?? null);
    if (label !== null && talking === 1)
      for (const [key, value] of Object.entries(transcript.attributes))
        draft.add("attribute", { participantId: people.participantFor(draft, label), key, value });
  }
  const text = new SourceText(transcript.text);
  const { columns, words } = turnColumns(transcript, text, rows);
  const key = draft.text(transcript.text);
  const revisionId = draft.add("revision", {
    sourceId,
    number: 1,
    format: file.outcome.format,
    textDigest: key.digest,
    fileDigest: digest,
    codePoints: text.length,
    words,
    durationMs: transcript.durationMs,
    encoding: file.outcome.encoding ?? "",
    language: transcript.language ?? "",
    fileName: file.name,
    meta: transcript.meta,
  });
  draft.add("turn_set", { revisionId, count: transcript.turns.length, columns });
  const codings = await addImportedCodings(work, draft, transcript, text, key, revisionId);
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
        .map(([name, row]) => ({
          name,
          turns: row.turns,
          words: row.words,
          role: row.role,
          participant: row.label,
        })),
      durationMs: transcript.durationMs,
      codings,
      firstTurns: transcript.turns
        .slice(0, 4)
        .map(({ speaker, body }) => ({ speaker, text: text.slice(body) })),
      warnings: [...file.outcome.messages, ...extra].map(({ code, message, line }) => ({
        code,
        message,
        line,
      })),
    },
  };
}

function guessKind(transcript: Transcript, talking: number): SourceKind {
  if (Object.keys(transcript.attributes).length > 0) return "survey";
  return talking > 2 ? "focus-group" : "interview";
}

function turnColumns(
  transcript: Transcript,
  text: SourceText,
  rows: ReadonlyMap<string, { id: Id; turns: number; words: number }>,
): { columns: TurnColumns; words: number } {
  const unnamed = rows.get("");
  let total = 0;
  const counted = transcript.turns.map((turn) => {
    const words = countWords(text.slice(turn.body));
    const row = turn.speaker === null ? unnamed : rows.get(turn.speaker);
    if (row !== undefined) {
      (row as { turns: number }).turns++;
      (row as { words: number }).words += words;
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
      question: of(() => 0),
      words: of(({ words }) => words),
    },
  };
}

function asFailure(error: unknown): { code: string; message: string } {
  const code = (error as { code?: unknown }).code;
  if (code === "ENOENT") return { code: "file-not-found", message: "There is no such file." };
  if (code === "EISDIR")
    return { code: "is-a-folder", message: "This is a folder; name the files in it (FOLDER/*)." };
  if (code === "EACCES" || code === "EPERM")
    return { code: "file-unreadable", message: "The file may not be read." };
  if (error instanceof Error && typeof code === "string" && "kind" in error)
    return { code, message: error.message };
  throw error;
}
