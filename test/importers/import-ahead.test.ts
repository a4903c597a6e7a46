import { setTimeout as wait } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ahead } from "../../src/workflow/sources/import-ahead.js";

describe("reading ahead", () => {
  test("hands results out in order, with no more begun than allowed, by number and by bytes", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 12 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 20 }),
        async (sizes, files, bytes) => {
          let held = 0;
          let open = 0;
          const results: number[] = [];
          const items = sizes.map((size, i) => ({ size, i }));
          const begin = async ({ size, i }: { size: number; i: number }) => {
            open++;
            held += size;
            expect(open).toBeLessThanOrEqual(files);
            expect(open === 1 || held <= bytes).toBe(true);
            await wait((i * 7) % 3);
            return { size, i };
          };
          for await (const { size, i } of ahead(items, { files, bytes }, async (item) => item.size, begin)) {
            open--;
            held -= size;
            results.push(i);
          }
          expect(results).toEqual(sizes.map((_, i) => i));
        },
      ),
      { numRuns: 60 },
    );
  });

  test("begins the next before the first is done", async () => {
    const begun: number[] = [];
    const results = ahead(
      [0, 1, 2],
      { files: 2, bytes: 10 },
      async () => 1,
      async (i) => begun.push(i),
    );
    await results.next();
    expect(begun).toEqual([0, 1]);
  });

  test("tells a failure when its turn comes", async () => {
    const results = ahead(
      [0, 1],
      { files: 2, bytes: 10 },
      async () => 1,
      async (i) => {
        if (i === 1) throw new Error("broken");
        return i;
      },
    );
    expect((await results.next()).value).toBe(0);
    await wait(1);
    await expect(results.next()).rejects.toThrow("broken");
  });
});
