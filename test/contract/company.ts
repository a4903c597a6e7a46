import { describe, expect, it } from "vitest";
import { act, code, coding, startStudy } from "../support/records.js";
import { type MakeStore, withStore } from "./store-under-test.js";

export function describeCompany(make: MakeStore): void {
  describe("several connections to one study", () => {
    it("lose nothing when they write in turn, and the chain stays whole", () =>
      withStore(make, async ({ store, another }) => {
        const { ann, ben } = await startStudy(store);
        const second = await another();
        for (let i = 0; i < 100; i++) {
          await store.record(act(ann), (draft) => draft.add("code", code({ name: `ann ${i}` })));
          await second.record(act(ben), (draft) => draft.add("code", code({ name: `ben ${i}` })));
        }
        const names = (await second.current("code")).map(({ name }) => name);
        expect(new Set(names).size).toBe(201);
        expect((await store.head()).seq).toBe(204);
        expect(await store.head()).toEqual(await second.head());
        expect((await second.verify()).problems).toEqual([]);
      }));

    it("read the same inside a snapshot while another writes", () =>
      withStore(make, async ({ store, another }) => {
        const { ann, ben, revision, code: first } = await startStudy(store);
        const second = await another();
        const seen = await store.snapshot(async () => {
          const before = await store.current("code");
          await second.record(act(ben), (draft) => {
            const added = draft.add("code", code({ name: "New" }));
            draft.add("coding", coding({ revisionId: revision, codeId: added, coderId: ben }));
          });
          return {
            before,
            after: await store.current("code"),
            codings: (await store.codingColumns()).count,
            head: (await store.head()).seq,
            problems: (await store.verify()).problems,
          };
        });
        expect(seen.after).toEqual(seen.before);
        expect(seen).toMatchObject({ codings: 0, head: 4, problems: [] });
        expect((await store.head()).seq).toBe(5);
        await store.record(act(ann, "code.retire"), (draft) => draft.change("code", first, { position: 3 }));
      }));

    it("end a snapshot when its work fails", () =>
      withStore(make, async ({ store }) => {
        const { ann } = await startStudy(store);
        await expect(store.snapshot(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
        await store.record(act(ann), (draft) => draft.add("code", code({ name: "After" })));
        expect((await store.head()).seq).toBe(5);
      }));

    it("may read several things at once", () =>
      withStore(make, async ({ store }) => {
        const { ann, revision, code: first } = await startStudy(store);
        await store.record(act(ann, "coding.apply"), (draft) => {
          for (let i = 0; i < 50; i++)
            draft.add(
              "coding",
              coding({ revisionId: revision, codeId: first, coderId: ann, start: i, end: 60 }),
            );
        });
        const [columns, codes, problems, inside] = await Promise.all([
          store.codingColumns(),
          store.current("code"),
          store.verify().then(({ problems }) => problems),
          store.snapshot(() => store.current("coding")),
        ]);
        expect([columns.count, codes.length, problems.length, inside.length]).toEqual([50, 1, 0, 50]);
      }));
  });
}
