import { describe, expect, it } from "vitest";
import { act, code, coding, revision, startStudy } from "../support/records.js";
import { type MakeStore, withStore } from "./store-under-test.js";

export function describeLargeActs(make: MakeStore): void {
  describe("an act, however large,", () => {
    it("adds, changes and ends all of its records, each with an id of its own", () =>
      withStore(make, async ({ store }) => {
        const { ann, code: first } = await startStudy(store);
        const many = Array.from({ length: 1201 }, (_, i) => `code ${i}`);
        const { result: ids } = await store.record(act(ann), (draft) =>
          many.map((name) => draft.add("code", code({ name }))),
        );
        const uids = await store.uids(ids);
        expect([...uids.keys()]).toEqual(ids);
        expect(new Set(uids.values()).size).toBe(many.length);
        for (const uid of uids.values()) expect(uid).toMatch(/^[0-9a-f]{32}$/);

        const changed = await store.record(act(ann, "code.edit"), (draft) => {
          for (const id of ids) draft.change("code", id, { short: "x" });
        });
        expect(await store.changeCounts(changed.seq ?? 0)).toEqual([
          { kind: "code", opened: many.length, closed: many.length },
        ]);
        const ended = await store.record(act(ann, "code.retire"), (draft) => {
          for (const id of ids) draft.close("code", id);
        });
        expect(await store.changeCounts(ended.seq ?? 0)).toEqual([
          { kind: "code", opened: 0, closed: many.length },
        ]);
        expect((await store.current("code")).map(({ id }) => id)).toEqual([first]);
        expect((await store.verify()).problems).toEqual([]);
      }));
  });

  describe("an act that cannot be", () => {
    it("is that of nobody", () =>
      withStore(make, async ({ store }) => {
        const nobody = { command: "code.add", coderId: null, at: 1 } as const;
        await expect(store.record(nobody, (draft) => draft.add("code", code()))).rejects.toThrow(
          "needs a coder",
        );
        expect(await store.events()).toEqual([]);
      }));

    it("is a text without its transcript", () =>
      withStore(make, async ({ store }) => {
        const { ann, source } = await startStudy(store);
        const other = store.record(act(ann), (draft) => {
          draft.text("Mentee: Hello.");
          draft.add("revision", revision({ sourceId: source, textDigest: "00".repeat(32) }));
        });
        await expect(other).rejects.toThrow("needs its revision");
        expect((await store.head()).seq).toBe(4);
      }));
  });

  describe("an undo that very much stands on", () => {
    it("is refused with the first twenty events named, and their coders by their present names", () =>
      withStore(make, async ({ store }) => {
        const { ann, ben, revision: read, code: first } = await startStudy(store);
        for (let start = 0; start < 22; start++)
          await store.record(act(ben, "coding.add"), (draft) =>
            draft.add("coding", coding({ revisionId: read, codeId: first, coderId: ben, start, end: 30 })),
          );
        await store.record(act(ben, "team.edit"), (draft) => draft.change("coder", ben, { name: "Benno" }));
        const { message } = await store.undo(ann, 1).then(
          () => ({ message: "not refused" }),
          (error: Error) => error,
        );
        expect(message.match(/\d+ \(coding\.add by \w+\)/g)).toEqual(
          Array.from({ length: 20 }, (_, i) => `${i + 5} (coding.add by Benno)`),
        );
      }));
  });
}
