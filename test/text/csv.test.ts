import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CsvFault, csvStart, readCsv } from "../../src/text/csv.js";

const records = (text: string, strayQuotes = false) =>
  Array.from(readCsv(text, { strayQuotes }), ({ line, cells }) => [line, ...cells]);

describe("a table", () => {
  test("has the line on which each record begins, whatever breaks its lines, with quoted line breaks and blank lines", () => {
    const lines = ["\ufeff# a note", "", "a;b", '"one', 'two";x', "", " ; ", "short", 'y;"z";more'];
    const read = [
      [3, "a", "b"],
      [4, "one\ntwo", "x"],
      [8, "short"],
      [9, "y", "z", "more"],
    ];
    for (const end of ["\n", "\r\n", "\r"]) expect(records(lines.join(end))).toEqual(read);
  });

  test.each([",", ";", "\t", "|"])("may have %j between its cells", (d) => {
    expect(records(`"x, y; z"${d}b\n1${d}2\n`)).toEqual([
      [1, "x, y; z", "b"],
      [2, "1", "2"],
    ]);
  });

  test("may say what stands between its cells, as spreadsheets do", () => {
    expect(records("sep=;\na,b;c\n")).toEqual([[2, "a,b", "c"]]);
  });

  test("may have notes before its header, and a # in a row is none", () => {
    expect(csvStart("# one\n\n#two\na,b\n#3,c")).toMatchObject({ notes: ["one", "two"], line: 4 });
    expect(records("# one\n\n#two\na,b\n#3,c")).toEqual([
      [4, "a", "b"],
      [5, "#3", "c"],
    ]);
  });

  test.each([
    ['a,b\n1,"x\n2,y\n', 2, "A quotation mark is opened but never closed."],
    ['a,b\n"1\n",x "y" z\n', 3, "A quotation mark stands within a field that does not begin with one."],
    ['a,b\n1,"x" y\n', 2, "Something stands between a closing quotation mark and the end of the field."],
  ])("is refused by the line of its fault: %j", (text, line, sentence) => {
    let fault: unknown;
    try {
      records(text);
    } catch (error) {
      fault = error;
    }
    expect(fault).toBeInstanceOf(CsvFault);
    expect(fault).toMatchObject({ code: "bad-csv", kind: "data", line, sentence });
  });

  test("of speech keeps quotation marks that stand where they may not", () => {
    expect(records('a,b\nsaid "no",5" wide\n"He said "no" to me",x\n', true).slice(1)).toEqual([
      [2, 'said "no"', '5" wide'],
      [3, '"He said "no" to me"', "x"],
    ]);
  });

  test("of a million quotation marks is read in one pass", () => {
    const read = [...readCsv(`a\n${'"x"\n'.repeat(300_000)}`, { most: 300_001 })];
    expect(read).toHaveLength(300_001);
    expect(records(`a\n"${'""\n'.repeat(300_000)}"`)).toHaveLength(2);
  });

  test("is read as csv-parse reads it, with its marks in and out of place", () => {
    const piece = fc.constantFrom("a", "b", '"', '""', '"c"', ",", "\n", " ", "#", '"\n"', '",', '\n"');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), fc.boolean(), (pieces, strayQuotes) => {
        const text = `h,k\n${pieces.join("")}`;
        const read = (by: () => unknown[][]) => {
          try {
            return by();
          } catch {
            return "refused";
          }
        };
        const theirs = read(() =>
          (
            parse(text, {
              relax_column_count: true,
              relax_quotes: strayQuotes,
              skip_empty_lines: true,
            }) as string[][]
          ).filter((cells) => cells.some((cell) => cell.trim() !== "")),
        );
        expect(read(() => records(text, strayQuotes).map(([, ...cells]) => cells))).toEqual(theirs);
      }),
      { numRuns: 400 },
    );
  });
});
