import { expect, test } from "vitest";
import { eventCommands } from "../../../src/core/event-command.js";
import { withSubthemes } from "../../../src/report/map/theme-graph.js";
import { ok, studyWith, themata } from "../../support/study.js";

const talk = "I: How is it?\n\nP1: I trust her because she keeps small promises.\n";
const report = async (folder: string) =>
  (await themata(folder, ["report", "-o", "-", "--format", "md"])).stdout;

test("a report names no event's command, and counts a memo on a code in the phase of coding", async () => {
  const folder = await studyWith({ "one.txt": talk });
  await ok(folder, "codebook", "add", "Trust");
  await ok(folder, "code", "one", "--turn", "2", "Trust");
  await ok(folder, "memo", "add", "Is it trust, or habit?", "--on", "code:Trust");
  const text = await report(folder);
  const names = Object.keys(eventCommands).filter((name) => name.includes("."));
  expect(names.filter((name) => text.includes(name))).toEqual([]);
  expect(text).toMatch(/\| 2\. Coding \|.*1 memo \|/);
  expect(text).not.toMatch(/\binductive\b/);
});

test("a group labelled as voices is not one participant without a warning", async () => {
  const folder = await studyWith({
    "group.txt": "I: How is it?\n\nVoices: We trust her.\n\nI: Why?\n\nVoices: She rings.\n",
  });
  const { items } = (await ok(folder, "check", "coreq", "--json")).json;
  const codes = items.flatMap((item: { findings: { code: string }[] }) =>
    item.findings.map(({ code }) => code),
  );
  expect(codes).toContain("voices-not-told-apart");
});

test("a listed theme brings its subthemes to a map, unless some of them are listed themselves", () => {
  const theme = (id: number, parentId: number | null) => ({ id, parentId, status: "candidate" as const });
  const themes = [theme(1, null), theme(2, 1), theme(3, 1), theme(4, null)];
  expect([...withSubthemes([1], themes)]).toEqual([1, 2, 3]);
  expect([...withSubthemes([1, 3], themes)]).toEqual([1, 3]);
});

test("contrary cases that are told of and marked nowhere are a finding", async () => {
  const folder = await studyWith({ "a.txt": "I: Who?\n\nP: I trust her, most days.\n" });
  await ok(folder, "codebook", "add", "trust");
  await ok(folder, "code", "a", "--turn", "2", "trust");
  await ok(folder, "theme", "add", "Trust is slow", "--code", "trust");
  await ok(folder, "check", "answer", "coreq", "32", "--text", "Negative cases are told for each theme.");
  const found = async () => {
    const { json } = await ok(folder, "check", "coreq", "--json");
    const item = json.items.find(({ number }: { number: number }) => number === 32);
    return item.findings.map(({ code }: { code: string }) => code);
  };
  expect(await found()).toContain("contrary-cases-not-marked");
  await ok(folder, "theme", "evidence", "Trust is slow", "--against", "--where", "code:trust");
  expect(await found()).not.toContain("contrary-cases-not-marked");
});
