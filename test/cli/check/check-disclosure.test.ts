import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { ok, studyWith, themata } from "../../support/study.js";

interface Finding {
  readonly id: string;
  readonly code: string;
  readonly level: string;
  readonly subject: string;
  readonly decision: string | null;
  readonly places: readonly string[];
}

/** An interview with a mentee called Sara Khan in the file, quoted under one theme. */
async function quoted(words: string, more: Record<string, string> = {}): Promise<string> {
  const folder = await studyWith(
    {
      "one.txt": `I: How is it?\n\nSara Khan: ${words} We went on with it, and that was all of it.\n`,
      ...more,
    },
    "--speaker",
    "Sara Khan=Mentee 1",
  );
  await ok(folder, "codebook", "add", "Trust");
  await ok(folder, "theme", "add", "Promises are kept");
  await ok(folder, "theme", "assign", "Promises are kept", "Trust");
  await ok(folder, "code", "one", "--turn", "2", "Trust");
  return folder;
}
const findings = async (folder: string, ...more: string[]): Promise<Finding[]> =>
  (await themata(folder, ["check", "disclosure", "--json", ...more])).json.findings;
const named = (all: readonly Finding[]) =>
  all
    .filter(({ code }) => ["known-name", "possible-name", "identifier"].includes(code))
    .map(({ code, subject }) => `${code} ${subject}`);

describe("names in what is printed", () => {
  test("the participant's own name in a quotation is an error, and ends with 1", async () => {
    const folder = await quoted("so he said, Sara, go home.");
    expect(named(await findings(folder))).toEqual(["known-name Sara Khan"]);
    expect((await themata(folder, ["check", "disclosure"])).code).toBe(1);
  });

  test("somebody else's name is a warning, until a person has judged it", async () => {
    const folder = await quoted("so he said that Ludovica was late, and Ludovica was.");
    const [found] = (await findings(folder)).filter(({ code }) => code === "possible-name");
    expect(found).toMatchObject({ subject: "Ludovica", level: "warning", places: ["one turn 2"] });
    expect((await themata(folder, ["check", "disclosure"])).code).toBe(0);
    const id = String(found?.id);

    const silent = await themata(folder, ["check", "dismiss", id]);
    expect(silent.code).toBe(2);
    expect(silent.stderr).toContain("Give a reason");

    const { event } = (await ok(folder, "check", "confirm", id, "--reason", "A colleague", "--json")).json;
    expect(event).toBeGreaterThan(0);
    expect((await themata(folder, ["check", "disclosure"])).code).toBe(1);

    await ok(folder, "check", "dismiss", "ludovica", "--reason", "A film");
    expect((await themata(folder, ["check", "disclosure"])).code).toBe(0);
    const after = (await findings(folder)).find((one) => one.id === id);
    expect(after).toMatchObject({ decision: "dismissed", reason: "A film" });
    expect((await ok(folder, "check", "disclosure")).stdout).not.toContain("Ludovica");
    expect((await ok(folder, "check", "disclosure", "--full")).stdout).toContain("dismissed: A film");
    await ok(folder, "undo");
    expect((await findings(folder)).find((one) => one.id === id)?.decision).toBe("confirmed");
  });

  test("a mask is no name; a clean quotation has no finding", async () => {
    expect(named(await findings(await quoted("so he said that [Ludovica] was late.")))).toEqual([]);
  });

  test("addresses and numbers are errors", async () => {
    const folder = await quoted("write to me at s.k@mail.example.org or call +44 7700 900 123.");
    expect(named(await findings(folder)).sort()).toEqual([
      "identifier +44 7700 900 123",
      "identifier s.k@mail.example.org",
    ]);
  });

  test("names in examples of the codebook are found, names of codes are none", async () => {
    const folder = await quoted("so it was.");
    await ok(
      folder,
      "codebook",
      "add",
      "Rota",
      "--example",
      "and then Ludovica swapped",
      "--exclude",
      "use Trust for that, not Rota",
    );
    expect(named(await findings(folder))).toEqual(["possible-name Ludovica"]);
  });

  test("transcripts are looked through when asked", async () => {
    const folder = await quoted("so it was.", { "two.txt": "I: And?\n\nP2: and then Ludovica swapped.\n" });
    expect(named(await findings(folder))).toEqual([]);
    expect(named(await findings(folder, "--transcripts"))).toEqual(["possible-name Ludovica"]);
  });

  test("an id that no finding has is refused, and nothing is written", async () => {
    const folder = await quoted("so it was.");
    const before = (await ok(folder, "log", "--json")).json.head;
    const ran = await themata(folder, ["check", "dismiss", "0000000000", "--reason", "x"]);
    expect(ran.code).toBe(2);
    expect((await ok(folder, "log", "--json")).json.head).toEqual(before);
  });
});

describe("combinations and pairs", () => {
  const people = async (rows: string, ...names: string[]) => {
    const files = Object.fromEntries(
      names.map((name, i) => [
        `t${i}.txt`,
        `I: So?\n\n${name}: I trust it, and that is all I can say of it now.\n`,
      ]),
    );
    const folder = await studyWith(files);
    fs.writeFileSync(path.join(folder, "people.csv"), `label,role,gender,province\n${rows}`);
    await ok(folder, "participants", "import", "people.csv");
    return folder;
  };
  const codes = async (folder: string) => (await findings(folder)).map(({ code }) => code);

  test("small cells, single people and mixed places are found", async () => {
    const folder = await people("Ann,nurse,woman,Gauteng\nBea,nurse,woman,Zululand district\n", "Ann", "Bea");
    expect(await codes(folder)).toEqual(
      expect.arrayContaining(["small-cells", "identifying-value", "mixed-place-levels"]),
    );
  });

  test("five alike in places of one size are none of these", async () => {
    const names = ["Ann", "Bea", "Cleo", "Dina", "Eve"];
    const folder = await people(names.map((name) => `${name},nurse,woman,Gauteng\n`).join(""), ...names);
    expect(await codes(folder)).toEqual([]);
  });

  test("a pair is found where both are quoted, and not where one is", async () => {
    const folder = await studyWith({
      "a.txt": "I: So?\n\nMentor 1: I trust her, and that is all I can say of it now.\n",
      "b.txt": "I: So?\n\nMentee 4: I trust him, and that is all I can say of it now.\n",
    });
    await ok(folder, "participant", "link", "Mentor 1", "Mentee 4", "--as", "mentor-of");
    await ok(folder, "codebook", "add", "Trust");
    await ok(folder, "theme", "add", "Promises are kept");
    await ok(folder, "theme", "assign", "Promises are kept", "Trust");
    await ok(folder, "code", "a", "--turn", "2", "Trust");
    expect(await codes(folder)).not.toContain("pair-recognisable");
    await ok(folder, "code", "b", "--turn", "2", "Trust");
    expect(await codes(folder)).toContain("pair-recognisable");
  });
});
