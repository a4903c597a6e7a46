import { describe, expect, it } from "vitest";
import type { Id, Seq } from "../../src/core/records.js";
import type { StudyStore } from "../../src/store/port.js";
import { act, memo, startStudy } from "../support/records.js";
import { type MakeStore, withStore } from "./store-under-test.js";

/** A study with a memo that was written (event 5) and changed (event 6). */
async function withMemo(store: StudyStore) {
  const study = await startStudy(store);
  const { result: note } = await store.record(
    act(study.ann, "memo.add", { reason: "Ama said it", args: { said: "by Ama" } }),
    (draft) =>
      draft.add("memo", memo({ coderId: study.ann, kind: "about Ama", title: "Ama", body: "first" })),
  );
  await store.record(act(study.ann, "memo.edit"), (draft) => draft.change("memo", note, { body: "second" }));
  return { ...study, note };
}

/** Erases the memo, the text and the particulars of event 5, as event 7. */
const eraseAll = (store: StudyStore, { ann, note, revision }: { ann: Id; note: Id; revision: Id }) =>
  store.record(act(ann, "source.set", { always: true }), (draft) =>
    draft.erase("withdrawal", { records: [{ kind: "memo", id: note }], texts: [revision], payloads: [5] }),
  );

export function describeErasing(make: MakeStore): void {
  describe("erasing words", () => {
    it("takes them from every version, leaves what is not words, and the history verifies and says so", () =>
      withStore(make, async ({ store }) => {
        const study = await withMemo(store);
        await eraseAll(store, study);
        for (const version of await store.versions("memo", study.note))
          expect(version).toMatchObject({
            kind: "",
            title: "",
            body: "",
            coderId: study.ann,
            date: "2024-03-01",
          });
        await expect(store.text(study.revision)).rejects.toMatchObject({ kind: "data", code: "text-erased" });
        await expect(store.textKey(study.revision)).rejects.toMatchObject({ code: "text-erased" });
        expect(await store.event(5)).toMatchObject({ command: "memo.add", reason: null, args: null });
        const found = await store.verify();
        expect(found.problems).toEqual([]);
        expect(found.erasures).toMatchObject([
          { event: 7, cause: "withdrawal", events: 3, records: 2, texts: 1 },
        ]);
      }));

    it("leaves none of them in the database's tables", () =>
      withStore(make, async ({ store, dump }) => {
        const study = await withMemo(store);
        expect(await dump()).toContain("Ama");
        await eraseAll(store, study);
        const all = await dump();
        for (const word of ["Ama", "second", "She asked me"]) expect(all).not.toContain(word);
      }));

    it("a second time goes on from the first", () =>
      withStore(make, async ({ store }) => {
        const study = await withMemo(store);
        const memoOnly = { records: [{ kind: "memo" as const, id: study.note }] };
        await store.record(act(study.ann, "source.set"), (draft) => draft.erase("at request", memoOnly));
        await store.record(act(study.ann, "source.set"), (draft) =>
          draft.erase("withdrawal", { payloads: [5] }),
        );
        expect((await store.verify()).erasures.map(({ event, events }) => [event, events])).toEqual([
          [7, 2],
          [8, 1],
        ]);
        expect((await store.verify()).problems).toEqual([]);
        // What is gone already is no new act.
        const again = await store.record(act(study.ann, "source.set"), (draft) =>
          draft.erase("again", memoOnly),
        );
        expect(again.seq).toBeNull();
      }));

    it("lets the same act write the record anew", () =>
      withStore(make, async ({ store }) => {
        const study = await withMemo(store);
        await store.record(act(study.ann, "source.set"), (draft) => {
          draft.erase("withdrawal", { records: [{ kind: "memo", id: study.note }] });
          draft.change("memo", study.note, { title: "[withdrawn]" });
        });
        expect(await store.byId("memo", study.note)).toMatchObject({ title: "[withdrawn]", body: "" });
        expect((await store.verify()).problems).toEqual([]);
      }));

    it("is nothing in a dry run", () =>
      withStore(make, async ({ store }) => {
        const study = await withMemo(store);
        await store.record(act(study.ann, "source.set", { dryRun: true }), (draft) =>
          draft.erase("withdrawal", { records: [{ kind: "memo", id: study.note }] }),
        );
        expect(await store.byId("memo", study.note)).toMatchObject({ body: "second" });
      }));

    it("cannot be undone, and no undo or redo goes across it", () =>
      withStore(make, async ({ store }) => {
        const study = await withMemo(store);
        const [, undone] = [await store.undo(study.ann, 1), await store.redo(study.ann, 2)];
        expect(undone.undone).toHaveLength(1);
        await store.record(act(study.ann, "source.set"), (draft) =>
          draft.erase("withdrawal", { records: [{ kind: "memo", id: study.note }] }),
        );
        const before = await store.head();
        await expect(store.undo(study.ann, 3)).rejects.toMatchObject({
          kind: "conflict",
          code: "words-erased",
        });
        for (const among of [new Set<Seq>([6]), new Set<Seq>([5])])
          await expect(store.undo(study.ann, 3, { among })).rejects.toMatchObject({ kind: "conflict" });
        expect(await store.head()).toEqual(before);
        expect((await store.verify()).problems).toEqual([]);
      }));

    it.each([
      ["a word came back", "update memo set title = 'Ama' where from_seq = 5", "content-changed"],
      [
        "another text was emptied",
        "update event_payload set salt = null, body = null where seq = 4",
        "words-missing",
      ],
      [
        "a record lost its words as well",
        'update code set salt = null, name = null, short = null, definition = null, "include" = null, exclude = null, examples = null',
        "words-missing",
      ],
      ["the tombstones went", "delete from tombstone", "words-missing"],
      ["a tombstone was changed", "update tombstone set after = randomblob(32)", "erasure-changed"],
      ["a record was ended", "update memo set to_seq = 7 where to_seq is null", "rows-changed"],
    ])("is told from damage: %s", (_, statement, code) =>
      withStore(make, async ({ store, tamper }) => {
        const study = await withMemo(store);
        await eraseAll(store, study);
        await tamper(statement);
        expect((await store.verify()).problems.map((problem) => problem.code)).toContain(code);
      }));
  });
}
