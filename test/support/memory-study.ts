import { expect } from "vitest";
import type { RecordKind } from "../../src/core/records.js";
import type { StudyStore } from "../../src/store/port.js";
import { createSqliteInMemory } from "../../src/store/sqlite/open.js";
import { fillDatabase } from "../../src/store/sqlite/study-file.js";
import { studyStore } from "../../src/store/study-store.js";
import { tables } from "../../src/store/tables.js";
import { addCode } from "../../src/workflow/codebook/code-add.js";
import { addCodings } from "../../src/workflow/coding/coding-add.js";
import { actingCoder } from "../../src/workflow/shared/coders.js";
import type { Work } from "../../src/workflow/shared/work.js";
import { importTranscripts } from "../../src/workflow/sources/import-transcripts.js";
import { initStudy } from "../../src/workflow/study/init-study.js";
import { fileOf } from "./importing.js";
import { firstDay } from "./records.js";

/** A study in memory as use cases meet it: the real store, a clock of its own, and what was noted for the user. */
export interface MemoryStudy {
  readonly store: StudyStore;
  /** Work of the lead coder, ann. */
  readonly work: Work;
  readonly notes: string[];
  /** Files kept as they were, by their digest. */
  readonly originals: ReadonlyMap<string, Uint8Array>;
  /** Work of another coder, who joins with their first act if need be. */
  as(coder: string, more?: Partial<Work>): Promise<Work>;
  /** Lets time go by before the next act, in minutes. */
  wait(minutes: number): void;
}

/** A new study of "ann", with transcripts imported from plain text by their names. */
export async function memoryStudy(
  transcripts: Readonly<Record<string, string>> = {},
  approach = "codebook",
): Promise<MemoryStudy> {
  const connection = await createSqliteInMemory();
  await fillDatabase(connection);
  const originals = new Map<string, Uint8Array>();
  const derived = new Map<string, Uint8Array>();
  const store = await studyStore(connection, {
    location: ":memory:",
    tool: "themata test",
    originals: {
      read: async (name) => originals.get(name) ?? null,
      bring: async (name, bytes) => void originals.set(name, bytes),
      keep: async () => {},
      drop: async (name) => void originals.delete(name),
      leave: () => {},
      left: () => [],
    },
    derived: {
      read: async (name) => derived.get(name) ?? null,
      write: async (name, bytes) => void derived.set(name, bytes),
    },
  });
  const notes: string[] = [];
  let time = firstDay;
  const base: Work = {
    store,
    coder: null,
    now: () => {
      time += 1000;
      return time;
    },
    dryRun: false,
    signal: new AbortController().signal,
    progress: () => undefined,
    note: (message) => void notes.push(message),
  };
  const id = await initStudy(store, { approach, coder: "ann", at: base.now(), timezone: "UTC" });
  const work = { ...base, coder: { id, name: "ann" } };
  const study: MemoryStudy = {
    store,
    work,
    notes,
    originals,
    as: async (coder, more = {}) => ({ ...base, coder: await actingCoder(base, coder), ...more }),
    wait: (minutes) => {
      time += minutes * 60_000;
    },
  };
  if (Object.keys(transcripts).length > 0) await importTexts(work, transcripts);
  return study;
}

/** Imports plain texts as sources by their names; whoever is called Interviewer asks. */
export const importTexts = (work: Work, texts: Readonly<Record<string, string>>, keepOriginals = false) =>
  importTranscripts(work, {
    files: Object.entries(texts).map(([name, text]) => fileOf(`${name}.txt`, text)),
    speakers: new Map(),
    keepOriginals,
    options: { interviewers: ["Interviewer"] },
  });

/** Adds codes by their paths, parents first. */
export async function addCodes(work: Work, ...paths: readonly string[]): Promise<void> {
  for (const path of paths) await addCode(work, path, {});
}

/** Codes a turn; returns the ids of the codings. */
export async function codeTurn(
  work: Work,
  source: string,
  turn: number,
  ...codes: readonly string[]
): Promise<string[]> {
  const place = { turns: { from: turn, to: turn } };
  const added = await addCodings(work, { source, place, codes, key: false, origin: "manual" });
  return added.codings.map(({ id }) => id ?? "");
}

/** Every record that stands, without the events that made it: what undo must bring back. */
export async function factsOf(store: StudyStore): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const facts: Record<string, unknown[]> = {};
  for (const kind of Object.keys(tables) as RecordKind[])
    facts[kind] = (await store.current(kind))
      .map(({ fromSeq: _from, actSeq: _act, madeSeq: _made, ...record }) => record)
      .sort((a, b) => a.id - b.id);
  return facts;
}

/** The attempt fails with that code, and nothing is written. */
export async function expectRefusal(
  { store }: Pick<MemoryStudy, "store">,
  code: string,
  attempt: () => Promise<unknown>,
): Promise<void> {
  const before = await store.head();
  await expect((async () => attempt())()).rejects.toMatchObject({ code });
  expect(await store.head(), `after ${code}`).toEqual(before);
}

/** The act changes the study as one step; undo brings every record back as it was, and redo does it again. */
export async function expectUndoable(
  { store, work }: MemoryStudy,
  act: () => Promise<unknown>,
): Promise<void> {
  const before = await factsOf(store);
  await act();
  const after = await factsOf(store);
  expect(after).not.toEqual(before);
  const coder = work.coder?.id ?? 0;
  await store.undo(coder, work.now());
  expect(await factsOf(store)).toEqual(before);
  await store.redo(coder, work.now());
  expect(await factsOf(store)).toEqual(after);
  expect((await store.verify()).problems).toEqual([]);
}

/** Said a second time, the act writes nothing. */
export async function expectIdempotent(
  { store }: Pick<MemoryStudy, "store">,
  act: () => Promise<unknown>,
): Promise<void> {
  await act();
  const head = await store.head();
  await act();
  expect(await store.head()).toEqual(head);
}

/** A dry run answers, and writes nothing. */
export async function expectDryRun(study: MemoryStudy, act: (work: Work) => Promise<unknown>): Promise<void> {
  const head = await study.store.head();
  const answer = await act({ ...study.work, dryRun: true });
  expect(answer).toMatchObject({ event: null });
  expect(await study.store.head()).toEqual(head);
}
