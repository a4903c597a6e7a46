import { describe, expect, it } from "vitest";
import { act, code, coding, memo, participant, source, speaker, startStudy } from "../support/records.js";
import { type MakeStore, withStore } from "./store-under-test.js";

export function describeReferences(make: MakeStore): void {
  describe("references between records", () => {
    it("hold what is referred to in its place", () =>
      withStore(make, async ({ store }) => {
        const { ann, revision, code: first } = await startStudy(store);
        const { result } = await store.record(act(ann), (draft) => {
          const child = draft.add("code", code({ name: "Child", parentId: first }));
          const made = draft.add("coding", coding({ revisionId: revision, codeId: child, coderId: ann }));
          draft.add("memo", memo({ coderId: ann, targetId: made }));
          return { child, made };
        });
        const head = await store.head();
        for (const [kind, id] of [
          ["code", first],
          ["code", result.child],
          ["coding", result.made],
          ["revision", revision],
          ["coder", ann],
        ] as const)
          await expect(
            store.record(act(ann), (draft) => draft.close(kind, id)),
            kind,
          ).rejects.toMatchObject({ kind: "conflict", code: "still-used" });
        expect(await store.head()).toEqual(head);
      }));

    it("end together in one act", () =>
      withStore(make, async ({ store }) => {
        const { ann, revision, code: first } = await startStudy(store);
        const { result: made } = await store.record(act(ann, "coding.add"), (draft) =>
          draft.add("coding", coding({ revisionId: revision, codeId: first, coderId: ann })),
        );
        await store.record(act(ann, "code.retire"), (draft) => {
          draft.close("code", first);
          draft.close("coding", made);
        });
        expect(await store.current("code")).toEqual([]);
        expect((await store.verify()).problems).toEqual([]);
      }));

    it("lead to records of their own kind alone", () =>
      withStore(make, async ({ store }) => {
        const { ann, source: first } = await startStudy(store);
        const { result: person } = await store.record(act(ann, "participant.set"), (draft) =>
          draft.add("participant", participant("Mentee 1")),
        );
        await expect(
          store.record(act(ann), (draft) => draft.add("speaker", speaker({ sourceId: person }))),
        ).rejects.toMatchObject({ kind: "conflict", code: "reference-gone" });
        await store.record(act(ann), (draft) =>
          draft.add("speaker", speaker({ sourceId: first, participantId: person })),
        );
      }));

    it("may be changed away so that the record can go", () =>
      withStore(make, async ({ store }) => {
        const { ann } = await startStudy(store);
        const { result } = await store.record(act(ann), (draft) => {
          const parent = draft.add("code", code({ name: "Parent" }));
          return { parent, child: draft.add("code", code({ name: "Child", parentId: parent })) };
        });
        await store.record(act(ann, "code.move"), (draft) => {
          draft.change("code", result.child, { parentId: null });
          draft.close("code", result.parent);
        });
        expect((await store.byId("code", result.child))?.parentId).toBeNull();
      }));

    it("do not reach a record added and dropped in the same act", () =>
      withStore(make, async ({ store }) => {
        const { ann } = await startStudy(store);
        await expect(
          store.record(act(ann), (draft) => {
            const sessionless = draft.add("source", source("gone"));
            draft.add("speaker", speaker({ sourceId: sessionless }));
            draft.close("source", sessionless);
          }),
        ).rejects.toThrow();
        expect((await store.head()).seq).toBe(4);
      }));
  });
}
