import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { ok, studyWith, themata } from "../../support/study.js";

const interview = `I: How is it?

P1: I trust her because she keeps small promises, every single week.

I: And the rota?

P1: The rota eats every plan we make, it always did.
`;

let study = "";
const read = (name: string) => fs.readFileSync(path.join(study, name), "utf8");
const headings = (name: string) =>
  [...read(name).matchAll(/^## (?:\d+|Appendix \w+:) (.*)$/gm)].map(([, title]) => title);

beforeAll(async () => {
  study = await studyWith({ "a.txt": interview });
  await ok(study, "codebook", "add", "Trust");
  await ok(study, "code", "a", "--turn", "2", "Trust", "--key");
  await ok(study, "theme", "add", "Trust is earned", "--codes", "Trust");
});

describe("report --section", () => {
  test("writes these sections alone, in the report's own order", async () => {
    const { json } = await ok(study, "report", "-o", "s.md", "--section", "codebook,themes", "--json");
    expect(json.sections).toEqual(["themes", "codebook"]);
    expect(headings("s.md")).toEqual(["Themes", "Codebook"]);
    await ok(study, "report", "-o", "t.md", "--section", "themes", "--section", "trail");
    expect(headings("t.md")).toEqual(["Themes", "Audit trail"]);
  });

  test("leaves out of JSON what the sections do not ask for", async () => {
    await ok(study, "report", "-o", "s.json", "--section", "themes");
    const report = JSON.parse(read("s.json"));
    expect(report.schema).toBe("themata/report-model/1");
    expect(report.themes[0].name).toBe("Trust is earned");
    expect(report).not.toHaveProperty("codebook");
  });

  test("says which section has nothing to say", async () => {
    const ran = await ok(study, "report", "-o", "f.md", "--section", "framework,study");
    expect(ran.stderr).toContain("Framework matrix");
    expect(headings("f.md")).toEqual(["Study and approach"]);
  });

  test("refuses a section that there is not, and lists those there are", async () => {
    const ran = await themata(study, ["report", "-o", "x.md", "--section", "theems"]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('no section "theems"');
    expect(ran.stderr).toContain("codebook");
    expect(fs.existsSync(path.join(study, "x.md"))).toBe(false);
  });
});

describe("report --template", () => {
  const own = (files: Readonly<Record<string, string>>) => {
    const folder = fs.mkdtempSync(path.join(study, "own-"));
    for (const [name, content] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), content);
    }
    return folder;
  };

  test("replaces single parts and leaves the others", async () => {
    const folder = own({
      "markdown/quotation.hbs": "SAID: {{md text}}\n",
      "html/theme.hbs": "<p>{{name}}</p>",
    });
    const ran = await ok(study, "report", "-o", "own.md", "--template", folder, "--json");
    expect(read("own.md")).toContain("SAID: I trust her");
    expect(read("own.md")).toContain("## Appendix A: Codebook");
    expect(ran.json.templates).toEqual(["markdown/quotation.hbs"]);
    expect(ran.stderr).toContain("did not use: html/theme.hbs");
  });

  test.each([
    ["raw markup", "html/theme.hbs", "{{{name}}}", "o.html"],
    ["an output that is not escaped", "markdown/theme.hbs", "{{name}}", "o.md"],
    ["an output that is not escaped for LaTeX", "latex/theme.hbs", "{{name}}", "o.tex"],
    ["a helper that there is not", "html/theme.hbs", "{{include name}}", "o.html"],
    ["a value that there is not", "html/theme.hbs", "{{nmae}}", "o.html"],
    [
      "a page without the report's own policy",
      "html/report.hbs",
      "<html><script>1</script></html>",
      "o.html",
    ],
  ])("refuses %s", async (_, name, text, output) => {
    const ran = await themata(study, ["report", "-o", output, "--template", own({ [name]: text })]);
    expect(ran.code).toBe(3);
    expect(ran.stderr).toMatch(/[Tt]emplate/);
    expect(fs.existsSync(path.join(study, output))).toBe(false);
  });

  test("reads nothing outside of the folder", async () => {
    const folder = own({ "html/theme.hbs": "<p>{{> ../../secret}}</p>" });
    const ran = await themata(study, ["report", "-o", "o.html", "--template", folder]);
    expect(ran.code).toBe(3);
    const linked = own({ "html/x.txt": "x" });
    fs.symlinkSync("/etc/hostname", path.join(linked, "html", "quotation.hbs"));
    expect((await themata(study, ["report", "-o", "o.html", "--template", linked])).code).toBe(2);
  });

  test("refuses a folder without templates", async () => {
    const ran = await themata(study, ["report", "-o", "o.html", "--template", "nowhere"]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain("no templates");
  });
});

describe("the formats of a report", () => {
  test("are told by the ending or by --format, also on standard output", async () => {
    const { stdout } = await ok(study, "report", "-o", "-", "--format", "md", "--date", "2024-03-01");
    await ok(study, "report", "-o", "same.md", "--date", "2024-03-01");
    expect(stdout.trimEnd()).toBe(read("same.md").trimEnd());
    const ran = await themata(study, ["report", "-o", "-"]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain("--format");
  });

  test.each([
    "html",
    "md",
    "tex",
    "json",
  ])("give the same bytes for the same study and date: %s", async (ending) => {
    await ok(study, "report", "-o", `a.${ending}`, "--date", "2024-03-01");
    await ok(study, "report", "-o", `b.${ending}`, "--date", "2024-03-01");
    expect(read(`a.${ending}`)).toBe(read(`b.${ending}`));
  });

  test("without a program that makes PDF there is a hint, and no file", async () => {
    const ran = await themata(study, ["report", "-o", "r.pdf"], { env: { PATH: "/nowhere" } });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/Chromium.*LibreOffice/);
    expect(fs.existsSync(path.join(study, "r.pdf"))).toBe(false);
  });
});

test("what goes to standard output is, with --json, the content of the one document there", async () => {
  const report = await ok(study, "report", "-o", "-", "--format", "md");
  for (const [schema, words, ...line] of [
    ["report", "small promises", "report", "-o", "-", "--format", "md"],
    ["export", "small promises", "export", "-"],
    ["transcript", "small promises", "transcript", "a", "-o", "-"],
    ["codebook-export", "name: Trust", "codebook", "export", "-"],
  ] as const) {
    const { json } = await ok(study, "--json", ...line);
    expect(json.schema).toBe(`themata/${schema}/1`);
    expect(json.content).toContain(words);
    if (schema === "report") expect(json.content).toBe(report.stdout);
  }
});
