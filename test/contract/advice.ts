import { describe, expect, it } from "vitest";
import { act, code, startStudy } from "../support/records.js";
import { type MakeStore, withStore } from "./store-under-test.js";

export function describeAdvice(make: MakeStore): void {
  describe("what was offered and opened", () => {
    it("is kept in order, is no event, and survives undo", () =>
      withStore(make, async ({ store, another }) => {
        const { ann, revision, code: first } = await startStudy(store);
        const offer = (start: number) => ({
          revisionId: revision,
          start,
          end: start + 4,
          codeId: first,
          coderId: ann,
          engine: "nearest 1",
          rank: 1,
          score: 0.75,
          probability: start === 0 ? null : 0.5,
          at: start,
        });
        await store.record(act(ann), (draft) => draft.add("code", code({ name: "Other" })));
        const head = await store.head();
        const [one, two] = await store.offer([offer(0), offer(9)]);
        const [three] = await store.offer([offer(20)]);
        expect([one, two, three]).toEqual([1, 2, 3]);
        await store.outcome(2, "rejected", 5);
        await store.outcome(1, "accepted", 6);
        await store.opened(ann, revision, "transcript", 7);
        expect(await store.head()).toEqual(head);

        await store.undo(ann, 8);
        const later = await another();
        expect(await later.offers()).toMatchObject([
          { id: 1, ...offer(0) },
          { id: 2, ...offer(9) },
          { id: 3, ...offer(20) },
        ]);
        expect((await later.offers([3, 1])).map(({ id }) => id)).toEqual([1, 3]);
        expect(await later.offers([])).toEqual([]);
        expect(await later.outcomes()).toEqual([
          { offerId: 2, kind: "rejected", at: 5 },
          { offerId: 1, kind: "accepted", at: 6 },
        ]);
        expect(await later.openings()).toEqual([
          { coderId: ann, revisionId: revision, what: "transcript", at: 7 },
        ]);
        expect(new Set((await later.offers()).map(({ uid }) => uid)).size).toBe(3);
        expect((await later.verify()).problems).toEqual([]);
      }));

    it("must be about something that is there", () =>
      withStore(make, async ({ store }) => {
        await startStudy(store);
        await expect(store.outcome(77, "accepted", 1)).rejects.toThrow();
        await expect(store.opened(77, 77, "transcript", 1)).rejects.toThrow();
        expect(await store.outcomes()).toEqual([]);
        expect(await store.openings()).toEqual([]);
      }));
  });
}
