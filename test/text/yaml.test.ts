import { expect, it } from "vitest";
import { readYaml } from "../../src/text/yaml.js";

it.each([
  ["lists in one line", "[".repeat(20_000) + "]".repeat(20_000)],
  ["lists that are never closed", "[".repeat(20_000)],
  ["mappings in one line", "{a: ".repeat(20_000) + "}".repeat(20_000)],
  ["lists begun on one line", "- ".repeat(20_000)],
  ["mappings over lines", Array.from({ length: 2_000 }, (_, level) => `${" ".repeat(level)}a:`).join("\n")],
])("%s nested too deeply are given up before nodes are made of them", (_what, text) => {
  const { documents, end } = readYaml(text, 64);
  expect(documents).toBeNull();
  expect(end).toBeLessThan(128 * 128);
});

it("what is nested less deeply is read, with the faults of the text beside it", () => {
  expect(readYaml("a: [b, {c: d}]", 4).documents?.[0]?.toJS()).toEqual({ a: ["b", { c: "d" }] });
  expect(readYaml("a: 1\na: 2", 4).documents?.[0]?.errors).toHaveLength(1);
  expect(readYaml("a: 1\na: 2", 4, { uniqueKeys: false }).documents?.[0]?.errors).toHaveLength(0);
  expect(readYaml("", 4).documents).toHaveLength(1);
});
