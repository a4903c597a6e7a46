import { expect, test } from "vitest";
import { codesText, headingIds } from "../../src/core/headings.js";

test("a heading is an active code with active codes below it that no coding counted uses", () => {
  const code = (id: number, parentId: number | null, status: "active" | "retired" = "active") => ({
    id,
    parentId,
    status,
  });
  const codes = [code(1, null), code(2, 1), code(3, null), code(4, 3), code(5, null), code(6, 5, "retired")];
  expect([...headingIds(codes, new Set([4]))]).toEqual([1, 3]);
  expect([...headingIds(codes, new Set([1]))]).toEqual([3]);
  expect([...headingIds([code(7, null, "retired"), code(8, 7)], new Set())]).toEqual([]);
});

test.each([
  [1, 0, "1 code"],
  [0, 0, "0 codes"],
  [76, 7, "76 codes under 7 headings"],
  [1, 1, "1 code under 1 heading"],
  [1200, 0, "1,200 codes"],
])("%i codes and %i headings are told as %j", (codes, headings, told) => {
  expect(codesText(codes, headings)).toBe(told);
});
