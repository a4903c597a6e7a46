import fc from "fast-check";
import { expect, it } from "vitest";
import type { Frame } from "../../src/tui/frame.js";
import type { Mode, State } from "../../src/tui/state.js";
import { cellsOf, type ScreenCell } from "../../src/tui/text/cells.js";
import { ok } from "../support/study.js";
import { interviewStudy, openTerminal } from "./coder-terminal.js";

/** What a person types: letters, wide and combined ones, emoji, and what hides. */
const units = [
  "a",
  "word ",
  "管",
  "é",
  "e\u0301",
  "👍",
  "👨‍👩‍👧",
  "🇩🇪",
  "नि",
  "\u200b",
  "\t",
  "long-word",
  " ",
  "\n",
];

/** The cells of the row in which the cursor stands that end and begin at it. */
function besides({ rows, cursor }: Frame): { before: string; behind: string } {
  let column = 0;
  let before = "";
  for (const { text } of rows[cursor?.row ?? 0] ?? [])
    for (const { shown, width } of cellsOf(text, 0)) {
      if (column === cursor?.column) return { before, behind: shown };
      column += width;
      before = column === cursor?.column ? shown : "";
    }
  return { before, behind: "" };
}

it("a field shows its cursor, and what was typed last before it, in every window and mode", async () => {
  const folder = await interviewStudy();
  const names = ["Being listened to", "Hours", "管理", "Role modelling"];
  for (const name of names) await ok(folder, "codebook", "add", name);
  const { coderScreen: coder, close } = await openTerminal(folder);
  const codes = [...coder.context.study.codes.keys()];
  const span = { start: 0, end: 5 };
  const place = { name: "A name of some length for a code", parentId: null };
  const modes: ((field: { text: string; at: number }, marks: number) => Mode)[] = [
    (field, marks) => ({
      kind: "pick",
      want: { kind: "code", span },
      field,
      index: 0,
      marked: codes.slice(0, marks),
    }),
    (field) => ({ kind: "pick", want: { kind: "recode", coding: 1 }, field, index: 0, marked: [] }),
    (field) => ({ kind: "line", want: { kind: "search" }, field }),
    (field) => ({ kind: "line", want: { kind: "goto" }, field }),
    (field) => ({ kind: "line", want: { kind: "name", span, origin: "in-vivo", with: [] }, field }),
    (field) => ({
      kind: "line",
      want: { kind: "definition", span, origin: "manual", with: [], place },
      field,
    }),
    (field) => ({ kind: "line", want: { kind: "word", word: "undo", what: "An act.", of: 3 }, field }),
    (field) => ({ kind: "memo", target: { kind: "source" }, memo: null, field, kept: "", leaving: false }),
  ];
  const state: State = coder.state;
  fc.assert(
    fc.property(
      fc.constantFrom(...modes),
      fc.array(fc.constantFrom(...units), { maxLength: 40 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 20, max: 90 }),
      fc.integer({ min: 8, max: 30 }),
      fc.nat(7),
      (modeOf, typed, share, columns, rows, marks) => {
        const memo = modeOf({ text: "", at: 0 }, 0).kind === "memo";
        const text = memo ? typed.join("") : typed.join("").replaceAll("\n", " ");
        const cells = cellsOf(text, 0);
        const index = Math.round(share * cells.length);
        const chars = [...text];
        const at = chars.slice(0, cells[index]?.start ?? chars.length).join("").length;
        coder.resize({ columns, rows });
        coder.state = { ...state, mode: modeOf({ text, at }, marks) };
        const frame = coder.frame();
        const { cursor } = frame;
        expect(cursor).not.toBeNull();
        if (cursor === null) return;
        expect(cursor.row).toBeLessThan(rows);
        expect(cursor.column).toBeLessThan(columns);
        const { before, behind } = besides(frame);
        const [last, next] = [cells[index - 1], cells[index]];
        const seen = (cell: ScreenCell | undefined) =>
          cell === undefined || cell.shown.trim() === "" ? null : cell;
        // A memo goes on in the next row; at its start there is nothing before the cursor.
        if (seen(last) !== null && !(memo && cursor.column === 1)) {
          expect(before).not.toBe("");
          expect(last?.shown.endsWith(before)).toBe(true);
        }
        if (seen(next) !== null && behind !== "") expect(next?.shown.startsWith(behind)).toBe(true);
        for (const row of frame.rows) {
          const width = row
            .flatMap(({ text: shown }) => cellsOf(shown, 0))
            .reduce((sum, c) => sum + c.width, 0);
          expect(width).toBeLessThanOrEqual(columns);
        }
      },
    ),
    { numRuns: 200 },
  );
  await close();
});

it("six codes are marked in a narrow window, and what is typed then is seen", async () => {
  const folder = await interviewStudy();
  for (const name of ["Being listened to", "Hours", "Role modelling"])
    await ok(folder, "codebook", "add", name);
  for (const columns of [40, 60, 80]) {
    const { press, type, screen, close } = await openTerminal(folder, { size: { columns, rows: 24 } });
    await press(
      "J",
      "enter",
      "tab",
      "down",
      "tab",
      "down",
      "down",
      "tab",
      "down",
      "tab",
      "down",
      "tab",
      "down",
    );
    await press("tab");
    await type("hello");
    expect(screen()).toContain("hello");
    await press("esc", "W", "i");
    expect(screen()).toMatch(/New code.*: .*She/);
    await close();
  }
});
