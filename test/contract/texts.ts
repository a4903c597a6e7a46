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
          expect(one.store.keyedDigest(bytes)).toBe(one.store.keyedDigest(bytes));
          expect(one.store.keyedDigest(bytes)).not.toBe(other.store.keyedDigest(bytes));
        }),
      ));
  });
}
