import fc from "fast-check";
import { expect, test } from "vitest";
import { visibleSigns } from "../../src/core/visible-signs.js";
import { QuoteFinder } from "../../src/text/quote-match.js";
import { plainForm } from "../../src/text/quote-plain.js";
import { SourceText } from "../../src/text/source-text.js";

const find = (text: string, quotation: string) =>
  new QuoteFinder(new SourceText(text), [{ start: 0, end: [...text].length }])
    .find(quotation)
    .map(({ span }) => [...text].slice(span.start, span.end).join(""));

test("a quotation is found by the signs that reports and terminals show for what steers or hides, and without them", () => {
  const said = "Well, she \u202egave me\u202c a \u001b[31mred\u0007 pen \u{e0041}and \u2028left 😀 then.";
  const quoted = "she \u202egave me\u202c a \u001b[31mred\u0007 pen \u{e0041}and \u2028left 😀";
  expect(find(said, quoted)).toEqual([quoted]);
  expect(find(said, visibleSigns(quoted))).toEqual([quoted]);
  expect(find(said, "she gave me a [31mred pen and left 😀")).toEqual([quoted]);
  expect(find("She [U+0041] said", "She said")).toEqual([]);
});

test("the plain form of what is shown is that of what was said", () => {
  const unit = fc.constantFrom(
    "a",
    "b",
    " ",
    "é",
    "😀",
    "\u202e",
    "\u0007",
    "\u2028",
    "\ufeff",
    "\u{e0041}",
    "[",
    "]",
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 20 }), (text) => {
      expect(plainForm(visibleSigns(text))).toBe(plainForm(text));
    }),
    { numRuns: 500 },
  );
});
