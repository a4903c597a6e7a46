import { describe, expect, it } from "vitest";
import type { Id, RecordKind, Records, Seq } from "../../src/core/records.js";
import type { Draft, StudyStore } from "../../src/store/port.js";
import { recordKinds } from "../../src/store/tables.js";
import { act, type StartedStudy, startStudy } from "../support/records.js";
import { type MakeStore, withStore } from "./store-under-test.js";

type AnyRecord = Records[RecordKind];
type Sample = { readonly [K in RecordKind]: Records[K] };

const text = "Größe & “half” 😀\nsecond line";

/** A record of every kind with nothing left out, each field told from the others. */
function full(study: StartedStudy, id: Readonly<Record<string, Id>>): Sample {
  const of = (name: string) => id[name] as Id;
  return {
    setting: { key: "title", value: text },
    coder: { name: "cleo", kind: "consensus", lead: true },
    member: {
      coderId: study.ben,
      roles: ["interviewer", "analyst"],
      name: "Ben",
      initials: "B. B.",
      credentials: "PhD",
      occupation: "nurse",
      gender: "man",
      experience: "ten years",
      relationship: "none before",
    },
    recruitment: {
      date: "2024-02-01",
      approached: 30,
      agreed: 21,
      refused: 7,
      withdrew: 0,
      group: "mentees",
      channel: "by letter",
      reason: "no time",
    },
    session: {
      date: "2024-02-03",
      mode: "in person",
      minutes: 47,
      language: "de",
      recording: "audio",
      place: "office",
      interviewer: "ann",
      others: "a child",
      relationship: "colleague",
    },
    source: { sessionId: of("session"), kind: "focus-group", name: text },
    revision: {
      sourceId: study.source,
      number: 2,
      format: "docx",
      textDigest: "0f".repeat(32),
      fileDigest: "f0".repeat(32),
      codePoints: 72,
      words: 14,
      durationMs: 61_500,
      encoding: "utf-16le",
      language: "en-GB",
      fileName: "ama.docx",
      meta: { duration: "41 min", title: text },
      fileBytes: 4096,
      original: "0a".repeat(16),
      basedOn: study.revision,
      cause: "a typing error",
      options: { as: "docx", speakers: ["Ama"] },
    },
    turn_set: {
      revisionId: study.revision,
      count: 1,
      columns: {
        speaker: [1],
        headStart: [0],
        headEnd: [8],
        bodyStart: [8],
        bodyEnd: [36],
        startMs: [-1],
        endMs: [2500],
        question: [0],
        byHand: [1],
        words: [7],
      },
    },
    participant: {
      status: "withdrawn-after-analysis",
      consent: ["quote", "archive"],
      label: "Mentor 3",
      role: "mentor",
      note: text,
      withdrawnFrom: "2024-03-05",
    },
    speaker: {
      sourceId: study.source,
      role: "interviewer",
      participantId: of("participant"),
      name: "Ama Owusu",
      aliases: ["AO", "Ama"],
    },
    attribute: { participantId: of("participant"), key: "age", value: "34" },
    tie: { fromId: of("participant"), toId: of("participant"), relation: "mentor-of" },
    question: { position: 3, name: "Q3", wording: "Who helped?", alternatives: ["Who was there?", text] },
    code: {
      parentId: study.code,
      position: 4,
      status: "retired",
      origin: "in-vivo",
      color: "#aa3300",
      mergedInto: study.code,
      definitionVersion: 5,
      name: text,
      short: "TR",
      definition: "confidence",
      include: "promises",
      exclude: "coffee",
      examples: ["she kept her word", ""],
    },
    round: { number: 2, state: "closed", kind: "negotiated", name: "pilot" },
    coding: {
      revisionId: study.revision,
      start: 8,
      end: 21,
      codeId: study.code,
      coderId: study.ben,
      roundId: of("round"),
      origin: "consensus",
      state: "proposed",
      key: true,
      revisit: true,
      quoteDigest: "0123456789abcdef01234567",
      madeAt: 1_709_251_200_000,
    },
    pass: {
      coderId: study.ben,
      revisionId: study.revision,
      roundId: of("round"),
      state: "finished",
      codebookSeq: 4,
      chain: "0c".repeat(16),
    },
    memo: {
      targetId: of("theme"),
      kind: "reflection",
      coderId: study.ann,
      date: "2024-02-30",
      start: 0,
      end: 12,
      title: "On trust",
      body: text,
    },
    theme: {
      parentId: of("parent"),
      position: 1,
      status: "dropped",
      origin: "deductive",
      color: "#003366",
      name: "Room to grow",
      concept: "time",
      boundaries: "not money",
      reason: "two themes in one",
    },
    theme_code: { themeId: of("theme"), codeId: study.code },
    theme_link: { fromId: of("theme"), toId: of("parent"), relation: "enables" },
    theme_evidence: { themeId: of("theme"), codingId: of("coding"), stance: "against", note: text },
    theme_map: { themeIds: [of("theme"), of("parent")], name: "for the paper" },
    map_snapshot: { mapId: of("theme_map"), stage: "final", content: '{"themes":[]}' },
    cell: {
      participantId: of("participant"),
      themeId: of("theme"),
      codingIds: [of("coding")],
      summary: text,
    },
    activity: { kind: "debrief", date: "2024-03-02", people: "ann and ben", note: "an hour" },
    answer: {
      checklist: "coreq",
      item: "12",
      status: "addressed-by-alternative",
      text,
      location: "p. 4",
      rationale: "asked elsewhere",
    },
    milestone: { eventSeq: 4, chain: "0d".repeat(16), name: "begun", note: text },
    revision_map: {
      fromId: study.revision,
      toId: of("revision"),
      method: "words",
      runs: [
        [0, 0, 12],
        [14, 12, 9],
      ],
    },
    anchor: {
      targetId: of("coding"),
      revisionId: of("revision"),
      start: 7,
      end: 20,
      state: "moved",
      coderId: study.ann,
      quoteDigest: "76543210ba98fedc76543210",
    },
    sync_set: { revisionId: study.revision, count: 2, points: { position: [0, 8], ms: [0, 1250] } },
    question_link: {
      revisionId: study.revision,
      start: 0,
      end: 36,
      questionId: of("question"),
      coderId: study.ann,
    },
    recording: { sourceId: study.source, offsetMs: 1500, durationMs: 61_500, file: "ama.m4a" },
    pseudonym: { kind: "place", scopeId: study.source, replacement: "[Town 1]", note: text },
    tombstone: {
      event: "1a".repeat(32),
      before: "2b".repeat(32),
      after: "3c".repeat(32),
      cause: "withdrawal",
      erasedIds: [of("memo"), of("participant")],
      textIds: [study.revision],
      payload: true,
    },
    replica: {
      key: "4d".repeat(16),
      coderId: study.ben,
      blind: true,
      base: "5e".repeat(32),
      state: "open",
      name: "Ben's laptop",
    },
    merged_head: { replica: "4d".repeat(16), seq: 9, head: "6f".repeat(32), common: "70".repeat(32) },
    conflict: {
      mergedId: of("merged_head"),
      targetId: study.code,
      kind: "code",
      field: "definition",
      state: "open",
      ours: "confidence",
      theirs: text,
    },
    login: { coderId: study.ben, role: "reader", name: "ben" },
    theme_support: {
      themeId: of("theme"),
      codingId: of("coding"),
      coderId: study.ann,
      state: "set-aside",
      note: text,
    },
    alias: { targetId: of("theme"), name: "Growth" },
    attribute_field: { position: 2, kind: "number", name: "age", bands: ["18-29", "30 and over"] },
    foreign_id: { targetId: study.code, program: "nvivo", value: "{5F2C}" },
    source_set: { sourceIds: [study.source, of("source")], name: "first wave" },
    saved_query: { kind: "find", name: "rest", query: "code:Rest" },
  };
}

/** Adds one record of every kind, each referring to others of the same act where it can. */
function addAll(
  draft: Draft,
  study: StartedStudy,
  kinds = recordKinds,
): { id: Record<string, Id>; kept: Sample } {
  const id: Record<string, Id> = {};
  const parent = { ...full(study, id).theme, parentId: null, name: "Parent", status: "defined" as const };
  id.parent = draft.add("theme", parent);
  const before = ["session", "participant", "round", "theme", "theme_map", "coding"] as const;
  for (const kind of [...before, ...kinds.filter((kind) => !before.some((b) => b === kind))]) {
    const record = full(study, id)[kind];
    id[kind] =
      kind === "revision"
        ? draft.add(kind, { ...(record as Records["revision"]), textDigest: draft.text(text).digest })
        : draft.add(kind, record as never);
  }
  return { id, kept: full(study, id) };
}

const bare = (kind: RecordKind, record: object) => {
  const {
    id: _,
    uid: __,
    fromSeq: ___,
    actSeq: ____,
    madeSeq: _____,
    ...fields
  } = record as AnyRecord & Record<string, unknown>;
  // The digest of a text is another in every study.
  return kind === "revision" ? { ...fields, textDigest: "" } : fields;
};

async function readAll(store: StudyStore, id: Readonly<Record<string, Id>>) {
  const found: Partial<Record<RecordKind, object>> = {};
  for (const kind of recordKinds) {
    if (id[kind] === undefined) continue;
    const record = await store.byId(kind, id[kind]);
    if (record !== null) found[kind] = bare(kind, record);
  }
  return found;
}

/** What is wrong with the study, but for the file that the sample of a revision names. */
const faults = async (store: StudyStore) =>
  (await store.verify()).problems.filter(({ code }) => code !== "original-missing");

export function describeKinds(make: MakeStore): void {
  describe("a record of every kind", () => {
    const begun = async (store: StudyStore, kinds = recordKinds) => {
      const study = await startStudy(store);
      const { result, seq } = await store.record(act(study.ann), (draft) => addAll(draft, study, kinds));
      const kept = Object.fromEntries(recordKinds.map((kind) => [kind, bare(kind, result.kept[kind])]));
      return { study, id: result.id, kept, seq: seq as Seq };
    };

    it("keeps every field as it was given, for this connection and for another", () =>
      withStore(make, async ({ store, another }) => {
        const { id, kept, seq } = await begun(store);
        expect(await readAll(store, id)).toEqual(kept);
        expect(await readAll(await another(), id)).toEqual(kept);
        const changes = await store.changes(seq);
        expect(changes.map(({ kind }) => kind)).toEqual(
          recordKinds.flatMap((kind) => (kind === "theme" ? [kind, kind] : [kind])),
        );
        for (const { kind, id: changed, uid, before, after } of changes) {
          expect(before).toBeNull();
          expect(uid).toMatch(/^[0-9a-f]{32}$/);
          if (changed === id[kind]) expect(bare(kind, after ?? {})).toEqual(kept[kind]);
        }
        expect(await faults(store)).toEqual([]);
        expect(await store.checkStorage()).toEqual([]);
      }));

    it("is found by the value of any of its fields", () =>
      withStore(make, async ({ store }) => {
        const { id, kept } = await begun(store);
        for (const kind of recordKinds)
          for (const [field, value] of Object.entries(kept[kind] ?? {})) {
            if (["textDigest", "columns", "runs"].includes(field)) continue;
            const where = { [field]: value } as never;
            const ids = (await store.current(kind, where)).map((record) => record.id);
            expect(ids, `${kind}.${field}`).toContain(id[kind]);
          }
      }));

    it("goes and comes back whole with undo and redo, and stays readable as of its act", () =>
      withStore(make, async ({ store }) => {
        // What was erased stays erased, so a tombstone does not go.
        const kinds = recordKinds.filter((kind) => kind !== "tombstone");
        const { study, id, kept: all, seq } = await begun(store, kinds);
        const { tombstone: _, ...kept } = all;
        await store.undo(study.ann, 1);
        expect(await readAll(store, id)).toEqual({});
        for (const kind of kinds) {
          const then = await store.current(kind, {}, { asOf: seq });
          expect(then.map((record) => record.id)).toContain(id[kind]);
        }
        await store.redo(study.ann, 2);
        expect(await readAll(store, id)).toEqual(kept);
        for (const kind of kinds) {
          const [first, second, ...more] = await store.versions(kind, id[kind] as Id);
          expect(more).toEqual([]);
          expect([first?.fromSeq, first?.toSeq, first?.actSeq]).toEqual([seq, seq + 1, seq]);
          expect([second?.fromSeq, second?.toSeq, second?.actSeq]).toEqual([seq + 2, null, seq]);
        }
        expect(await faults(store)).toEqual([]);
      }));
  });
}
