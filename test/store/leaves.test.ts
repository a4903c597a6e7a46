import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { seeded, shuffle } from "../../src/core/random.js";
import { Leaves } from "../../src/store/leaves.js";

const next = seeded(1);
const leaf = (): Buffer => Buffer.from(Array.from({ length: 32 }, () => Math.floor(next() * 256)));

const hashOf = (leaves: readonly Uint8Array[]): string => {
  const all = new Leaves();
  for (const each of leaves) all.add(each);
  return all.hash().toString("hex");
};

it.each([
  0, 1, 16, 17, 5000, 6001,
])("the hash of %i leaves is that of all of them in the order of their bytes, in whatever order they come", (n) => {
  const leaves = Array.from({ length: n }, leaf);
  // Some begin alike: in five bytes, in six, and in all but the last.
  for (let i = 0; i + 40 < n; i += 40) {
    leaves[i + 10]?.copy(leaves[i + 20] as Buffer, 0, 0, 5);
    leaves[i + 10]?.copy(leaves[i + 30] as Buffer, 0, 0, 6);
    leaves[i + 10]?.copy(leaves[i + 39] as Buffer, 0, 0, 31);
  }
  const sorted = Buffer.concat([...leaves].sort(Buffer.compare));
  const expected = createHash("sha256").update(sorted).digest("hex");
  expect(hashOf(leaves)).toBe(expected);
  shuffle(leaves, next);
  expect(hashOf(leaves)).toBe(expected);
});
