import { expect, it } from "vitest";
import { ok, themata } from "../support/study.js";
import { interviewStudy } from "./coder-terminal.js";

async function session(folder: string, ...lines: string[]): Promise<string> {
  const ran = await themata(folder, ["code", "talk", "--screen-reader"], { stdin: `${lines.join("\n")}\n` });
  expect(ran.code, ran.stderr).toBe(0);
  expect(ran.stdout).not.toContain("\x1b");
  return ran.stdout;
}

it("codes line by line, with words instead of a drawing", async () => {
  const folder = await interviewStudy();
  const expected = await session(
    folder,
    "turn",
    "codes",
    "code read",
    "next",
    "select-sentence",
    "new-code margins: What is written beside the text",
    "memo She was told to go on",
    "turn",
    "turn",
    "j",
    "where",
    "code no such code",
    "nonsense",
    "finish",
    "undo",
    "redo",
    "finish yes",
    "quit",
  );
  expect(expected).toMatchSnapshot();
  const { codings } = (await ok(folder, "codings", "--json")).json;
  expect(codings).toMatchObject([
    { code: "reading", quote: "She read my first draft on a bus." },
    { code: "margins", quote: "She wrote in the margin: go on.", memo: "She was told to go on" },
  ]);
});

it("comes back to its place in the next session", async () => {
  const folder = await interviewStudy();
  await session(folder, "turn", "turn", "turn", "quit");
  expect(await session(folder, "quit")).toContain("Turn 4, Mentee 1: Later she had less time.");
});

it("ends where the input ends, with everything saved", async () => {
  const folder = await interviewStudy();
  await session(folder, "turn", "code support");
  expect((await ok(folder, "codings", "--json")).json.codings).toHaveLength(1);
});

it("moves the ends of a coding, told in words that can be typed", async () => {
  const folder = await interviewStudy();
  const expected = await session(
    folder,
    "turn",
    "code reading",
    "adjust",
    "word",
    "code",
    "adjust",
    "clear",
    "quit",
  );
  expect(expected).toContain("other-end works on the other end; code keeps, clear leaves it.");
  expect(expected).not.toMatch(/\b(Enter|Esc)\b/);
  expect(expected).toContain("The ends were moved.");
  const { codings } = (await ok(folder, "codings", "--json")).json;
  expect(codings).toMatchObject([{ quote: "She read my first draft on a bus. She" }]);
});
