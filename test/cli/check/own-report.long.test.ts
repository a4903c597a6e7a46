import path from "node:path";
import { describe, expect, test } from "vitest";
import { emptyFolder, ok, studyWith } from "../../support/study.js";

/** What the check of manuscripts finds wrong in a file, and how much it judged. */
async function checked(study: string, file: string) {
  const { json } = await ok(study, "check", "manuscript", file, "--json");
  const quotations = json.quotations.filter((one: { status: string }) => one.status !== "not-judged");
  return {
    findings: json.findings.map((finding: { message: string }) => finding.message),
    quotations: quotations.length,
    verbatim: quotations.filter((one: { status: string }) => one.status === "verbatim").length,
    wrong: json.numbers.filter((one: { status: string }) => one.status === "wrong"),
    right: json.numbers.filter((one: { status: string }) => one.status === "right").length,
  };
}

/** Whether nothing in a file is found wrong; how many quotations are verbatim. */
async function soundIn(study: string, file: string): Promise<number> {
  const { findings, quotations, verbatim, wrong } = await checked(study, file);
  expect(findings).toEqual([]);
  expect(wrong).toEqual([]);
  expect(verbatim).toBe(quotations);
  expect(verbatim).toBeGreaterThan(0);
  return verbatim;
}

describe("the report of a study is true to it", () => {
  test.each(["hiv", "near-peer", "feedback"])("in the demo %s, as Word and Markdown", async (demo) => {
    const folder = emptyFolder();
    await ok(folder, "demo", demo, "study");
    const study = path.join(folder, "study");
    const verbatim = [];
    for (const file of ["r.docx", "r.md"]) {
      await ok(study, "report", "-o", file);
      verbatim.push(await soundIn(study, file));
    }
    expect(verbatim[1]).toBe(verbatim[0]);
  }, 240_000);

  test("where names look like statements and quotations, and a second coder marked a key quotation", async () => {
    const study = await awkward();
    for (const file of ["r.docx", "r.md"]) {
      await ok(study, "report", "-o", file, "--counts");
      await soundIn(study, file);
    }
  });
});

/** Two interviews, two coders, subthemes, and names such as "All 12 agree". */
async function awkward(): Promise<string> {
  const talk = (role: string, said: readonly string[]) =>
    said.map((words) => `I: What did the two mentors do?\n\n${role}: ${words}\n`).join("\n");
  const study = await studyWith({
    "a.txt": talk("Mentee 1", [
      "Well, most people wait, and two of them gave up before the winter.",
      "He said “come on Friday” and he was there on Friday, with a pencil, every single week of that long term.",
    ]),
    "b.txt": talk("Mentor 2", [
      "My five transcripts of shame, I call them, and they are in a drawer.",
      "Nobody asked me, not once in all three years, and there were twelve of us in a room for four.",
    ]),
  });
  const add = (...words: string[]) => ok(study, "codebook", "add", ...words);
  await add("Most mentees wait", "--definition", 'Use for "most people wait" and the like.');
  await add("All 12 agree", "--under", "Most mentees wait");
  await add("3 of 4");
  await ok(study, "coder", "add", "ben");
  await ok(study, "code", "a", "--turn", "2", "All 12 agree");
  await ok(study, "code", "a", "--turn", "4", "3 of 4", "--key");
  await ok(study, "code", "b", "--turn", "2", "Most mentees wait", "--key", "--coder", "ben");
  await ok(study, "code", "b", "--turn", "4", "3 of 4");
  await ok(study, "theme", "add", "Two interviews tell more than ten", "--codes", "All 12 agree");
  const under = ["--under", "Two interviews tell more than ten"];
  await ok(study, "theme", "add", "Trust “comes on Friday”", "--codes", "Most mentees wait", ...under);
  await ok(study, "theme", "add", "Quotations", "--codes", "3 of 4", "--concept", "What some mentors do.");
  await ok(study, "activity", "add", "team meeting", "--date", "2024-02-03", "--note", "20 codes kept.");
  for (const coder of ["ann", "ben"])
    for (const source of ["a", "b"]) await ok(study, "pass", "finish", source, "--coder", coder);
  return study;
}
