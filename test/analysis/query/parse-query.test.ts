import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseQuery } from "../../../src/analysis/query/parse-query.js";
import { fieldsIn } from "../../../src/analysis/query/query-tree.js";
import { ThemataError } from "../../../src/core/errors.js";

describe("reading a query", () => {
  test("& binds closer than |, and ! closer than both", () => {
    const { root } = parseQuery("code:a | !code:b & code:c");
    expect(root.kind).toBe("or");
    expect(root.kind === "or" && root.parts.map(({ kind }) => kind)).toEqual(["term", "and"]);
  });

  test("words for the signs mean the same", () => {
    const shape = (text: string) =>
      JSON.stringify(parseQuery(text).root, (key, value) => (/at$/i.test(key) ? undefined : value));
    expect(shape("code:a AND NOT code:b OR x")).toBe(shape("code:a & !code:b | x"));
  });

  test('in quotes any word is a word, and \\" is a quote', () => {
    const { root } = parseQuery('"within \\"and\\" or"');
    expect(root).toMatchObject({ kind: "term", field: "text", value: 'within "and" or' });
  });

  test("a state is asked for at the end, by event or milestone", () => {
    expect(parseQuery("code:a as of 42").asOf?.name).toBe("42");
    expect(parseQuery('code:a within 2 turns as of "first round"').asOf?.name).toBe("first round");
  });

  test("fields may be attributes with spaces", () => {
    expect(fieldsIn(parseQuery('"years in post">=5 & code:x').root)).toEqual(["years in post", "code"]);
  });

  test.each([
    ["", 1, "empty"],
    ["code:", 6, "value"],
    ["code:a &", 9, "missing"],
    ["(code:a", 1, "never closed"],
    ["code:a)", 7, "never opened"],
    ["open door", 6, "not joined"],
    ['code:a & "door', 10, "never closed"],
    ["🎓 & /door", 5, "no closing slash"],
    ["code:a within turns", 15, "whole number"],
    ["code:a within 2 hours", 17, "turns or words"],
    ["code:a as 3", 11, "\"of\" is missing after"],
  ])("%j: the error points at character %i", (text, character, words) => {
    let thrown: unknown;
    try {
      parseQuery(text);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ kind: "usage", code: "bad-query" });
    const { message, hint } = thrown as ThemataError;
    expect(message).toContain(`(character ${character} of the query)`);
    expect(message).toContain(words);
    expect(hint?.split("\n")[1]).toBe(`  ${" ".repeat(character - 1)}^`);
  });

  test("whatever is typed is read, or refused with a place: nothing else happens", () => {
    const piece = fc.constantFrom(
      "code:",
      "a",
      "&",
      "|",
      "!",
      "(",
      ")",
      '"',
      "/",
      "within",
      "2",
      "turns",
      " ",
      "as of",
      "=",
      "🎓",
      "\\",
      "**",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        try {
          parseQuery(pieces.join(" "));
        } catch (error) {
          expect(error).toBeInstanceOf(ThemataError);
          expect((error as ThemataError).message).toMatch(/\(character \d+ of the query\)\.$/);
        }
      }),
    );
  });

  test("deep nesting is refused, not followed", () => {
    expect(() => parseQuery("(".repeat(5000))).toThrow(expect.objectContaining({ code: "bad-query" }));
  });
});
