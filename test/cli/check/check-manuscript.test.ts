import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { demoStudy } from "../../support/demo.js";
import { docxOfMarkdown } from "../../support/paper-docx.js";
import { emptyFolder, ok, type Ran, themata } from "../../support/study.js";
import { converted, hasSoffice } from "./converted.js";
import { errors, expectPlanted, type planted, plantedForPdf } from "./planted-faults.js";

const papers = fileURLToPath(new URL("../../../fixtures/papers", import.meta.url));
const paper = (name: string) => fs.readFileSync(path.join(papers, name), "utf8");

let folder = "";
let study = "";
beforeAll(async () => {
  folder = emptyFolder();
  study = path.join(folder, "study");
  await demoStudy("faculty", study);
});

/** The clean twin, checked once. */
let clean: Ran | undefined;
const checkClean = async () => {
  clean ??= await check(path.join(papers, "faculty-clean.md"));
  return clean;
};
const check = async (file: string) => themata(study, ["check", "manuscript", file, "--json"]);
describe("check manuscript holds a paper against the study", () => {
  it("finds all twenty faults that were planted in a Markdown manuscript, and nothing else", async () => {
    const ran = await check(path.join(papers, "faculty-faults.md"));
    expect(ran.code).toBe(1);
    expectPlanted(ran.json.findings);
  });

  it("finds nothing in the clean twin, and ends with 0", async () => {
    const ran = await checkClean();
    expect(errors(ran.json.findings)).toEqual([]);
    expect(ran.code).toBe(0);
    expect(
      ran.json.quotations.filter(({ status }: { status: string }) => status === "verbatim").length,
    ).toBeGreaterThan(15);
  });

  it("finds the same in the same manuscript as a Word document", async () => {
    const file = path.join(folder, "faculty-faults.docx");
    fs.writeFileSync(file, await docxOfMarkdown(paper("faculty-faults.md")));
    expectPlanted((await check(file)).json.findings);
  });

  it.skipIf(!hasSoffice)(
    "finds the same after a round through LibreOffice, in pdf",
    { timeout: 240_000 },
    async () => {
      const file = path.join(folder, "round-faults.docx");
      fs.writeFileSync(file, await docxOfMarkdown(paper("faculty-faults.md")));
      const { findings } = (await check(converted(file, "pdf"))).json;
      expectPlanted(findings, plantedForPdf);
      expect(findings.every(({ place }: { place: { page: number } }) => place.page >= 1)).toBe(true);
    },
  );

  it("says for each quotation where it stands, who said it and under which theme it was printed", async () => {
    const { json } = await checkClean();
    const quoted = json.quotations.find(({ text }: { text: string }) =>
      text.startsWith("I don't remember one thing"),
    );
    expect(quoted).toMatchObject({
      status: "verbatim",
      source: "mentor-2",
      participant: "Mentor 2",
      theme: "Trust is counted in pages read by Sunday",
    });
    expect(quoted.place.line).toBe(
      paper("faculty-clean.md")
        .split("\n")
        .findIndex((line) => line.includes("I don't remember one thing")) + 1,
    );
  });

  it("lists a number that cannot be tied to the study, and does not judge it", async () => {
    const { json } = await checkClean();
    expect(json.numbers.find(({ claim }: { claim: string }) => claim === "Four people")).toMatchObject({
      status: "unknown",
      computed: null,
    });
  });

  it("refuses what is no paper with one line, and changes nothing", async () => {
    const before = (await ok(study, "log", "--json", "--limit", "1")).json.head;
    fs.writeFileSync(path.join(folder, "empty.docx"), "");
    for (const name of ["empty.docx", "missing.md"]) {
      const ran = await themata(study, ["check", "manuscript", path.join(folder, name)]);
      expect(ran.code).toBe(3);
      expect(ran.stderr.trim().split("\n").length).toBeLessThanOrEqual(2);
    }
    expect((await ok(study, "log", "--json", "--limit", "1")).json.head).toEqual(before);
  });
});

/** The faults of the evaluation paper, by code and by words of the message. */
const plantedInEvaluation: typeof planted = [
  ["number-wrong", "34 took part"],
  ["number-wrong", "six themes"],
  ["number-wrong", "response rate of 54%"],
  ["number-wrong", "17 mentees"],
  ["number-wrong", "13 mentors"],
  ["number-wrong", "55 codes"],
  ["number-wrong", "21 of 30"],
  ["number-wrong", '"63%": the study has 33.3% (10 of 30)'],
  ["number-wrong", "Mentees (n = 19"],
  ["number-wrong", "Twelve of the 30 participants"],
  ["claim-word", "The majority of participants"],
  ["process-coders", "Two researchers independently coded"],
  ["process-consensus", "disagreements were settled by consensus"],
  ["process-saturation", "data saturation was reached"],
  ["quotation-altered", "{tea → coffee}"],
  ["quotation-altered", "{awake → asleep}"],
  ["quotation-altered", "{added: never}"],
  ["quotation-altered", "{isn't → is}"],
  ["quotation-altered", "I’m {left out: not} going to chase a Band 8"],
  ["quotation-altered", "{nice → best}"],
  ["quotation-not-found", "He came and found me on day one and"],
  ["quotation-not-found", "We met less than we should have and I’d"],
  ["wrong-participant", "attributed to Mentee 13, but Mentee 12"],
  ["wrong-participant", "attributed to Mentor 2, but Mentor 12"],
  ["wrong-theme", "There are two of us doing the work of"],
];

describe("check manuscript on an evaluation with tables of counts, shares and quotations", () => {
  let form = "";
  beforeAll(async () => {
    form = path.join(folder, "feedback");
    await demoStudy("feedback", form);
  });

  it("finds what was planted, in Markdown and in Word, and nothing else; the clean twin is clean", async () => {
    for (const name of ["feedback-faults", "feedback-clean"]) {
      const word = path.join(folder, `${name}.docx`);
      fs.writeFileSync(word, await docxOfMarkdown(paper(`${name}.md`)));
      for (const file of [path.join(papers, `${name}.md`), word]) {
        const { json } = await themata(form, ["check", "manuscript", file, "--json"]);
        if (name === "feedback-faults") expectPlanted(json.findings, plantedInEvaluation);
        else expect(errors(json.findings)).toEqual([]);
      }
    }
  });

  it("judges no years, ordinals, places or numbers of another study", async () => {
    const { json } = await themata(form, [
      "check",
      "manuscript",
      path.join(papers, "feedback-clean.md"),
      "--json",
    ]);
    const judged = json.numbers.filter(({ status }: { status: string }) => status !== "unknown");
    for (const { claim } of judged)
      expect(claim).not.toMatch(/1990|20[12]\d|2nd|11th|18-month|sites|meetings/);
  });
});

describe("check manuscript on a reflexive paper about one focus group", () => {
  let group = "";
  beforeAll(async () => {
    group = path.join(folder, "near-peer");
    await demoStudy("near-peer", group);
  });

  const findings = async (text: string) => {
    const file = path.join(folder, "reflexive.md");
    fs.writeFileSync(file, text);
    return errors((await themata(group, ["check", "manuscript", file, "--json"])).json.findings);
  };

  it("judges the length of the one session, and the number of groups though the people are told of", async () => {
    const paper = (groups: string, minutes: number) =>
      `## Methods\n\nWe held ${groups} with doctors who had time. The focus group lasted ${minutes} minutes.\n`;
    expect(await findings(paper("one focus group", 45))).toEqual([]);
    expect(await findings(paper("three focus groups", 75))).toEqual([
      expect.stringContaining('"three focus groups": the study has 1'),
      expect.stringContaining('75 minutes": the study has 45'),
    ]);
  });

  it("judges the second half of a quotation split by who said it, however short, and lends it no label of a later sentence", async () => {
    const paper = (end: string) =>
      `## Results\n\n“You got a good mentor,” he said, “because he was ${end}.” Others saw it otherwise: “It’s three in the morning, I just want it in” (Participant 7).\n`;
    expect(await findings(paper("fifty yards away"))).toEqual([]);
    expect(await findings(paper("a mile away"))).toEqual([
      expect.stringMatching(/^quotation-altered: “because he was a mile away/),
    ]);
  });
});
