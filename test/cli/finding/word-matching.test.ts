import fc from "fast-check";
import { expect, test } from "vitest";
import { hit } from "../../../src/tui/moves.js";
import { ok, studyWith } from "../../support/study.js";
import { openTerminal } from "../../tui/coder-terminal.js";

const pieces = [
  "trust",
  "Trust",
  "TRUST",
  "trusted",
  "trust’s",
  "trust's",
  "tru\u00adst",
  "near-peer",
  "near\u2011peer",
  "cafe\u0301",
  "Café",
  "Straẞe",
  "straße",
  "don’t",
  "don't",
  "open\u00a0door",
  "open  door",
  "Open, door",
];
const looked = ["trust", "trust*", "trust’s", "near-peer", "café", "STRASSE", "straße", "don't", "open door"];

test("find, kwic, autocode and the coder's search find the same words in any text", async () => {
  const [texts = []] = fc.sample(
    fc.array(
      fc.array(fc.constantFrom(...pieces), { minLength: 3, maxLength: 9 }).map((words) => words.join(" ")),
      { minLength: 12, maxLength: 12 },
    ),
    1,
  );
  const talk = texts.map((words) => `Mentee 1: ${words}\n\n`).join("");
  const folder = await studyWith({ "talk.txt": `Interviewer: Go on.\n\n${talk}Interviewer: Thanks.\n` });
  await ok(folder, "codebook", "add", "Code");
  const terminal = await openTerminal(folder);
  for (const words of looked) {
    const place = ({ start, end }: { start: number; end: number }) => [start, end];
    const { passages } = (await ok(folder, "find", JSON.stringify(words), "--json")).json;
    const found = passages.map(place);
    expect((await ok(folder, "kwic", words, "--json")).json.hits.map(place)).toEqual(found);
    const coded = await ok(folder, "autocode", "--text", words, "--code", "Code", "--dry-run", "--json");
    expect(coded.json.passages.map(place)).toEqual(found);
    const starts = new Set<number>();
    let state = { ...terminal.coderScreen.state, cursor: 0, search: words };
    for (let i = 0; i < found.length; i++) {
      state = hit(state, terminal.coderScreen.context, 1);
      starts.add(state.cursor);
    }
    expect([...starts].sort((a, b) => a - b)).toEqual(found.map(([start]: [number]) => start));
  }
  await terminal.close();
  const { rows } = (await ok(folder, "words", "--all", "--top", "100", "--json")).json;
  for (const word of ["trust", "near-peer", "straße", "don't"]) {
    const { total } = (await ok(folder, "kwic", word, "--json")).json;
    expect(rows.find((row: { word: string }) => row.word === word)?.count ?? 0).toBe(total);
  }
});

test("find says how many passages are of nobody but interviewers, whom kwic passes over", async () => {
  const folder = await studyWith({
    "talk.txt":
      "Interviewer: Whom do you trust?\n\nMentee 1: I trust her.\n\nInterviewer: Why?\n\nMentee 1: So.\n",
  });
  expect((await ok(folder, "find", "trust", "--json")).json).toMatchObject({ total: 2, others: 1 });
  expect((await ok(folder, "find", "trust")).stdout).toContain("1 of them only by interviewers");
  expect((await ok(folder, "kwic", "trust", "--json")).json.total).toBe(1);
  expect((await ok(folder, "kwic", "trust", "--everyone", "--json")).json.total).toBe(2);
});
