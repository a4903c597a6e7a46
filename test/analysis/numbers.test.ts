import { expect, test } from "vitest";
import { median, range } from "../../src/analysis/numbers.js";

test.each([
  [[], null],
  [[7], 7],
  [[4, 1, 3], 3],
  [[4, 1, 3, 2], 2.5],
  [[10, 9, 100], 10],
  [[-1, -3], -2],
  [[1e308, 1e308], 1e308],
])("the median of %j is %j", (values, expected) => {
  expect(median(values)).toBe(expected);
});

test.each([
  [[], null],
  [[5], { least: 5, most: 5 }],
  [[4, -1, 3], { least: -1, most: 4 }],
])("the range of %j is %j", (values, expected) => {
  expect(range(values)).toEqual(expected);
});
