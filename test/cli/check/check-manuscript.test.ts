import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { demoStudy } from "../../support/demo.js";
import { docxOfMarkdown } from "../../support/paper-docx.js";
import { emptyFolder, ok, themata } from "../../support/study.js";

const papers = fileURLToPath(new URL("../../../fixtures/papers", import.meta.url));
const paper = (name: string) => fs.readFileSync(path.join(papers, name), "utf8");

/** The planted faults, by code and by words of the message. */
const planted: readonly (readonly [code: string, words: string])[] = [
  ["number-wrong", "sixteen participants"],
  ["number-wrong", "nine mentees"],
  ["number-wrong", "67 codes"],
  ["number-wrong", "five refused"],
  ["number-wrong", "nine were women"],
  ["number-wrong", "35 and 85 minutes"],
  ["number-wrong", "between May and October 2023"],
  ["number-wrong", "12 of the 15 transcripts"],
  ["number-wrong", "11 of 15"],
  ["process-saturation", "Data saturation was reached"],
  ["process-software", "NVivo"],
  ["claim-word", "Few participants"],
  ["quotation-altered", "{added: well}"],
  ["quotation-altered", "{sixteen → sixty}"],
  ["quotation-joined", "no sign shows that words are left out"],
  ["quotation-not-found", "The canteen is the only honest room"],
  ["wrong-participant", "Mentor 2 says it"],
  ["wrong-attribute", "Mentee 1 is recorded as gender: man"],
  ["wrong-theme", "When a journal sees my name"],
  ["interviewer-quoted", "the interviewer (in mentor-1) says it"],
];

interface Finding {
  readonly level: string;
  readonly code: string;
  readonly message: string;
}

let folder = "";
let study = "";
beforeAll(async () => {
  folder = emptyFolder();
  study = path.join(folder, "study");
  await demoStudy("faculty", study);
});

const check = async (file: string) => themata(study, ["check", "manuscript", file, "--json"]);
const errors = (findings: readonly Finding[]) =>
  findings.filter(({ level }) => level !== "hint").map(({ code, message }) => `${code}: ${message}`);

function expectPlanted(findings: readonly Finding[], faults = planted) {
  for (const [code, words] of faults)
    expect(
      findings.filter((one) => one.level === "error" && one.code === code && one.message.includes(words)),
      `${code} ${words}`,
    ).toHaveLength(1);
  expect(errors(findings)).toHaveLength(faults.length);
}

const soffice = (() => {
  try {
    execFileSync("soffice", ["--version"], { stdio: "ignore", timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
})();

/** A file converted by LibreOffice. */
function converted(file: string, to: string): string {
  const out = path.join(folder, `${to}-${path.basename(file, path.extname(file))}`);
  execFileSync(
    "soffice",
    [
      `-env:UserInstallation=file://${folder}/office`,
      "--headless",
      "--convert-to",
      to,
      "--outdir",
      out,
      file,
    ],
    { stdio: "ignore", timeout: 120_000 },
  );
  return path.join(out, `${path.basename(file, path.extname(file))}.${to.split(":")[0]}`);
}

describe("check manuscript holds a paper against the study", () => {
  it("finds all twenty faults that were planted in a Markdown manuscript, and nothing else", async () => {
    const ran = await check(path.join(papers, "faculty-faults.md"));
    expect(ran.code).toBe(1);
    expectPlanted(ran.json.findings);
  });

  it("finds nothing in the clean twin, and ends with 0", async () => {
    const ran = await check(path.join(papers, "faculty-clean.md"));
    expect(errors(ran.json.findings)).toEqual([]);
    expect(ran.code).toBe(0);
    expect(
      ran.json.quotations.filter(({ status }: { status: string }) => status === "verbatim").length,
    ).toBeGreaterThan(15);
  });

  it("finds the same in the same manuscripts as Word documents", async () => {
    for (const name of ["faculty-faults", "faculty-clean"]) {
      const file = path.join(folder, `${name}.docx`);
      fs.writeFileSync(file, await docxOfMarkdown(paper(`${name}.md`)));
      const ran = await check(file);
      if (name === "faculty-faults") expectPlanted(ran.json.findings);
      else expect(errors(ran.json.findings)).toEqual([]);
    }
  });

  it("finds nothing in the study's own report, as Word and Markdown", { timeout: 120_000 }, async () => {
    for (const name of ["own.docx", "own.md"]) {
      const report = await ok(study, "report", "-o", name, "--json");
      const { json } = await check(name);
      expect(errors(json.findings)).toEqual([]);
      expect(report.json.quotations).toBeGreaterThan(40);
      expect(json.quotations.filter((one: { status: string }) => one.status === "verbatim").length).toBe(
        report.json.quotations,
      );
    }
  });

  describe.skipIf(!soffice)("after a round through LibreOffice", () => {
    it("finds nothing in the study's own report", { timeout: 240_000 }, async () => {
      await ok(study, "report", "-o", "round.docx");
      for (const to of ["odt", "docx"]) {
        const { json } = await check(converted(path.join(study, "round.docx"), to));
        expect(errors(json.findings)).toEqual([]);
      }
    });

    for (const to of ["docx", "odt", "pdf"])
      it(`finds the same in ${to}`, { timeout: 240_000 }, async () => {
        for (const name of ["faculty-faults", "faculty-clean"]) {
          const file = path.join(folder, `round-${name}.docx`);
          fs.writeFileSync(file, await docxOfMarkdown(paper(`${name}.md`)));
          const ran = await check(converted(file, to));
          // A PDF has no tables any more: what stood in a cell cannot be tied to its row.
          const faults = to === "pdf" ? planted.filter(([, words]) => words !== "11 of 15") : planted;
          if (name === "faculty-faults") expectPlanted(ran.json.findings, faults);
          else expect(errors(ran.json.findings)).toEqual([]);
          if (to === "pdf")
            expect(ran.json.findings.every(({ place }: { place: { page: number } }) => place.page >= 1)).toBe(
              true,
            );
        }
      });
  });

  it("says for each quotation where it stands, who said it and under which theme it was printed", async () => {
    const { json } = await check(path.join(papers, "faculty-clean.md"));
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
    const { json } = await check(path.join(papers, "faculty-clean.md"));
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
  ["number-wrong", '"63%": the study has 43.3% (13 of 30)'],
  ["number-wrong", "Mentees (n = 19"],
  ["number-wrong", "Twelve of the 30 participants"],
  ["claim-word", "The majority of participants"],
  ["process-coders", "Two researchers independently coded"],
  ["process-consensus", "disagreements were settled by consensus"],
  ["process-saturation", "data saturation was reached"],
  ["quotation-altered", "{tea → coffee}"],
  ["quotation-altered", "{awake → asleep}"],
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
      `## Results\n\n“I got a good mentor,” he said, “because he sat ${end}.” Others saw it otherwise: “I’d have had it in and been back at my crossword” (Participant 7).\n`;
    expect(await findings(paper("down"))).toEqual([]);
    expect(await findings(paper("beside me"))).toEqual([
      expect.stringMatching(/^quotation-altered: “because he sat beside me/),
    ]);
  });
});
