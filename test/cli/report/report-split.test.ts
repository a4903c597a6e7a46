import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { ok, studyWith, themata } from "../../support/study.js";

const interview = `I: How is it?

P1: I trust her because she keeps small promises, every single week.
`;

let study = "";
const read = (name: string) => fs.readFileSync(path.join(study, name), "utf8");
const names = ["r-codebook", "r-frequency", "r-quotations", "r-checklist", "r-audit"];

beforeAll(async () => {
  study = await studyWith({ "a.txt": interview });
  await ok(study, "codebook", "add", "Trust", "--definition", "Words on being able to rely on somebody.");
  await ok(study, "code", "a", "--turn", "2", "Trust", "--key");
  await ok(study, "theme", "add", "Trust is earned", "--codes", "Trust");
});

describe("report --split", () => {
  test("makes a file of each appendix beside the report: html", async () => {
    const { json } = await ok(study, "report", "-o", "r.html", "--split", "--json");
    const files = ["r", ...names].map((name) => path.join(study, `${name}.html`));
    expect(json.file).toBe(files[0]);
    expect(json.files).toEqual(files);
    for (const file of files) expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  });

  test("leaves in the report what was found and how, and leads to the files of the rest", async () => {
    await ok(study, "report", "-o", "r.html", "--split", "--force");
    const [report, codebook] = [read("r.html"), read("r-codebook.html")];
    expect(report).toContain("small promises");
    expect(report).not.toContain("being able to rely");
    for (const name of names) expect(report).toContain(`href="${name}.html"`);
    expect(codebook).toContain("being able to rely");
    expect(codebook).not.toContain("small promises");
    expect(codebook).toContain("An appendix of the report in <bdi>r.html</bdi>");
    expect(read("r-audit.html")).toContain("Appendix E");
  });

  test("writes none of them where one is there already, and all with --force", async () => {
    fs.writeFileSync(path.join(study, "s-audit.md"), "mine");
    const ran = await themata(study, ["report", "-o", "s.md", "--split"]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain("s-audit.md");
    expect(fs.readdirSync(study).filter((name) => name.startsWith("s"))).toEqual(["s-audit.md"]);
    expect(read("s-audit.md")).toBe("mine");
    await ok(study, "report", "-o", "s.md", "--split", "--force");
    expect(read("s-audit.md")).toContain("Audit trail");
    expect(read("s.md")).toContain("E Audit trail (s-audit.md)");
  });

  test.each([
    ["standard output", ["-o", "-", "--format", "md"]],
    ["JSON", ["-o", "r.json"]],
  ])("is refused for %s", async (_, words) => {
    const ran = await themata(study, ["report", "--split", ...words]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain("--split");
  });
});
