import { describe, expect, it } from "vitest";
import type { Id } from "../../src/core/records.js";
import type { Draft, StudyStore } from "../../src/store/port.js";
import { act, code, coding, startStudy } from "../support/records.js";
import { type MakeStore, withStore } from "./store-under-test.js";

/** An undo or redo that must be refused, whole, naming the events in its way. */
async function refused(store: StudyStore, attempt: Promise<unknown>, ...named: string[]): Promise<string> {
  const head = await store.head();
  const error = await attempt.then(
    () => Promise.reject(new Error("it was not refused")),
    (thrown: { kind: string; code: string; message: string; hint: string }) => thrown,
  );
  expect(error).toMatchObject({ kind: "conflict", code: "later-change" });
  for (const name of named) expect(error.message).toContain(name);
  expect(error.message).toContain("Nothing was changed");
  expect(await store.head()).toEqual(head);
  return error.hint;
}

export function describeConflicts(make: MakeStore): void {
  describe("an undo that others' work stands on", () => {
    const start = async (store: StudyStore) => {
      const study = await startStudy(store);
      const does = (coderId: Id, work: (draft: Draft) => unknown) =>
        store.record(act(coderId, "code.edit"), work);
      const rename = (coderId: Id, id: Id, name: string) =>
        does(coderId, (draft) => draft.change("code", id, { name }));
      const names = async () => (await store.current("code")).map(({ name }) => name).sort();
      return { ...study, does, rename, names };
    };

    it("is refused where a colleague changed the same record, and cascade takes both", () =>
      withStore(make, async ({ store }) => {
        const { ann, ben, code: first, rename, names } = await start(store);
        await rename(ann, first, "A");
        await rename(ben, first, "B");
        const hint = await refused(store, store.undo(ann, 1), "Event 5", "6 (code.edit by ben)");
        expect(hint).toContain("--cascade");
        const { undone } = await store.undo(ann, 1, { cascade: true });
        expect(undone.map(({ seq }) => seq)).toEqual([5, 6]);
        expect(await names()).toEqual(["Being listened to"]);
        await store.redo(ann, 1);
        expect(await names()).toEqual(["B"]);
        expect((await store.verify()).problems).toEqual([]);
      }));

    it("is refused where a colleague's coding uses the code it added", () =>
      withStore(make, async ({ store }) => {
        const { ann, ben, revision, code: first, does, names } = await start(store);
        await does(ben, (draft) =>
          draft.add("coding", coding({ revisionId: revision, codeId: first, coderId: ben })),
        );
        await refused(store, store.undo(ann, 1), "Event 4 (code.add)", "5 (code.edit by ben)");
        await store.undo(ann, 1, { cascade: true });
        expect(await names()).toEqual([]);
        expect(await store.current("coding")).toEqual([]);
      }));

    it("names the act that stands, not one that was taken back since", () =>
      withStore(make, async ({ store }) => {
        const { ann, ben, code: first, rename, names } = await start(store);
        await rename(ann, first, "A");
        await rename(ben, first, "B1");
        await rename(ben, first, "B2");
        await store.undo(ben, 1);
        await refused(store, store.undo(ann, 1), "6 (code.edit by ben)");
        const { undone } = await store.undo(ann, 1, { cascade: true });
        expect(undone.map(({ seq }) => seq)).toEqual([5, 6]);
        expect(await names()).toEqual(["Being listened to"]);
      }));

    it("is refused where a colleague took back what a record refers to, and cascade does that again", () =>
      withStore(make, async ({ store }) => {
        const { ann, ben, revision, does, names } = await start(store);
        const { result: added } = await does(ben, (draft) => draft.add("code", code({ name: "B" })));
        const { result: coded } = await does(ann, (draft) =>
          draft.add("coding", coding({ revisionId: revision, codeId: added as Id, coderId: ann })),
        );
        await does(ann, (draft) => draft.close("coding", coded as Id));
        await store.undo(ben, 1);
        const hint = await refused(store, store.undo(ann, 1), "Event 7", "8 (undo by ben)");
        expect(hint).toContain("--cascade");
        await store.undo(ann, 1, { cascade: true });
        expect(await names()).toEqual(["B", "Being listened to"]);
        expect(await store.current("coding")).toHaveLength(1);
        expect((await store.verify()).problems).toEqual([]);
      }));

    it("names who closed a record that had been taken back and done again", () =>
      withStore(make, async ({ store }) => {
        const { ann, ben, does, names } = await start(store);
        const { result: added } = await does(ann, (draft) => draft.add("code", code({ name: "A" })));
        await store.undo(ann, 1);
        await store.redo(ann, 1);
        await does(ben, (draft) => draft.close("code", added as Id));
        await refused(store, store.undo(ann, 1), "8 (code.edit by ben)");
        expect((await store.undo(ann, 1, { cascade: true })).undone.map(({ seq }) => seq)).toEqual([5, 8]);
        await store.redo(ann, 1);
        expect(await names()).toEqual(["Being listened to"]);
      }));

    it("is refused where what a record refers to has gone, and cascade brings that back too", () =>
      withStore(make, async ({ store }) => {
        const { ann, ben, revision, code: first, does } = await start(store);
        const { result: made } = await does(ann, (draft) =>
          draft.add("coding", coding({ revisionId: revision, codeId: first, coderId: ann })),
        );
        await does(ann, (draft) => draft.close("coding", made as Id));
        await does(ben, (draft) => draft.close("code", first));
        await refused(store, store.undo(ann, 1), "7 (code.edit by ben)");
        await store.undo(ann, 1, { cascade: true });
        expect(await store.current("coding")).toHaveLength(1);
        expect(await store.current("code")).toHaveLength(1);
      }));

    it("is refused where the passage has the same code again", () =>
      withStore(make, async ({ store }) => {
        const { ann, ben, revision, code: first, does } = await start(store);
        const place = { revisionId: revision, codeId: first, coderId: ann };
        const { result: made } = await does(ann, (draft) => draft.add("coding", coding(place)));
        await does(ann, (draft) => draft.close("coding", made as Id));
        await does(ben, (draft) => draft.add("coding", coding(place)));
        await refused(store, store.undo(ann, 1), "7 (code.edit by ben)");
        await store.undo(ann, 1, { cascade: true });
        expect((await store.current("coding")).map(({ id }) => id)).toEqual([made]);
      }));

    it("is refused where a colleague gave the old name to another code", () =>
      withStore(make, async ({ store }) => {
        const { ann, ben, code: first, does, rename, names } = await start(store);
        await rename(ann, first, "Heard");
        await does(ben, (draft) => draft.add("code", code({ name: "being listened to" })));
        await refused(store, store.undo(ann, 1), "6 (code.edit by ben)");
        expect(await names()).toEqual(["Heard", "being listened to"]);
        await store.undo(ann, 1, { cascade: true });
        expect(await names()).toEqual(["Being listened to"]);
      }));

    it("is not refused for two records that shared a name before the act", () =>
      withStore(make, async ({ store }) => {
        const { ann, code: first, does, rename, names } = await start(store);
        await does(ann, (draft) => draft.add("code", code({ name: "Being listened to", definition: "2" })));
        await rename(ann, first, "Heard");
        await store.undo(ann, 1);
        expect(await names()).toEqual(["Being listened to", "Being listened to"]);
      }));

    it("is refused to be done again where a colleague has set the same thing since", () =>
      withStore(make, async ({ store }) => {
        const { ann, ben, does } = await start(store);
        const title = (value: string) => (draft: Draft) => draft.add("setting", { key: "title", value });
        await does(ann, title("One"));
        await store.undo(ann, 1);
        await does(ben, title("Two"));
        const hint = await refused(store, store.redo(ann, 1), "Event 5", "redone", "7 (code.edit by ben)");
        expect(hint).not.toContain("--cascade");
        expect(await store.current("setting", { key: "title" })).toMatchObject([{ value: "Two" }]);
      }));

    it("changes nothing at all when a later step of several is refused", () =>
      withStore(make, async ({ store }) => {
        const { ann, ben, code: first, rename, names } = await start(store);
        await rename(ann, first, "A");
        await rename(ben, first, "B");
        await store.record(act(ann), (draft) => draft.add("code", code({ name: "C" })));
        await refused(store, store.undo(ann, 1, { steps: 2 }), "Event 5");
        expect(await names()).toEqual(["B", "C"]);
      }));

    it("is taken back in an order that holds, however acts were redone in between", () =>
      withStore(make, async ({ store }) => {
        const { ann, ben, revision, does } = await start(store);
        const { result: other } = await does(ben, (draft) => draft.add("code", code({ name: "Other" })));
        const { result: made } = await does(ann, (draft) =>
          draft.add("coding", coding({ revisionId: revision, codeId: other as Id, coderId: ann })),
        );
        await store.undo(ann, 1); // the coding goes
        await does(ben, (draft) => draft.close("code", other as Id)); // event 8
        await store.undo(ben, 1);
        await store.redo(ann, 1); // the coding is back, after event 8
        await does(ann, (draft) => draft.close("coding", made as Id));
        await store.redo(ben, 1); // the code goes again, after the coding
        await refused(store, store.undo(ann, 1), "8 (code.edit by ben)");
        const { undone } = await store.undo(ann, 1, { cascade: true });
        expect(undone).toHaveLength(2);
        expect(await store.current("coding")).toHaveLength(1);
        expect((await store.verify()).problems).toEqual([]);
      }));
  });
}
