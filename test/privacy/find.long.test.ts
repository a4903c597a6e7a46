import { describe, expect, test } from "vitest";
import { findIdentifiers } from "../../src/privacy/find-identifiers.js";
import { findNames, smallWords } from "../../src/privacy/find-names.js";

const vocabulary = {
  small: smallWords([
    "she said that we then went to the clinic on the hands-on ward, those are grace and hope",
  ]),
  known: new Set(["mentor", "nurse"]),
};

describe("words that look like names", () => {
  // Work that grows with the square of the text would not end within the time a test is given.
  test("a text of millions of words is searched to its end", () => {
    const text = `${"we then asked Tariq Van Der ".repeat(200_000)} or write to a@b.example.org`;
    expect(findNames(text, vocabulary).filter(({ name }) => name.startsWith("Tariq"))).toHaveLength(200_000);
    expect(findIdentifiers(text)).toHaveLength(1);
  });
});
