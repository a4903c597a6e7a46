import fs from "node:fs";
import path from "node:path";
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { disordered, documentOf, opened, reading } from "../../report/docx/opened.js";
import { demoStudy } from "../../support/demo.js";
import { emptyFolder, ok, studyWith, themata } from "../../support/study.js";

const talk = `I: How is it?

P1: I trust her because she keeps small promises, every single week.

I: And the rota?

P1: The rota eats every plan we make.
`;

let folder = "";
const read = (name: string) => fs.readFileSync(path.join(folder, name));

beforeAll(async () => {
  folder = await studyWith({ "a.txt": talk });
  await ok(
    folder,
    "codebook",
    "add",
    "Trust",
    "--definition",
    "Relying on <i>somebody</i>",
    "--color",
    "#4477aa",
  );
  await ok(folder, "codebook", "add", "Rota", "--under", "Trust");
  await ok(folder, "code", "a", "--quote", "small promises", "Trust");
  await ok(folder, "code", "a", "--turn", "2", "Rota", "--key");
});

describe("transcript -o FILE.docx", () => {
  test("writes the coded transcript, numbered in the order of reading, the longer passage first", async () => {
    const { json } = await ok(folder, "transcript", "a", "-o", "a.docx", "--json");
    expect(json).toMatchObject({ source: "a", turns: 4, codings: 2 });
    const text = reading(documentOf(read("a.docx")));
    expect(text).toContain("1[I trust her because she keeps 2[small promises]2, every single week.]1");
    expect(text).toContain("1 Trust/Rota (key quotation)");
    expect(text).toContain("2 Trust\n");
    expect(text).toContain("Relying on <i>somebody</i>");
  });

  test("is for its owner alone and is not written over unless told", async () => {
    await ok(folder, "transcript", "a", "-o", "b.docx");
    expect(fs.statSync(path.join(folder, "b.docx")).mode & 0o777).toBe(0o600);
    expect((await themata(folder, ["transcript", "a", "-o", "b.docx"])).code).toBe(2);
    await ok(folder, "transcript", "a", "-o", "b.docx", "--force");
  });

  test("counts the codings of the coder named, and shows nobody else's", async () => {
    await ok(folder, "--coder", "ben", "code", "a", "--turn", "4", "Rota");
    await ok(folder, "transcript", "a", "-o", "lead.docx");
    expect(reading(documentOf(read("lead.docx")))).toContain("2 codings of the lead coder (ann)");
    await ok(folder, "--coder", "ben", "transcript", "a", "-o", "ben.docx");
    const text = reading(documentOf(read("ben.docx")));
    expect(text).toContain("1 coding of ben alone");
    expect(text).not.toContain("2[");
  });

  test("refuses another ending and names those there are", async () => {
    const { code, stderr } = await themata(folder, ["transcript", "a", "-o", "a.doc"]);
    expect(code).toBe(2);
    expect(stderr).toContain(".html or .docx");
  });
});

describe("codebook export FILE.docx", () => {
  test("writes every code with its definition and says which state it is", async () => {
    const { json } = await ok(folder, "codebook", "export", "c.DOCX", "--json");
    expect(json).toMatchObject({ format: "docx", codes: 2 });
    const text = reading(documentOf(read("c.DOCX")));
    expect(text).toContain("2 codes on 2 levels.");
    expect(text).toContain("Relying on <i>somebody</i>");
    expect(text).toMatch(/newest change to a code in event \d+, 1 March 2024, by ann\./);
  });

  test("has the date of the day in its properties, and no other time in it", async () => {
    await ok(folder, "codebook", "export", "d.docx");
    const core = opened(read("d.docx"))["docProps/core.xml"] ?? "";
    expect(core.match(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g)).toEqual([
      "2024-03-01T00:00:00Z",
      "2024-03-01T00:00:00Z",
    ]);
  });
});

describe("tables as Word files", () => {
  test("check coreq -o FILE.docx has all 32 items with what they ask", async () => {
    await ok(folder, "check", "coreq", "-o", "coreq.docx");
    const { items } = (await ok(folder, "check", "coreq", "--json")).json;
    const text = reading(documentOf(read("coreq.docx")));
    expect(items).toHaveLength(32);
    for (const { item, answer } of items) {
      expect(text).toContain(item);
      if (answer !== null) expect(text).toContain(answer.trim());
    }
    expect(text).toMatch(/32 items: .* 1 March 2024\./);
  });

  test("frequency -o FILE.docx has the numbers of the listing", async () => {
    await ok(folder, "frequency", "-o", "f.docx");
    const { rows } = (await ok(folder, "frequency", "--json")).json;
    const text = reading(documentOf(read("f.docx")));
    for (const row of rows)
      expect(text).toContain([row.path, row.n, row.N, row.sources, row.segments, row.words].join("\n"));
  });

  test("are refused on standard output", async () => {
    for (const argv of [
      ["frequency", "-o", "-", "--format", "docx"],
      ["report", "-o", "-", "--format", "docx"],
    ]) {
      const { code, stdout } = await themata(folder, argv);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    }
  });
});

describe("report -o FILE.docx", () => {
  let study = "";
  let xml = "";
  beforeAll(async () => {
    const parent = emptyFolder();
    study = path.join(parent, "demo");
    await demoStudy("near-peer", study);
    await ok(study, "report", "-o", "r.docx", "--date", "2024-05-01");
    xml = documentOf(fs.readFileSync(path.join(study, "r.docx")));
  });

  test("says of the demo what the study's own listings say", async () => {
    const said = reading(xml);
    const { themes } = (await ok(study, "theme", "list", "--json")).json;
    expect(themes.length).toBeGreaterThan(0);
    for (const { name } of themes) expect(said).toContain(name);
    const { codings } = (await ok(study, "codings", "--json")).json;
    for (const { path: code } of codings) expect(said).toContain(code.split("/").at(-1));
    expect(said).toContain("Report of 1 May 2024");
  });

  test("has the maps as pictures, in the file itself", () => {
    const pictures = Object.keys(unzipSync(fs.readFileSync(path.join(study, "r.docx")))).filter((name) =>
      name.endsWith(".png"),
    );
    expect(pictures.length).toBe((xml.match(/<w:drawing>/g) ?? []).length);
    expect(pictures.length).toBeGreaterThan(0);
    expect(disordered(xml)).toEqual([]);
  });

  test("is the same bytes on the same date, whatever the clock", async () => {
    await ok(study, "report", "-o", "again.docx", "--date", "2024-05-01");
    const [one, two] = ["r.docx", "again.docx"].map((name) => fs.readFileSync(path.join(study, name)));
    expect(one?.equals(two ?? Buffer.alloc(0))).toBe(true);
  });
});
