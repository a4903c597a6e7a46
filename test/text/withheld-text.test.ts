import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SourceText } from "../../src/text/source-text.js";
import { WithheldText } from "../../src/text/withheld-text.js";

const whole = new SourceText("Ann: Fine.\nBen: 🙈 never told.\nAnn: Good.");
const start = 16;
const end = 29;
const text = new WithheldText(whole, [{ start, end, shown: "[withdrawn]" }]);

describe("a text with a stretch withheld", () => {
  it("has the words around it, and what is shown instead once", () => {
    expect(whole.slice({ start, end })).toBe("🙈 never told.");
    expect(text.slice({ start: 0, end: text.length })).toBe("Ann: Fine.\nBen: [withdrawn]\nAnn: Good.");
    expect(text.slice({ start: start + 3, end: start + 4 })).toBe("[withdrawn]");
    expect(text.slice({ start: 0, end: start })).toBe("Ann: Fine.\nBen: ");
    expect(text.slice({ start: end, end: text.length })).toBe("\nAnn: Good.");
  });

  it("keeps every position, and the length", () => {
    expect(text.length).toBe(whole.length);
    expect([...text.string].length).toBe(whole.length);
    const behind = { start: whole.length - 5, end: whole.length };
    expect(text.slice(behind)).toBe(whole.slice(behind));
    expect([...text.inPlace({ start, end })].length).toBe(end - start);
  });

  it("has nothing of it, wherever it is cut, in texts of any signs", () => {
    const signs = fc.array(fc.constantFrom("a", "b", " ", "\n", "🙈", "é"), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(signs, signs, signs, fc.nat(), fc.nat(), (before, hidden, after, a, b) => {
        const secret = hidden.map(() => "Ω");
        const all = new SourceText([...before, ...secret, ...after].join(""));
        const span = { start: before.length, end: before.length + secret.length };
        const shown = new WithheldText(all, [{ ...span, shown: "[x]" }]);
        expect(shown.length).toBe(all.length);
        expect(shown.string).not.toContain("Ω");
        const [from = 0, to = 0] = [a % (all.length + 1), b % (all.length + 1)].sort((x, y) => x - y);
        const cut = { start: from, end: to };
        expect(shown.slice(cut)).toBe(all.slice(cut).replace(/Ω+/, "[x]"));
        expect([...shown.inPlace(cut)].length).toBe(to - from);
      }),
    );
  });
});
