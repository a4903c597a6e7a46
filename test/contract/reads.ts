import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Id, RecordKind, Seq, Stored } from "../../src/core/records.js";
import type { Draft, StudyStore } from "../../src/store/port.js";
import { act, code, coding, memo, startStudy, theme } from "../support/records.js";
import { rounds } from "../support/rounds.js";
import { type MakeStore, withStore } from "./store-under-test.js";

type Fields = Readonly<Record<string, unknown>>;
const kinds = ["code", "coding", "memo", "theme"] as const;
type Kind = (typeof kinds)[number];
interface Row {
  readonly kind: Kind;
  readonly fields: Fields;
  readonly fromSeq: Seq;
  readonly madeSeq: Seq;
}
type State = ReadonlyMap<Id, Row>;

const operation = fc.record({
  what: fc.constantFrom("add", "add", "change", "close"),
  kind: fc.constantFrom(...kinds),
  pick: fc.nat(1000),
  text: fc.string({ unit: "binary", maxLength: 8 }),
});
const event = fc.record({
  by: fc.constantFrom("ann", "ben"),
  does: fc.array(operation, { minLength: 1, maxLength: 4 }),
});

/** Does to the draft and to the model the same, as far as the model's state allows. */
function play(
  draft: Draft,
  model: Map<Id, Row>,
  op: { what: string; kind: Kind; pick: number; text: string },
  world: { revision: Id; coder: Id; seq: Seq; touched: Set<Id> },
): void {
  const text = op.text.toWellFormed().replaceAll("\0", "");
  const old = [...model].filter(([id, row]) => row.kind === op.kind && !world.touched.has(id));
  const codes = [...model].filter(([, row]) => row.kind === "code").map(([id]) => id);
  const oneOf = <T>(items: readonly T[]) => items[op.pick % items.length];
  const put = (id: Id, fields: Fields) =>
    model.set(id, {
      kind: op.kind,
      fields: { ...model.get(id)?.fields, ...fields },
      fromSeq: world.seq,
      madeSeq: model.get(id)?.madeSeq ?? world.seq,
    });
  if (op.what === "add") {
    const codeId = oneOf(codes);
    const fields: Fields | null =
      op.kind === "code"
        ? { ...code({ name: text, parentId: op.pick % 3 === 0 ? (codeId ?? null) : null, examples: [text] }) }
        : op.kind === "memo"
          ? { ...memo({ coderId: world.coder, body: text, targetId: op.pick % 2 ? (codeId ?? null) : null }) }
          : op.kind === "theme"
            ? { ...theme({ name: text, position: op.pick }) }
            : codeId === undefined
              ? null
              : {
                  ...coding({
                    revisionId: world.revision,
                    codeId,
                    coderId: world.coder,
                    start: op.pick,
                    end: op.pick + 1 + model.size + world.seq * 100,
                    state: op.pick % 2 ? "proposed" : "confirmed",
                    key: op.pick % 5 === 0,
                  }),
                };
    if (fields === null) return;
    const id = draft.add(op.kind, fields as never);
    world.touched.add(id);
    put(id, fields);
    return;
  }
  const chosen = oneOf(old);
  if (chosen === undefined) return;
  const [id] = chosen;
  if (op.what === "change") {
    const fields: Fields =
      op.kind === "memo"
        ? { body: text, title: "x" }
        : op.kind === "coding"
          ? { revisit: op.pick % 2 === 0 }
          : { position: op.pick % 4 };
    const before = chosen[1].fields;
    world.touched.add(id);
    draft.change(op.kind, id, fields as never);
    if (Object.entries(fields).some(([name, value]) => before[name] !== value)) put(id, fields);
    return;
  }
  const used = [...model.values()].some(({ fields }) =>
    ["parentId", "codeId", "targetId"].some((name) => fields[name] === id),
  );
  if (used) return;
  world.touched.add(id);
  draft.close(op.kind, id);
  model.delete(id);
}

const bare = (record: Stored): Fields => {
  const { id: _, uid: __, ...rest } = record;
  return rest;
};
const rowsOf = (state: State, kind: Kind, keep: (fields: Fields) => boolean = () => true) =>
  [...state]
    .filter(([, row]) => row.kind === kind && keep(row.fields))
    .sort(([a], [b]) => a - b)
    .map(([, row]) => ({ ...row.fields, fromSeq: row.fromSeq, actSeq: row.fromSeq, madeSeq: row.madeSeq }));

async function playAll(
  store: StudyStore,
  script: readonly {
    by: string;
    does: readonly (typeof operation extends fc.Arbitrary<infer T> ? T : never)[];
  }[],
) {
  const { ann, ben, revision } = await startStudy(store);
  let model = new Map<Id, Row>();
  for (const { id, uid: _, fromSeq, actSeq: __, madeSeq, ...fields } of await store.current("code"))
    model.set(id, { kind: "code", fields, fromSeq, madeSeq });
  const states = new Map<Seq, State>([[4, new Map(model)]]);
  for (const step of script) {
    const coderId = step.by === "ann" ? ann : ben;
    const seq = (await store.head()).seq + 1;
    const next = new Map(model);
    const recorded = await store.record(act(coderId), (draft) => {
      const world = { revision, coder: coderId, seq, touched: new Set<Id>() };
      for (const op of step.does) play(draft, next, op, world);
    });
    if (recorded.seq === null) expect([...next]).toEqual([...model]);
    else states.set(recorded.seq, new Map(next));
    model = next;
  }
  return { states, model };
}

export function describeReads(make: MakeStore): void {
  describe("reads", () => {
    it("agree with each other and with every state the study was in", () =>
      fc.assert(
        fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 12 }), fc.nat(), (script, some) =>
          withStore(make, async ({ store, another }) => {
            const { states, model } = await playAll(store, script);
            for (const [seq, state] of states)
              for (const kind of kinds)
                expect((await store.current(kind, {}, { asOf: seq })).map(bare)).toEqual(rowsOf(state, kind));

            const codes = [...model].filter(([, row]) => row.kind === "code").map(([id]) => id);
            const few = codes.filter((_, i) => i % 2 === some % 2);
            for (const parents of [null, few, [...few, null], []])
              expect((await store.current("code", { parentId: parents })).map(bare)).toEqual(
                rowsOf(model, "code", ({ parentId }) =>
                  Array.isArray(parents) ? parents.includes(parentId as Id) : parentId === null,
                ),
              );
            expect((await store.current("coding", { codeId: few, state: "proposed" })).map(bare)).toEqual(
              rowsOf(model, "coding", (f) => few.includes(f.codeId as Id) && f.state === "proposed"),
            );

            const elsewhere = await another();
            for (const kind of kinds)
              for (const row of await store.current(kind)) {
                expect(await elsewhere.byId(kind, row.id)).toEqual(row);
                const versions = await store.versions(kind, row.id);
                expect(versions.at(-1)).toEqual({ ...row, toSeq: null });
                for (const [i, version] of versions.slice(0, -1).entries())
                  expect(version.toSeq).toBe(versions[i + 1]?.fromSeq);
                for (const length of [4, 31, 32])
                  expect(await store.byUidPrefix(kind, row.uid.slice(0, length), 10)).toContainEqual({
                    id: row.id,
                    uid: row.uid,
                  });
                expect(await store.uids([row.id])).toEqual(new Map([[row.id, row.uid]]));
              }

            const columns = await store.codingColumns({}, some % 2 ? { asOf: 4 + (some % 9) } : {});
            const rows = (await store.current("coding", {}, some % 2 ? { asOf: 4 + (some % 9) } : {})).sort(
              (a, b) =>
                a.revisionId - b.revisionId ||
                a.start - b.start ||
                a.end - b.end ||
                a.codeId - b.codeId ||
                a.coderId - b.coderId,
            );
            expect(columns.count).toBe(rows.length);
            const list = (name: keyof typeof columns) => [...(columns[name] as Int32Array)];
            expect(list("id")).toEqual(rows.map(({ id }) => id));
            expect(list("start")).toEqual(rows.map(({ start }) => start));
            expect(list("end")).toEqual(rows.map(({ end }) => end));
            expect(list("code")).toEqual(rows.map(({ codeId }) => codeId));
            expect(list("coder")).toEqual(rows.map(({ coderId }) => coderId));
            expect(list("fromSeq")).toEqual(rows.map(({ fromSeq }) => fromSeq));
            expect(list("madeSeq")).toEqual(rows.map(({ madeSeq }) => madeSeq));
            expect(list("flags")).toEqual(
              rows.map((r) => (r.state === "proposed" ? 1 : 0) + (r.key ? 2 : 0) + (r.revisit ? 4 : 0)),
            );
            expect((await store.verify()).problems).toEqual([]);
          }),
        ),
        { numRuns: rounds(8, 40) },
      ));

    it("keep the order of rounds for codings that differ in nothing else", () =>
      withStore(make, async ({ store }) => {
        const { ann, revision, code: first } = await startStudy(store);
        await store.record(act(ann, "round.start"), (draft) => {
          const round = (number: number) =>
            draft.add("round", { number, state: "open", kind: "independent", name: "" });
          const rounds = [round(1), round(2)];
          for (const roundId of [rounds[1], null, rounds[0]])
            draft.add(
              "coding",
              coding({ revisionId: revision, codeId: first, coderId: ann, roundId: roundId ?? null }),
            );
        });
        const { round } = await store.codingColumns();
        expect([...round]).toEqual([...round].sort((a, b) => a - b));
        expect(round[0]).toBe(0);
      }));

    it("find nothing for a prefix that no id begins with, nor for one that is no prefix", () =>
      withStore(make, async ({ store }) => {
        const { code: first } = await startStudy(store);
        const uid = (await store.uids([first])).get(first) ?? "";
        const other = uid.startsWith("0") ? "1" : "0";
        for (const prefix of [other, `${uid}00`, "xyz", `${uid.slice(0, 5)}%`])
          expect(await store.byUidPrefix("code", prefix, 5), prefix).toEqual([]);
        expect(await store.byUidPrefix("theme", uid, 5)).toEqual([]);
        expect(await store.byUidPrefix("code", uid.toUpperCase(), 5)).toHaveLength(1);
      }));

    it("ask for a list of words as one value", () =>
      withStore(make, async ({ store }) => {
        const { ann } = await startStudy(store);
        await store.record(act(ann), (draft) => {
          draft.add("code", code({ name: "A", examples: ["one", "two"] }));
          draft.add("code", code({ name: "B", examples: ["one"] }));
        });
        const names = async (examples: string[] | string[][]) =>
          (await store.current("code", { examples })).map(({ name }) => name);
        expect(await names(["one", "two"])).toEqual(["A"]);
        expect(await names([["one", "two"], ["one"]])).toEqual(["A", "B"]);
      }));

    it("give the newest events first, within the bounds asked for", () =>
      withStore(make, async ({ store }) => {
        await startStudy(store);
        const seqs = async (query: Parameters<StudyStore["events"]>[0]) =>
          (await store.events(query)).map(({ seq }) => seq);
        expect(await seqs({})).toEqual([4, 3, 2, 1]);
        expect(await seqs({ limit: 2 })).toEqual([4, 3]);
        expect(await seqs({ after: 1, before: 4 })).toEqual([3, 2]);
        expect(await store.event(99)).toBeNull();
        expect(await store.changes(99)).toEqual([]);
      }));

    it("say nothing of a study before its first event", () =>
      withStore(make, async ({ store }) => {
        expect(await store.head()).toMatchObject({ seq: 0 });
        expect(await store.events()).toEqual([]);
        for (const kind of ["coder", "code", "coding"] as RecordKind[])
          expect(await store.current(kind)).toEqual([]);
        expect((await store.codingColumns()).count).toBe(0);
        expect((await store.verify()).problems).toEqual([]);
        expect(store.studyUid).toMatch(/^[0-9a-f]{32}$/);
      }));
  });
}
