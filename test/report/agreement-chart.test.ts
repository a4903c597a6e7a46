import { expect, test } from "vitest";
import { agreementChart, conventionalThresholds } from "../../src/report/charts/agreement-chart.js";

const chart = agreementChart({
  title: "Agreement by code",
  subtitle: "ann, ben",
  coefficient: "Krippendorff's alpha",
  rows: [
    { label: "trust & <time>", value: 0.812, ci: [0.7, 0.9] },
    { label: "silence", value: null, ci: null },
    { label: "anger", value: -0.25, ci: null },
  ],
  thresholds: conventionalThresholds.krippendorffAlpha ?? [],
  notes: ["A note."],
});

test("words of the study cannot become markup", () => {
  expect(chart).toContain("trust &amp; &lt;time&gt;");
  expect(chart).not.toContain("<time>");
});

test("what cannot be estimated is said, not drawn", () => {
  expect(chart).toContain("not estimable");
  expect(chart.match(/<circle/g)).toHaveLength(2);
});

test("thresholds stand with their source, and none is called good", () => {
  expect(chart).toContain("Krippendorff 2004: tentative conclusions from .667");
  expect(JSON.stringify(conventionalThresholds)).not.toMatch(/\bgood\b/i);
});

test("a higher value stands farther to the right, and a negative one has room", () => {
  const places = [...chart.matchAll(/<circle cx="([\d.]+)"/g)].map((match) => Number(match[1]));
  expect(places[0]).toBeGreaterThan(places[1] as number);
  expect(chart).toContain(">-0.4<");
});

test("the chart is told in words for those who do not see it", () => {
  expect(chart).toMatch(
    /<desc>Krippendorff's alpha by code\. trust &amp; &lt;time&gt;: 0\.812 \(0\.700 to 0\.900\)/,
  );
});
