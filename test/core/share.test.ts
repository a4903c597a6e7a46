import { expect, test } from "vitest";
import { percentOf, shareOf } from "../../src/core/share.js";

test.each([
  [3, 7, "3 of 7"],
  [19, 19, "19 of 19"],
  [0, 20, "0 of 20 (0%)"],
  [12, 25, "12 of 25 (48%)"],
  [1234, 56_789, "1,234 of 56,789 (2%)"],
])("%i of %i is told as %j: a percentage is printed of 20 and more", (n, whole, told) => {
  expect(shareOf(n, whole)).toBe(told);
});

test.each([
  [1, 8, "13%"],
  [1, 200, "1%"],
  [1, 201, "0%"],
  [199, 200, "100%"],
  [7, 7, "100%"],
])("%i of %i as a percentage is %s, rounded half up", (n, whole, told) => {
  expect(percentOf(n, whole)).toBe(told);
});
