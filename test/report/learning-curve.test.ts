import { expect, it } from "vitest";
import { learningCurve } from "../../src/report/charts/learning-curve.js";

it("draws a curve that is well-formed whatever the names", () => {
  const svg = learningCurve({
    title: 'a < b & "c"',
    caption: [],
    places: ["0", "10"],
    lines: [{ name: "<P@1>", values: [null, 0.5] }],
  });
  expect(svg).toContain("&lt;P@1&gt;");
  expect(svg).not.toMatch(/<P@1>|NaN|undefined/);
});

it("keeps the names of lines that end together apart", () => {
  const values = [0.1, 0.5];
  const svg = learningCurve({
    title: "Curve",
    caption: [],
    places: ["0", "10"],
    lines: [
      { name: "one", values },
      { name: "two", values },
    ],
  });
  const height = (name: string) => Number(new RegExp(`y="([\\d.]+)"[^>]*>${name}<`).exec(svg)?.[1]);
  expect(Math.abs(height("one") - height("two"))).toBeGreaterThanOrEqual(15);
});
