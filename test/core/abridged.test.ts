import fc from "fast-check";
import { expect, test } from "vitest";
import { isAbridged } from "../../src/core/abridged.js";

test.each(["yes", "true", "1", "ja", "to a third"])("a field that says %j says abridged", (value) => {
  expect(isAbridged({ abridged: value })).toBe(true);
  expect(isAbridged({ Abridged: ` ${value} ` })).toBe(true);
});

test.each([
  "no",
  "No.",
  "not",
  "false",
  "0",
  "none",
  "nein",
  "",
  "  ",
])("a field that says %j says whole, whatever else stands there", (value) => {
  expect(isAbridged({ abridged: value, note: "abridged" })).toBe(false);
});

test.each([
  "No real person. Abridged: gaps are left out.",
  "41 minutes (abridged)",
  "Excerpts from a longer talk",
  "an abridgement",
  "Stark gekürzte Fassung",
  "version abrégée",
  "Versión abreviada",
])("without the field, %j anywhere says abridged", (note) => {
  expect(isAbridged({ duration: "41 minutes", note })).toBe(true);
});

test.each([
  "An unabridged transcript",
  "Not abridged.",
  "non-abridged",
  "un-abridged",
  "bridge",
  "excerptum",
  "40 minutes",
])("%j does not", (note) => {
  expect(isAbridged({ note })).toBe(false);
});

test("front matter that says nothing of it is of a whole transcript", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.constantFrom("a", "40 min", "Ward")), (meta) => {
      fc.pre(!Object.keys(meta).some((key) => key.toLowerCase() === "abridged"));
      return !isAbridged(meta);
    }),
  );
});
