import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { docxOfMarkdown } from "../support/paper-docx.js";
import { emptyFolder, ok, themata } from "../support/study.js";

const papers = fileURLToPath(new URL("../../fixtures/papers", import.meta.url));
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
  await ok(folder, "demo", "faculty", study);
}, 60_000);

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

  describe.skipIf(!soffice)("after a round through LibreOffice", () => {
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
