import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Id, Seq } from "../../src/core/records.js";
import type { StudyStore } from "../../src/store/port.js";
import { act, code, coding, startStudy } from "../support/records.js";
import { rounds } from "../support/rounds.js";
import { type MakeStore, withStore } from "./store-under-test.js";
import { type Difference, UndoModel, type Version } from "./undo-model.js";

const step = fc.record({
  by: fc.constantFrom("ann", "ben"),
  what: fc.constantFrom("add", "code it", "rename", "close", "undo", "undo", "redo"),
  pick: fc.nat(30),
  /** Whether the act joins the batch of the coder's act before. */
  joins: fc.nat(3).map((n) => n === 0),
});

/** The study's codes and codings in the model's terms; the place of a coding is its start. */
async function stateOf(store: StudyStore, asOf?: Seq): Promise<Map<Id, Omit<Version, never>>> {
  const state = new Map<Id, Version>();
  const at = asOf === undefined ? {} : { asOf };
  for (const { id, name } of await store.current("code", {}, at))
    state.set(id, { kind: "code", name, codeId: null });
  for (const { id, start, codeId } of await store.current("coding", {}, at))
    state.set(id, { kind: "coding", name: String(start), codeId });
  return state;
}

class Player {
  readonly model = new UndoModel();
  readonly snapshots = new Map<Seq, Map<Id, Version>>();
  #lastOf = new Map<string, Seq>();

  constructor(
    readonly store: StudyStore,
    readonly coders: ReadonlyMap<string, Id>,
    readonly revision: Id,
  ) {}

  async play({ by, what, pick, joins }: { by: string; what: string; pick: number; joins: boolean }) {
    const coderId = this.coders.get(by) as Id;
    if (what === "undo" || what === "redo") {
      const head = await this.store.head();
      const expected = this.model[what](by);
      const found = await this.store[what](coderId, 1).then(
        () => "done",
        (error: { kind?: string; code?: string }) =>
          error.kind === "conflict" ? "conflict" : error.code?.startsWith("nothing-to") ? "nothing" : error,
      );
      expect(found).toBe(expected);
      if (expected !== "done") expect(await this.store.head()).toEqual(head);
    } else await this.act(by, coderId, what, pick, joins);
    const state = await stateOf(this.store);
    expect(state).toEqual(this.model.state);
    this.snapshots.set((await this.store.head()).seq, state);
  }

  async act(by: string, coderId: Id, what: string, pick: number, joins: boolean) {
    const { state } = this.model;
    const codes = [...state].filter(([, row]) => row.kind === "code");
    const rows = what === "rename" ? codes : [...state];
    const name = `code ${pick % 5}`;
    const nameFree = !codes.some(([, row]) => row.name === name);
    const chosen = rows[pick % rows.length];
    const owner = codes[pick % codes.length];
    const taken = (codeId: Id) =>
      [...state.values()].some((row) => row.codeId === codeId && row.name === String(pick % 3));
    const used = (id: Id) => [...state.values()].some((row) => row.codeId === id);
    const batch = joins ? (this.#lastOf.get(by) ?? null) : null;
    const differences: Difference[] = [];
    const { seq } = await this.store.record(
      act(coderId, "code.edit", { batch: batch ?? "start" }),
      (draft) => {
        if (what === "add" && nameFree)
          differences.push({
            id: draft.add("code", code({ name })),
            before: null,
            after: { kind: "code", name, codeId: null },
          });
        else if (what === "code it" && owner !== undefined && !taken(owner[0])) {
          const start = pick % 3;
          const fields = {
            revisionId: this.revision,
            codeId: owner[0],
            coderId: this.coders.get("ann") as Id,
          };
          differences.push({
            id: draft.add("coding", coding({ ...fields, start, end: 9 })),
            before: null,
            after: { kind: "coding", name: String(start), codeId: owner[0] },
          });
        } else if (what === "rename" && chosen !== undefined && nameFree) {
          draft.change("code", chosen[0], { name });
          differences.push({ id: chosen[0], before: chosen[1], after: { ...chosen[1], name } });
        } else if (what === "close" && chosen !== undefined && !used(chosen[0])) {
          draft.close(chosen[1].kind, chosen[0]);
          differences.push({ id: chosen[0], before: chosen[1], after: null });
        }
      },
    );
    if (seq === null) return;
    this.model.act(by, differences, batch ?? seq);
    this.#lastOf.set(by, batch ?? seq);
  }
}

export function describeUndo(make: MakeStore): void {
  describe("undo and redo", () => {
    it("do what a plain model of two coders' acts says, and never lose a state", () =>
      fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), (script) =>
          withStore(make, async ({ store, another }) => {
            const { ann, ben, revision } = await startStudy(store);
            // ann's own first acts are not to be undone here: a third coder did them.
            const { result: cleo } = await store.record(act(ann, "coder.add"), (draft) => {
              const id = draft.add("coder", { name: "cleo", kind: "person", lead: false });
              return id;
            });
            const player = new Player(
              store,
              new Map([
                ["ann", cleo],
                ["ben", ben],
              ]),
              revision,
            );
            player.model.state = (await stateOf(store)) as Map<Id, Version>;
            for (const each of script) await player.play(each);

            expect((await store.verify()).problems).toEqual([]);
            for (const [seq, state] of player.snapshots) expect(await stateOf(store, seq)).toEqual(state);

            // Undone and redone to the end, in a later sitting, the study is the same.
            const later = await another();
            const before = await stateOf(later);
            for (const coderId of [cleo, ben]) {
              let undone = 0;
              while (await later.undo(coderId, 1).catch(() => null)) undone++;
              const { undone: redone } =
                undone === 0 ? { undone: [] } : await later.redo(coderId, 1, { steps: undone });
              expect(redone.length).toBeGreaterThanOrEqual(undone);
              expect(await stateOf(later)).toEqual(before);
            }
            expect((await later.verify()).problems).toEqual([]);
          }),
        ),
        { numRuns: rounds(12, 60) },
      ));

    it("do not bring a name back beside one that another undo brought back", () =>
      withStore(make, async ({ store }) => {
        const { ann, ben } = await startStudy(store);
        const add = (coderId: Id) =>
          store.record(act(coderId, "code.add"), (draft) => draft.add("code", code({ name: "Trust" })));
        const close = (coderId: Id, id: Id) =>
          store.record(act(coderId, "code.edit"), (draft) => draft.close("code", id));
        const first = await add(ann);
        await close(ann, first.result);
        const second = await add(ben);
        await close(ben, second.result);
        await store.undo(ann, 1);
        await expect(store.undo(ben, 1)).rejects.toMatchObject({ kind: "conflict" });
        const names = async () => (await store.current("code", {})).filter(({ name }) => name === "Trust");
        expect(await names()).toMatchObject([{ id: first.result }]);
        await store.undo(ben, 1, { cascade: true });
        expect(await names()).toMatchObject([{ id: second.result }]);
        expect((await store.verify()).problems).toEqual([]);
      }));

    it("with cascade never refuse: what stands in the way is taken back, or done again", () =>
      fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), fc.boolean(), (script, benFirst) =>
          withStore(make, async ({ store }) => {
            const { ann, ben, revision } = await startStudy(store);
            const { result: cleo } = await store.record(act(ann, "coder.add"), (draft) =>
              draft.add("coder", { name: "cleo", kind: "person", lead: false }),
            );
            const coders = new Map([
              ["ann", cleo],
              ["ben", ben],
            ]);
            const player = new Player(store, coders, revision);
            player.model.state = (await stateOf(store)) as Map<Id, Version>;
            for (const each of script) await player.play(each);
            for (const coderId of benFirst ? [ben, cleo] : [cleo, ben]) {
              const before = await store.head();
              const done = await store.undo(coderId, 1, { cascade: true }).catch((error: unknown) => error);
              if (!(done instanceof Error)) expect((await store.verify()).problems).toEqual([]);
              else {
                expect(done).toMatchObject({ code: "nothing-to-undo" });
                expect(await store.head()).toEqual(before);
              }
            }
          }),
        ),
        { numRuns: rounds(8, 40) },
      ));

    it("are events of their own, that name what they take back", () =>
      withStore(make, async ({ store }) => {
        const { ann, code: first } = await startStudy(store);
        const { undone } = await store.undo(ann, 77);
        expect(undone).toEqual([{ seq: 4, command: "code.add", by: 5 }]);
        expect(await store.event(5)).toMatchObject({ command: "undo", undoes: 4, coderId: ann, at: 77 });
        expect(await store.byId("code", first)).toBeNull();
        const redone = await store.redo(ann, 78);
        expect(redone.undone).toEqual([{ seq: 4, command: "code.add", by: 6 }]);
        expect(await store.event(6)).toMatchObject({ command: "redo", undoes: 5 });
        expect(await store.byId("code", first)).toMatchObject({ name: "Being listened to", fromSeq: 6 });
      }));

    it("move neither the date of a record nor that of the version they bring back", () =>
      withStore(make, async ({ store }) => {
        const { ann, code: first } = await startStudy(store);
        await store.record(act(ann, "code.edit"), (draft) => draft.change("code", first, { short: "new" }));
        const dates = async () => {
          const code = await store.byId("code", first);
          return [code?.fromSeq, code?.actSeq, code?.madeSeq];
        };
        expect(await dates()).toEqual([5, 5, 4]);
        await store.undo(ann, 1);
        expect(await dates()).toEqual([6, 4, 4]);
        await store.redo(ann, 1);
        expect(await dates()).toEqual([7, 5, 4]);
      }));

    it("take a batch as one, and several steps at once", () =>
      withStore(make, async ({ store }) => {
        const { ann } = await startStudy(store);
        const add = (name: string, batch?: Seq | "start") =>
          store.record(act(ann, "code.add", { batch }), (draft) => draft.add("code", code({ name })));
        const start = await add("A", "start");
        await add("B", start.seq as Seq);
        await add("C", start.seq as Seq);
        await add("D");
        const names = async () => (await store.current("code")).map(({ name }) => name);
        const { undone } = await store.undo(ann, 1, { steps: 2 });
        expect(undone.map(({ seq }) => seq)).toEqual([5, 6, 7, 8]);
        expect(await names()).toEqual(["Being listened to"]);
        const redone = await store.redo(ann, 1);
        expect(redone.undone.map(({ seq }) => seq)).toEqual([5, 6, 7]);
        expect(await names()).toEqual(["Being listened to", "A", "B", "C"]);
        await store.redo(ann, 1);
        expect(await names()).toEqual(["Being listened to", "A", "B", "C", "D"]);
      }));

    it("end with the beginning of the study, which cannot be taken back", () =>
      withStore(make, async ({ store }) => {
        const { ann } = await startStudy(store);
        const { undone } = await store.undo(ann, 1, { steps: 99 });
        expect(undone.map(({ seq }) => seq)).toEqual([2, 3, 4]);
        expect((await store.current("coder")).map(({ name }) => name)).toEqual(["ann"]);
        await expect(store.undo(ann, 1)).rejects.toMatchObject({ kind: "usage", code: "nothing-to-undo" });
        await expect(store.undo(ann, 1, { cascade: true })).rejects.toMatchObject({
          code: "nothing-to-undo",
        });
        expect((await store.redo(ann, 1, { steps: 99 })).undone.map(({ seq }) => seq)).toEqual([2, 3, 4]);
        await expect(store.redo(ann, 1)).rejects.toMatchObject({ kind: "usage", code: "nothing-to-redo" });
      }));

    it("leave the beginning of the study out of a batch that it began", () =>
      withStore(make, async ({ store }) => {
        const { result: ann } = await store.record(
          { command: "study.init", coderId: null, at: 1, batch: "start" },
          (draft) => draft.add("coder", { name: "ann", kind: "person", lead: true }),
        );
        await store.record(act(ann, "code.add", { batch: 1 }), (draft) => draft.add("code", code()));
        expect((await store.undo(ann, 1)).undone.map(({ seq }) => seq)).toEqual([2]);
        await expect(store.undo(ann, 1)).rejects.toMatchObject({ code: "nothing-to-undo" });
        expect(await store.current("coder")).toHaveLength(1);
      }));

    it("are cleared by an act of the same coder alone", () =>
      withStore(make, async ({ store }) => {
        const { ann, ben } = await startStudy(store);
        const add = (coderId: Id, name: string) =>
          store.record(act(coderId), (draft) => draft.add("code", code({ name })));
        await add(ann, "A");
        await add(ben, "B");
        await store.undo(ann, 1);
        await store.undo(ben, 1);
        await add(ben, "B2");
        await expect(store.redo(ben, 1)).rejects.toMatchObject({ code: "nothing-to-redo" });
        await store.redo(ann, 1);
        expect((await store.current("code")).map(({ name }) => name)).toEqual([
          "Being listened to",
          "A",
          "B2",
        ]);
      }));

    it("leave a coder known who joined with the act", () =>
      withStore(make, async ({ store }) => {
        const { revision, code: first } = await startStudy(store);
        const joining = { name: "cleo" };
        const { joined } = await store.record(
          { command: "coding.add", coderId: null, joining, at: 1 },
          (draft) =>
            draft.add("coding", coding({ revisionId: revision, codeId: first, coderId: draft.coder })),
        );
        const cleo = joined ?? 0;
        await store.undo(cleo, 1);
        expect(await store.current("coding")).toEqual([]);
        expect((await store.current("coder")).map(({ name }) => name)).toContain("cleo");
        await store.redo(cleo, 1);
        expect(await store.current("coding")).toHaveLength(1);
        expect(await store.current("coder", { name: "cleo" })).toHaveLength(1);
        expect((await store.verify()).problems).toEqual([]);
      }));

    it("keep to the acts among which they are asked to choose", () =>
      withStore(make, async ({ store }) => {
        const { ann, code: first } = await startStudy(store);
        const add = async (name: string) =>
          (await store.record(act(ann), (draft) => draft.add("code", code({ name })))).seq ?? 0;
        const one = await add("One");
        const two = await add("Two");
        const mine = { among: new Set([one]) };
        expect((await store.undo(ann, 1, mine)).undone).toMatchObject([{ seq: one }]);
        await expect(store.undo(ann, 1, mine)).rejects.toMatchObject({ code: "nothing-to-undo" });
        const { undone } = await store.undo(ann, 1);
        expect(undone).toMatchObject([{ seq: two }]);
        const [{ by } = { by: 0 }] = undone;
        await store.redo(ann, 1, { among: new Set([by]) });
        await expect(store.redo(ann, 1, { among: new Set([by]) })).rejects.toMatchObject({
          code: "nothing-to-redo",
        });
        expect((await store.current("code")).map(({ name }) => name)).toEqual(["Being listened to", "Two"]);
        expect(await store.byId("code", first)).not.toBeNull();
        expect((await store.verify()).problems).toEqual([]);
      }));

    it("last from one sitting to the next", () =>
      withStore(make, async ({ store, another }) => {
        const { ann } = await startStudy(store);
        await store.undo(ann, 1);
        const later = await another();
        await later.redo(ann, 2);
        expect(await store.current("code")).toHaveLength(1);
      }));

    it("take a merge back whole, the codings that fell together included", () =>
      withStore(make, async ({ store }) => {
        const { ann, revision, code: first } = await startStudy(store);
        const { result } = await store.record(act(ann), (draft) => {
          const second = draft.add("code", code({ name: "Heard" }));
          const on = { revisionId: revision, coderId: ann };
          return {
            second,
            one: draft.add("coding", coding({ ...on, codeId: first })),
            two: draft.add("coding", coding({ ...on, codeId: second })),
            other: draft.add("coding", coding({ ...on, codeId: second, start: 9, end: 12 })),
          };
        });
        const before = await stateOf(store);
        await store.record(act(ann, "code.merge"), (draft) => {
          draft.close("coding", result.two);
          draft.change("coding", result.other, { codeId: first });
          draft.change("code", result.second, { status: "merged", mergedInto: first });
        });
        const merged = await stateOf(store);
        await store.undo(ann, 1);
        expect(await stateOf(store)).toEqual(before);
        await store.redo(ann, 1);
        expect(await stateOf(store)).toEqual(merged);
        expect((await store.verify()).problems).toEqual([]);
      }));
  });
}
