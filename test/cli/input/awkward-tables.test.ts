import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { studyWith, themata } from "../../support/study.js";

/** A table as a spreadsheet on a European machine writes it, with a row on line 9 that wants something. */
function awkward(header: readonly string[], rows: readonly (readonly string[])[], bad: readonly string[]) {
  const row = (cells: readonly string[]) =>
    cells.map((cell) => (/["\n;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(";");
  const good = rows.map(row).join("\n");
  const head = `\ufeff# What it is, and for whom\n\n${row(header)}\n${good}\n`;
  const lines = head.split("\n").length - 1;
  expect(lines).toBeLessThan(9);
  const blank = "\n".repeat(8 - lines);
  return {
    good: head.replaceAll("\n", "\r\n"),
    bad: `${head}${blank}${row(bad)}\n`.replaceAll("\n", "\r\n"),
  };
}

const tables: readonly {
  command: string;
  header: string[];
  rows: string[][];
  bad: string[];
  /** What a good table answers, where it is not exit code 0. */
  answers?: RegExp;
}[] = [
  {
    command: "participants import",
    header: ["label", "site", "note"],
    rows: [["Mentee 7", "north, or so", 'one "two"\nthree; four']],
    bad: ["Mentee 8"],
  },
  {
    command: "codebook import",
    header: ["name", "definition"],
    rows: [["Trust", 'one "two"\nthree; four']],
    bad: ["Fear", "x", "more"],
  },
  {
    command: "apply --create-codes",
    header: ["source", "code", "memo", "quote"],
    rows: [["one", "Trust", 'one "two"\nthree; four', "Yes, well"]],
    bad: ["one", "Trust"],
  },
  {
    command: "source set --from",
    header: ["source", "date", "place"],
    rows: [["one", "2024-05-12", 'one "two"\nthree; four']],
    bad: ["two"],
  },
  {
    command: "framework import",
    header: ["participant", "Trust"],
    rows: [["one", 'one "two"\nthree; four']],
    bad: ["", "x"],
  },
  {
    command: "codings import",
    header: ["id", "new memo"],
    rows: [["ID", 'one "two"\nthree; four']],
    bad: ["ffffffffffffffff"],
  },
  {
    command: "agreement --table",
    header: ["unit", "coder", "value", "note"],
    rows: [
      ["1", "ann", "a", 'one "two"\nthree; four'],
      ["1", "ben", "a", ""],
    ],
    bad: ["2"],
  },
  {
    command: "import",
    header: ["speaker", "text"],
    rows: [["Ana", 'one "two"\nthree; four']],
    bad: ["Bo", "x", "more"],
  },
  {
    command: "suggest evaluate --from",
    header: ["doc", "text", "codes"],
    rows: [["d1", 'one "two"\nthree; four', "Trust"]],
    bad: ["d2", "x"],
    answers: /few|codes|segments/,
  },
];

describe("a table with a byte order mark, semicolons, quoted line breaks, blank lines and a ragged row", () => {
  it.each(tables)("is read by '$command', its rows named by the lines they begin on", async (one) => {
    const folder = await studyWith(
      { "one.txt": "Ruth: So?\n\nMentee 1: Yes, well.\n" },
      "--interviewer",
      "Ruth",
    );
    const run = (...words: string[]) => themata(folder, words);
    const made = {
      framework: [["theme", "add", "Trust"]],
      codings: [
        ["codebook", "add", "Trust"],
        ["code", "one", "Trust", "--turn", "2"],
      ],
    }[one.command.split(" ")[0] ?? ""];
    for (const words of made ?? []) expect(await run(...words)).toMatchObject({ code: 0 });
    const id = one.command.startsWith("codings") ? (await run("codings", "--json")).json.codings[0].id : "";
    const rows = one.rows.map((row) => row.map((cell) => (cell === "ID" ? id : cell)));
    const { good, bad } = awkward(one.header, rows, one.bad);
    fs.writeFileSync(path.join(folder, "t.csv"), bad);
    const told = await run(...one.command.split(" "), "t.csv", "--json");
    expect(told.stdout + told.stderr).toMatch(/\b(?:line"?:?|row) 9\b|"line": ?9\b/i);
    fs.writeFileSync(path.join(folder, "good.csv"), good);
    const read = await run(...one.command.split(" "), "good.csv");
    if (one.answers === undefined) expect([read.code, read.stderr]).toEqual([0, expect.anything()]);
    else expect(read.stderr).toMatch(one.answers);
  });
});
