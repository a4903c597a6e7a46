import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { keptStudy } from "../support/kept-study.js";
import { ok } from "../support/study.js";
import { interviewStudy, openTerminal } from "./coder-terminal.js";

const guide = `questions:
  - id: start
    wording: How did the two of you begin?
  - id: time
    wording: Is there enough time for each other?
  - id: again
    wording: Would you do it again?
`;

function study(): Promise<string> {
  return keptStudy("study of questions", async () => {
    const folder = await interviewStudy();
    fs.writeFileSync(path.join(folder, "guide.yaml"), guide);
    await ok(folder, "guide", "import", "guide.yaml");
    return folder;
  });
}
const questions = async (folder: string) =>
  (await ok(folder, "source", "turns", "talk", "--json")).json.turns.map(
    ({ question }: { question: string | null }) => question ?? "-",
  );

describe("Q on a turn of the interviewer", () => {
  it("puts the turn and its answer under the question chosen, and u takes it back", async () => {
    const folder = await study();
    expect(await questions(folder)).toEqual(["start", "start", "-", "start", "again", "again"]);
    const terminal = await openTerminal(folder);
    await terminal.press("}", "}", "Q");
    expect(terminal.screen()).toContain("What does turn 3 ask?");
    expect(terminal.screen()).toContain("Is there enough time for each other?");
    await terminal.press("g", "up", "up", "up", "up", "down", "enter");
    expect(terminal.screen()).toContain("From turn 3: time (2 turns changed).");
    expect(await questions(folder)).toEqual(["start", "start", "time", "time", "again", "again"]);
    await terminal.press("u");
    expect(terminal.screen()).toContain("Undone: a question of the guide");
    expect(await questions(folder)).toEqual(["start", "start", "-", "start", "again", "again"]);
    await terminal.close();
  });

  it("leaves a turn unplaced, and gives it back to recognition", async () => {
    const folder = await study();
    const coderTerminal = await openTerminal(folder);
    await coderTerminal.press("Q", "down", "down", "down", "enter");
    expect(coderTerminal.screen()).toContain("From turn 1: unplaced");
    expect(await questions(folder)).toEqual(["-", "-", "-", "-", "again", "again"]);
    await coderTerminal.press("Q", "down", "down", "down", "down", "enter");
    expect(await questions(folder)).toEqual(["start", "start", "-", "start", "again", "again"]);
    await coderTerminal.close();
  });

  it("says where it is not for: in an answer, in a study without a guide", async () => {
    const folder = await study();
    const shown = await openTerminal(folder);
    await shown.press("}", "Q");
    expect(shown.screen()).toContain("Go to a turn of the interviewer");
    await shown.close();
    const bare = await openTerminal(await interviewStudy());
    await bare.press("Q");
    expect(bare.screen()).toContain("no interview guide");
    await bare.close();
  });
});
