import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { forTerminal, paint } from "../../src/cli/terminal/paint.js";
import { type Column, table } from "../../src/cli/terminal/table.js";
import { terminalWidth } from "../../src/cli/terminal/terminal-width.js";
import { displayWidth } from "../../src/cli/terminal/width.js";
import { wrapCell } from "../../src/cli/terminal/wrap-cell.js";

type Cells = readonly (readonly string[])[];

const shown = (width: number | undefined, columns: readonly Column[], rows: Cells, keys?: number) =>
  terminalWidth.run(width, () => forTerminal(table(columns, rows, keys), false));

const word = fc.stringMatching(/^[a-z]{1,9}$/);
const cell = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(" "));
const number = fc.nat(99_999).map(String);
const tables = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 12 }))
  .chain(([texts, numbers]) => {
    const columns: Column[] = [
      ...Array.from({ length: texts }, (_, i): Column => ({ title: `text${i}` })),
      ...Array.from({ length: numbers }, (_, i): Column => ({ title: `number ${i}`, align: "right" })),
    ];
    const row = fc.tuple(...columns.map(({ align }) => (align === "right" ? number : cell)));
    return fc.record({ columns: fc.constant(columns), rows: fc.array(row, { minLength: 1, maxLength: 5 }) });
  });

const wordsOf = (text: string) => text.split(/\s+/).filter((part) => part !== "");

describe("a table on a terminal", () => {
  test("is nowhere wider than the terminal, and says every word that is in a cell", () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 60, max: 140 }), ({ columns, rows }, width) => {
        const text = shown(width, columns, rows);
        for (const line of text.split("\n")) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        const said = wordsOf(text);
        for (const row of rows) for (const part of row.flatMap(wordsOf)) expect(said).toContain(part);
        for (const { title } of columns) for (const part of wordsOf(title)) expect(said).toContain(part);
      }),
    );
  });

  test("that fits is as it is elsewhere", () => {
    fc.assert(
      fc.property(tables, ({ columns, rows }) => {
        const whole = shown(undefined, columns, rows);
        const widest = Math.max(...whole.split("\n").map(displayWidth));
        expect(shown(widest, columns, rows)).toBe(whole);
        expect(whole.split("\n")).toHaveLength(rows.length + 1);
      }),
    );
  });

  test("wraps its texts first, and keeps numbers whole", () => {
    const columns: Column[] = [{ title: "theme" }, { title: "n", align: "right" }];
    const rows = [
      ["Trust is counted in pages", "15"],
      ["  Time is taken", "4"],
    ];
    expect(shown(16, columns, rows)).toBe(
      ["theme          n", "Trust is      15", "counted in", "pages", "  Time is      4", "    taken"].join(
        "\n",
      ),
    );
  });

  test("that is wider still comes in blocks, each beginning with what names the row", () => {
    const columns: Column[] = [
      { title: "a" },
      { title: "b" },
      ...["one", "two", "three"].map((title): Column => ({ title: `${title}-${title}`, align: "right" })),
    ];
    expect(shown(26, columns, [["x", "y", "1", "2", "3"]], 2)).toBe(
      ["a  b  one-one  two-two", "x  y        1        2", "", "a  b  three-three", "x  y            3"].join(
        "\n",
      ),
    );
  });

  test("has paths broken behind a stroke, and longer words anywhere", () => {
    expect(wrapCell("Ideal mentor/Admitting ignorance", 14)).toEqual([
      "Ideal mentor/",
      "Admitting",
      "ignorance",
    ]);
    expect(wrapCell("  abcdefghijklmnop", 8)).toEqual(["  abcdef", "    ghij", "    klmn", "    op"]);
    expect(wrapCell("研究の問いを立てる", 8)).toEqual(["研究の問", "いを立て", "る"]);
  });

  test("has a painted cell painted on each of its lines", () => {
    const lines = wrapCell(paint("bold", "kept her word"), 8);
    expect(lines.map((line) => forTerminal(line, true))).toEqual([
      "\x1b[1mkept her\x1b[0m",
      "\x1b[1mword\x1b[0m",
    ]);
  });
});
