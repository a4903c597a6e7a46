import { describe, expect, it } from "vitest";
import type { Draft } from "../../src/store/port.js";
import { act, code, coding, startStudy } from "../support/records.js";
import { type MakeStore, withStore } from "./store-under-test.js";

export function describeActs(make: MakeStore): void {
  describe("an act", () => {
    it("is one event that opens and closes all its rows", () =>
      withStore(make, async ({ store }) => {
        const { ann, code: first } = await startStudy(store);
        const { seq, result } = await store.record(
          act(ann, "code.edit", { reason: "clearer", args: { code: "x" }, phase: 5 }),
          (draft) => {
            draft.change("code", first, { name: "Listening" });
            return draft.add("code", code({ name: "Silence" }));
          },
        );
        expect(seq).toBe(5);
        expect(await store.event(5)).toMatchObject({
          seq: 5,
          command: "code.edit",
          coderId: ann,
          reason: "clearer",
          args: { code: "x" },
          phaseGiven: 5,
          phaseInferred: 2,
          undoes: null,
          batch: null,
        });
        expect(await store.changeCounts(5)).toEqual([{ kind: "code", opened: 2, closed: 1 }]);
        const changes = await store.changes(5);
        expect(changes.map(({ id, before, after }) => [id, before?.name, after?.name])).toEqual([
          [first, "Being listened to", "Listening"],
          [result, undefined, "Silence"],
        ]);
        expect((await store.head()).hash).toBe((await store.event(5))?.hash);
      }));

    it.each([
      ["its work throws", () => Promise.reject(new Error("no"))],
      ["a value is of the wrong kind", { position: 1.5 }],
      ["a digest is no digest", { digest: "xyz" }],
      ["a reference leads nowhere", { parentId: 999_999 }],
    ])("leaves nothing when %s", (_, fault) =>
      withStore(make, async ({ store }) => {
        const { ann, ben, revision, code: first } = await startStudy(store);
        const head = await store.head();
        const before = await store.current("code");
        const failing = store.record(act(ann), (draft) => {
          draft.add("code", code({ name: "Half done" }));
          draft.change("code", first, { name: "Changed" });
          if (typeof fault === "function") return fault();
          if ("digest" in fault)
            draft.add(
              "coding",
              coding({ revisionId: revision, codeId: first, coderId: ben, quoteDigest: fault.digest }),
            );
          else draft.add("code", code({ name: "Wrong", ...fault }));
          return undefined;
        });
        await expect(failing).rejects.toThrow();
        expect(await store.head()).toEqual(head);
        expect(await store.current("code")).toEqual(before);
        expect(await store.events()).toHaveLength(head.seq);
        const next = await store.record(act(ann), (draft) => draft.add("code", code({ name: "After" })));
        expect(next.seq).toBe(head.seq + 1);
        expect((await store.verify()).problems).toEqual([]);
      }));

    it("that changes nothing is no event", () =>
      withStore(make, async ({ store }) => {
        const { ann, code: first } = await startStudy(store);
        const head = await store.head();
        const nothing = await store.record(act(ann), () => "said");
        expect(nothing).toEqual({ seq: null, result: "said", joined: null });
        const same = await store.record(act(ann), (draft) => {
          draft.change("code", first, { name: "Being listened\0 to", position: 0 });
          const added = draft.add("code", code({ name: "Second thoughts" }));
          draft.close("code", added);
        });
        expect(same.seq).toBeNull();
        expect(await store.head()).toEqual(head);
      }));

    it("that changes nothing is an event when it says so", () =>
      withStore(make, async ({ store }) => {
        const { ann } = await startStudy(store);
        const { seq } = await store.record(act(ann, "milestone.add", { always: true }), () => {});
        expect(seq).toBe(5);
        expect((await store.verify()).problems).toEqual([]);
      }));

    it("done as a dry run answers and leaves nothing", () =>
      withStore(make, async ({ store }) => {
        const { ann } = await startStudy(store);
        const head = await store.head();
        const dry = await store.record(act(ann, "code.add", { dryRun: true }), (draft) =>
          draft.add("code", code({ name: "Only to see" })),
        );
        expect(dry.seq).toBeNull();
        expect(dry.result).toBeGreaterThan(0);
        expect(await store.head()).toEqual(head);
        expect(await store.byId("code", dry.result)).toBeNull();
      }));

    it("done as a dry run fails where the act would fail", () =>
      withStore(make, async ({ store }) => {
        const { ann, revision, code: first } = await startStudy(store);
        await store.record(act(ann, "coding.add"), (draft) =>
          draft.add("coding", coding({ revisionId: revision, codeId: first, coderId: ann })),
        );
        const dry = store.record(act(ann, "code.retire", { dryRun: true }), (draft) =>
          draft.close("code", first),
        );
        await expect(dry).rejects.toMatchObject({ kind: "conflict", code: "still-used" });
      }));

    it("sees its study as no other writer can change it meanwhile", () =>
      withStore(make, async ({ store, another }) => {
        const { ann, ben } = await startStudy(store);
        const second = await another(20);
        const add = (draft: Draft) => draft.add("code", code({ name: "From outside" }));
        await store.record(act(ann), async (draft) => {
          await expect(second.record(act(ben), add)).rejects.toMatchObject({
            kind: "data",
            code: "study-locked",
          });
          expect(await second.current("code")).toHaveLength(1);
          const count = (await store.current("code")).length;
          draft.add("code", code({ name: `code ${count + 1}` }));
        });
        await second.record(act(ben), add);
        expect((await store.current("code")).map(({ name }) => name).slice(1)).toEqual([
          "code 2",
          "From outside",
        ]);
      }));

    it("cannot change or end what is not there", () =>
      withStore(make, async ({ store }) => {
        const { ann, code: first } = await startStudy(store);
        const head = await store.head();
        await expect(
          store.record(act(ann), (draft) => draft.change("code", 999, { name: "?" })),
        ).rejects.toThrow("not current");
        await expect(store.record(act(ann), (draft) => draft.close("code", 999))).rejects.toThrow(
          "not current",
        );
        await expect(store.record(act(ann), (draft) => draft.close("theme", first))).rejects.toThrow(
          "not current",
        );
        await expect(
          store.record(act(ann), (draft) => {
            draft.close("code", first);
            draft.change("code", first, { name: "?" });
          }),
        ).rejects.toThrow("closed");
        expect(await store.head()).toEqual(head);
      }));

    it("puts the same code on the same passage once only", () =>
      withStore(make, async ({ store }) => {
        const { ann, revision, code: first } = await startStudy(store);
        const again = () =>
          store.record(act(ann, "coding.add"), (draft) =>
            draft.add("coding", coding({ revisionId: revision, codeId: first, coderId: ann })),
          );
        await again();
        await expect(again()).rejects.toMatchObject({ kind: "conflict", code: "coding-exists" });
        expect((await store.head()).seq).toBe(5);
      }));
  });

  describe("a coder who joins with an act", () => {
    const cleo = { name: "cleo" };

    it("joins when it is written, and acts as the same person from then on", () =>
      withStore(make, async ({ store }) => {
        await startStudy(store);
        const join = { command: "code.add", coderId: null, joining: cleo, at: 1 } as const;
        const first = await store.record(join, (draft) => {
          draft.add("code", code({ name: "Pace" }));
          return draft.coder;
        });
        const [known] = await store.current("coder", { name: "cleo" });
        expect(known?.id).toBeGreaterThan(0);
        expect(first).toMatchObject({ joined: known?.id, result: known?.id });
        expect((await store.event(5))?.coderId).toBe(known?.id);
        const again = await store.record({ ...join, joining: { name: "Cleo" } }, (draft) => {
          draft.add("code", code({ name: "Place" }));
          return draft.coder;
        });
        expect(again).toMatchObject({ joined: known?.id, result: known?.id });
        expect(await store.current("coder", { name: "cleo" })).toHaveLength(1);
        expect((await store.event(6))?.coderId).toBe(known?.id);
      }));

    it.each([
      ["fails", true, {}],
      ["changes nothing", false, {}],
      ["is a dry run", false, { dryRun: true, always: true }],
    ])("does not join when it %s", (_, throws, more) =>
      withStore(make, async ({ store }) => {
        await startStudy(store);
        const head = await store.head();
        const done = store.record(
          { command: "code.add", coderId: null, joining: cleo, at: 1, ...more },
          () => {
            if (throws) throw new Error("no");
          },
        );
        await (throws
          ? expect(done).rejects.toThrow("no")
          : expect(done).resolves.toMatchObject({ joined: null }));
        expect(cleo).toEqual({ name: "cleo" });
        expect(await store.current("coder", { name: "cleo" })).toEqual([]);
        expect(await store.head()).toEqual(head);
      }));
  });
}
