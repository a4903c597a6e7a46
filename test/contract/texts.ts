import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { interview, startStudy } from "../support/records.js";
import { type MakeStore, withStore } from "./store-under-test.js";

export function describeTexts(make: MakeStore): void {
  describe("the text of a transcript", () => {
    it("comes back as it was, with the digests it was kept under", () =>
      withStore(make, async ({ store }) => {
        const { revision, key } = await startStudy(store);
        expect(await store.text(revision)).toBe(interview);
        const again = await store.textKey(revision);
        expect(again.digest).toBe(key.digest);
        expect((await store.byId("revision", revision))?.textDigest).toBe(key.digest);
        expect(again.quote("listen first")).toBe(key.quote("listen first"));
        expect(again.quote("listen first")).toMatch(/^[0-9a-f]{24}$/);
        expect(again.quote("listen fist")).not.toBe(key.quote("listen first"));
      }));

    it("cannot be told from its digest, which differs from study to study", () =>
      withStore(make, async (one) =>
        withStore(make, async (other) => {
          const [a, b] = [await startStudy(one.store), await startStudy(other.store)];
          expect(a.key.digest).not.toBe(b.key.digest);
          expect(a.key.digest).not.toBe(createHmac("sha256", "").update(interview).digest("hex"));
          const bytes = new TextEncoder().encode(interview);
          expect(one.store.fileDigest(bytes)).toBe(one.store.fileDigest(bytes));
          expect(one.store.fileDigest(bytes)).not.toBe(other.store.fileDigest(bytes));
        }),
      ));

    it("that was erased with its salt is told of, and the history still verifies", () =>
      withStore(make, async ({ store, tamper }) => {
        const { revision, code } = await startStudy(store);
        await tamper(`
          update text_body set salt = null, body = null;
          update code set salt = null, name = null, short = null, definition = null, "include" = null,
            exclude = null, examples = null;
          update event_payload set salt = null, body = null where seq = 4`);
        expect(await store.verify()).toEqual([]);
        await expect(store.text(revision)).rejects.toMatchObject({ kind: "data", code: "text-erased" });
        await expect(store.textKey(revision)).rejects.toMatchObject({ code: "text-erased" });
        expect(await store.byId("code", code)).toMatchObject({ name: "", examples: [] });
        expect(await store.event(4)).toMatchObject({ reason: null, args: null });
      }));
  });
}
