import { setImmediate as later } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StudyStore } from "../../src/store/port.js";
import { act, code, startStudy } from "../support/records.js";
import { rounds } from "../support/rounds.js";
import { type MakeStore, withStore } from "./store-under-test.js";

const names = async (store: StudyStore) => (await store.current("code")).map(({ name }) => name).slice(1);

export function describeTurns(make: MakeStore): void {
  describe("what is asked for at once", () => {
    /** An act that takes a while, so that others come in between if they can. */
    const add = (store: StudyStore, coderId: number, name: string) =>
      store.record(act(coderId), async (draft) => {
        const before = await names(store);
        await later();
        expect(await names(store)).toEqual(before);
        return draft.add("code", code({ name }));
      });

    it("is done one after the other, in the order in which it was asked for", () =>
      withStore(make, async ({ store }) => {
        const { ann, ben, revision } = await startStudy(store);
        const seen = store.snapshot(async () => {
          const before = await names(store);
          await later();
          return [before, await names(store)];
        });
        const acts = ["one", "two", "three"].map((name) => add(store, ann, name));
        const undone = store.undo(ann, 1);
        const redone = store.redo(ann, 1);
        const opened = store.opened(ben, revision, "read", 1);
        const after = store.snapshot(() => names(store));
        expect(await seen).toEqual([[], []]);
        expect((await Promise.all(acts)).map(({ seq }) => seq)).toEqual([5, 6, 7]);
        expect((await undone).undone).toMatchObject([{ seq: 7, by: 8 }]);
        expect((await redone).undone).toMatchObject([{ by: 9 }]);
        await opened;
        expect(await after).toEqual(["one", "two", "three"]);
        expect((await store.verify()).problems).toEqual([]);
      }));

    it("leaves a sound study, whatever it is", () =>
      withStore(make, async ({ store }) => {
        const { ann, ben } = await startStudy(store);
        const kinds = ["add", "fail", "dry", "undo", "redo", "snapshot", "read", "verify"] as const;
        let made = 0;
        const ask = (kind: (typeof kinds)[number], who: number): Promise<unknown> => {
          switch (kind) {
            case "add":
              return add(store, who, `code ${++made}`);
            case "fail":
              return store.record(act(who), async () => {
                await later();
                throw new Error("no");
              });
            case "dry":
              return store.record(act(who, "code.add", { dryRun: true }), async (draft) => {
                await later();
                draft.add("code", code({ name: `never ${++made}` }));
              });
            case "undo":
              return store.undo(who, 1);
            case "redo":
              return store.redo(who, 1);
            case "snapshot":
              return store.snapshot(async () => {
                const { seq } = await store.head();
                await later();
                expect((await store.snapshot(() => store.head())).seq).toBe(seq);
              });
            case "read":
              return names(store).then((known) => expect(known.join()).not.toContain("never"));
            case "verify":
              return store.verify().then(({ problems }) => expect(problems).toEqual([]));
          }
        };
        await fc.assert(
          fc.asyncProperty(
            fc.array(fc.tuple(fc.constantFrom(...kinds), fc.constantFrom(ann, ben)), { maxLength: 12 }),
            async (asked) => {
              const answer = await Promise.allSettled(asked.map(([kind, who]) => ask(kind, who)));
              for (const [i, outcome] of answer.entries())
                if (outcome.status === "rejected") {
                  const [kind] = asked[i] ?? [];
                  expect(["fail", "undo", "redo"], String(outcome.reason)).toContain(kind);
                  expect(String(outcome.reason)).not.toMatch(/transaction/);
                }
              expect((await store.verify()).problems).toEqual([]);
            },
          ),
          { numRuns: rounds(12, 50) },
        );
      }));

    it("fails at once where an act or a snapshot would wait for itself, and does no harm", () =>
      withStore(make, async ({ store }) => {
        const { ann } = await startStudy(store);
        const inner: Record<string, () => Promise<unknown>> = {
          record: () => add(store, ann, "inside"),
          undo: () => store.undo(ann, 1),
          redo: () => store.redo(ann, 1),
          outcome: () => store.outcome(1, "left", 1),
          backup: () => store.backup("/nowhere/at/all.db"),
        };
        for (const [what, ask] of Object.entries(inner)) {
          await expect(store.record(act(ann), ask), what).rejects.toThrow("inside an act");
          await expect(store.snapshot(ask), what).rejects.toThrow("inside an act");
        }
        expect(await names(store)).toEqual([]);
        await add(store, ann, "after");
        expect(await names(store)).toEqual(["after"]);
      }));

    it("has a snapshot inside an act see what the act sees", () =>
      withStore(make, async ({ store }) => {
        const { ann } = await startStudy(store);
        const { result } = await store.record(act(ann), (draft) => {
          draft.add("code", code({ name: "One" }));
          return store.snapshot(async () => (await store.head()).seq);
        });
        expect(result).toBe(4);
        expect((await store.head()).seq).toBe(5);
      }));

    it("goes on after an act whose work left something running behind it", () =>
      withStore(make, async ({ store }) => {
        const { ann } = await startStudy(store);
        let behind: Promise<unknown> = Promise.resolve();
        await store.record(act(ann), (draft) => {
          behind = later().then(async () => {
            await later();
            await later();
            return add(store, ann, "behind");
          });
          draft.add("code", code({ name: "first" }));
        });
        await behind;
        expect(await names(store)).toEqual(["first", "behind"]);
      }));
  });
}
