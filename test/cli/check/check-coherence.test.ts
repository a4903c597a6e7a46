import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { emptyFolder, ok, studyWith, themata } from "../../support/study.js";

const talk = (words: string) => `I: How is it?\n\nP1: ${words}\n`;

/** A study of an approach, with one interview. */
async function study(approach: string, ...settings: [string, string][]): Promise<string> {
  const folder = await studyWith({ "one.txt": talk("I trust her because she keeps small promises.") });
  await ok(folder, "study", "set", "approach", approach);
  for (const [key, value] of settings) await ok(folder, "study", "set", key, value);
  return folder;
}

interface Rule {
  readonly id: string;
  readonly status: string;
  readonly level: string;
  readonly rationale: string | null;
  readonly triggers: readonly { readonly text: string; readonly event: number | null }[];
}

async function rule(folder: string, id: string): Promise<Rule> {
  const { rules } = (await themata(folder, ["check", "coherence", "--json"])).json;
  return rules.find((one: Rule) => one.id === id);
}

describe("rules on what a reflexive study writes", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await study("reflexive", ["paradigm", "Constructionist."]);
  });

  // Each rule with sentences that set it off and sentences that do not.
  const cases: [string, string, string[], string[]][] = [
    [
      "COH-01",
      "derivation",
      ["Kappa was 0.8.", "Inter-rater reliability was good.", "Percent agreement reached 90%."],
      [
        "We did not compute kappa.",
        "No inter-coder reliability was sought.",
        "The mentees were in agreement.",
      ],
    ],
    [
      "COH-02",
      "stopping",
      [
        "Interviews went on until saturation.",
        "Data saturation was reached after nine.",
        "The data were saturated.",
      ],
      [
        "Saturation was not sought.",
        "We planned by information power rather than saturation.",
        "We stopped when the term ended.",
      ],
    ],
    [
      "COH-03",
      "derivation",
      ["Six themes emerged.", "Emergent themes were discussed.", "The themes that we kept arose slowly."],
      ["Themes were developed by hand.", "Themes do not emerge.", "A doctor emerged from the ward."],
    ],
    [
      "COH-05",
      "participant_checking",
      [
        "Member checking was used to validate the themes.",
        "Participants confirmed the accuracy of the findings.",
      ],
      ["Participants reflected on the themes.", "Member checking was not meant to validate anything."],
    ],
    [
      "COH-09",
      "citation",
      ["We followed Braun and Clarke (2006)."],
      ["We followed Braun and Clarke (2006, 2021).", "We followed nobody."],
    ],
    [
      "COH-11",
      "reflexivity",
      ["We remained objective and unbiased.", "The aim was accurate coding."],
      ["We were never objective or unbiased.", "Our objectives were three."],
    ],
    [
      "COH-12",
      "derivation",
      ["We used constant comparison.", "Line-by-line coding was done."],
      ["We coded line by line in order to slow down.", "This is not grounded theory."],
    ],
    [
      "COH-14",
      "software",
      ["NVivo was used to analyse the data.", "Themata identified the themes."],
      ["NVivo was used to store the data.", "We analysed the data with pencils."],
    ],
    [
      "COH-17",
      "citation",
      ["After Braun and Clark 2021.", "After Braun & Clark."],
      ["After Braun and Clarke 2021.", "After Clark and Lewis."],
    ],
    [
      "COH-20",
      "limitations",
      ["The findings are not generalisable.", "The small sample is a limitation."],
      [
        "What may transfer is the part on time.",
        "Generalisation is not the aim; we describe the setting so that readers judge transferability.",
      ],
    ],
  ];
  for (const [id, key, bad, good] of cases) {
    for (const text of bad)
      test(`${id} is set off by: ${text}`, async () => {
        const { seq } = (await ok(folder, "study", "set", key, text, "--json")).json;
        const found = await rule(folder, id);
        expect(found.status).toBe("found");
        expect(found.triggers[0]?.text).toContain(text.replace(/\.$/, ""));
        expect(found.triggers[0]?.event).toBeGreaterThan(0);
        expect(seq).toBeUndefined();
      });
    for (const text of good)
      test(`${id} is not set off by: ${text}`, async () => {
        await ok(folder, "study", "set", key, text);
        expect((await rule(folder, id)).status).toBe("clean");
      });
  }

  test("COH-16 looks at what argues for themes, and not at the description of the sample", async () => {
    await ok(
      folder,
      "theme",
      "add",
      "Promises are kept",
      "--concept",
      "80% of mentees trust by small promises.",
    );
    expect((await rule(folder, "COH-16")).status).toBe("found");
    await ok(folder, "theme", "edit", "Promises are kept", "--concept", "Trust grows by small promises.");
    await ok(folder, "study", "set", "sampling", "Of those asked, 80% took part.");
    expect((await rule(folder, "COH-16")).status).toBe("clean");
  });

  test("COH-13 asks about buckets and bare topics, and leaves claims alone", async () => {
    expect((await rule(folder, "COH-13")).status).toBe("clean");
    await ok(folder, "theme", "add", "Barriers to meeting");
    await ok(folder, "theme", "add", "Trust");
    expect((await rule(folder, "COH-13")).triggers).toHaveLength(2);
    await ok(folder, "study", "set", "approach", "codebook");
    expect((await rule(folder, "COH-13")).status).toBe("clean");
    await ok(folder, "study", "set", "approach", "reflexive");
  });

  test("COH-06 is said, as a hint, once COREQ is answered", async () => {
    expect((await rule(folder, "COH-06")).status).toBe("clean");
    await ok(folder, "check", "answer", "coreq", "23", "--text", "They were not returned.");
    expect(await rule(folder, "COH-06")).toMatchObject({ status: "found", level: "hint" });
  });
});

describe("the same words in a codebook study", () => {
  test("set off none of the rules for reflexive studies, but a note on themes that emerge", async () => {
    const folder = await study(
      "codebook",
      ["derivation", "Six themes emerged. Kappa was 0.8."],
      ["stopping", "Nothing is said of it."],
      ["participant_checking", "Member checking validated the themes."],
    );
    const { summary } = (await ok(folder, "check", "coherence", "--json")).json;
    // That themes emerged is a note in any approach; the figure has no codings to be computed from.
    expect(summary).toEqual({ clean: 25, found: 1, argued: 0, unknown: 1 });
  });
});

describe("rules on what was done", () => {
  const two = async (approach: string) => {
    const folder = await studyWith({
      "one.txt": talk("I trust her, always."),
      "two.txt": talk("The rota eats it."),
    });
    await ok(folder, "study", "set", "approach", approach);
    for (const code of ["Trust", "Time"]) await ok(folder, "codebook", "add", code);
    await ok(folder, "coder", "add", "ben");
    return folder;
  };
  const code = async (folder: string, coder: string, source: string, turn = "2") =>
    ok(folder, "--coder", coder, "code", source, "--turn", turn, "Trust");

  test("COH-07: reliability with one coder is an error; with two who finished a source it is none", async () => {
    const folder = await two("reliability");
    await code(folder, "ann", "one");
    await ok(folder, "pass", "finish", "one");
    const first = await themata(folder, ["check", "coherence", "--json"]);
    expect(first.code).toBe(1);
    expect(await rule(folder, "COH-07")).toMatchObject({ status: "found", level: "error" });
    await code(folder, "ben", "one");
    await ok(folder, "--coder", "ben", "pass", "finish", "one");
    expect((await rule(folder, "COH-07")).status).toBe("clean");
    expect((await rule(folder, "COH-08")).status).toBe("clean");

    await ok(folder, "codebook", "add", "Rota");
    const changed = await rule(folder, "COH-08");
    expect(changed.status).toBe("found");
    expect(changed.triggers[0]?.text).toContain("1 act changed the codes");
  });

  test("COH-18: a negotiated round alone is no reliability; an independent one is", async () => {
    for (const [kind, status] of [
      ["negotiated", "found"],
      ["independent", "clean"],
    ] as const) {
      const folder = await two("reliability");
      await ok(folder, "round", "start", "--kind", kind);
      for (const coder of ["ann", "ben"]) {
        await code(folder, coder, "one");
        await ok(folder, "--coder", coder, "pass", "finish", "one");
      }
      expect((await rule(folder, "COH-18")).status).toBe(status);
    }
  });

  test("COH-10: an inductive study with deductive codes is asked; without them, or called hybrid, it is not", async () => {
    const folder = await two("codebook");
    await ok(folder, "study", "set", "orientation", "inductive");
    expect((await rule(folder, "COH-10")).status).toBe("clean");
    const book = path.join(emptyFolder(), "book.yaml");
    fs.writeFileSync(book, "codes:\n  - name: Given\n    origin: deductive\n");
    await ok(folder, "codebook", "import", book);
    expect((await rule(folder, "COH-10")).triggers[0]?.text).toContain("Given");
    await ok(folder, "study", "set", "orientation", "hybrid");
    expect((await rule(folder, "COH-10")).status).toBe("clean");
  });

  test("COH-04: a codebook closed before half the sources were coded is asked about, a growing one is not", async () => {
    const files = Object.fromEntries(
      ["a", "b", "c", "d"].map((name) => [`${name}.txt`, talk(`I trust ${name}.`)]),
    );
    for (const late of [false, true]) {
      const folder = await studyWith(files);
      await ok(folder, "study", "set", "approach", "reflexive");
      expect((await rule(folder, "COH-04")).status).toBe("unknown");
      await ok(folder, "codebook", "add", "Trust");
      for (const name of ["a", "b", "c", "d"]) {
        await code(folder, "ann", name);
      }
      if (late) await ok(folder, "codebook", "add", "Doubt");
      const found = await rule(folder, "COH-04");
      expect(found.status).toBe(late ? "clean" : "found");
    }
  });

  test("COH-19: a claim of saturation is held against the curve", async () => {
    const folder = await two("codebook");
    await code(folder, "ann", "one");
    await ok(folder, "study", "set", "stopping", "Saturation was reached when no new codes were found.");
    const found = await rule(folder, "COH-19");
    expect(found.status).toBe("found");
    expect(found.triggers.map(({ text }) => text).join(" ")).toContain("2 are too few to judge");
    await ok(folder, "study", "set", "stopping", "We stopped at the end of the term.");
    expect((await rule(folder, "COH-19")).status).toBe("clean");
  });

  test("COH-19 is quiet where the curve bears the claim out", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 7 }, (_, i) => [`s${i}.txt`, talk(`I trust number ${i}.`)]),
    );
    const folder = await studyWith(files);
    await ok(folder, "codebook", "add", "Trust");
    for (let i = 0; i < 7; i++) {
      await ok(folder, "source", "set", `s${i}`, `date=2024-01-0${i + 1}`);
      await code(folder, "ann", `s${i}`);
    }
    await ok(folder, "study", "set", "stopping", "Saturation was reached when no new codes were found.");
    expect((await rule(folder, "COH-19")).status).toBe("clean");
  });

  test("COH-15: twenty proposals confirmed in one act are asked about, one is not", async () => {
    const many = Array.from({ length: 22 }, (_, i) => `I: And ${i}?\n\nP1: I trust it, number ${i}.\n`).join(
      "\n",
    );
    const folder = await studyWith({ "long.txt": many });
    await ok(folder, "codebook", "add", "Trust");
    await ok(folder, "autocode", "--text", "trust", "--code", "Trust");
    await ok(folder, "codings", "-o", "codings.csv");
    const table = path.join(folder, "codings.csv");
    fs.writeFileSync(table, fs.readFileSync(table, "utf8").replaceAll("confirmed", "proposed"));
    await ok(folder, "codings", "import", "codings.csv");
    const { codings } = (await ok(folder, "codings", "--proposed", "--json")).json;
    const ids = codings.map(({ id }: { id: string }) => id);
    expect(ids).toHaveLength(22);
    await ok(folder, "codings", "confirm", ids[0]);
    expect((await rule(folder, "COH-15")).status).toBe("clean");
    await ok(folder, "codings", "confirm", ...ids.slice(1));
    expect((await rule(folder, "COH-15")).triggers[0]?.text).toContain("21 proposals confirmed in one act");
  });
});

describe("a written rationale", () => {
  test("silences a rule, is an event, and is printed", async () => {
    const folder = await study("reflexive", ["derivation", "Six themes emerged."]);
    expect((await themata(folder, ["check", "coherence", "--strict"])).code).toBe(1);
    const why = "The phrase is a participant's, and we discuss it.";
    const said = (await ok(folder, "check", "answer", "coherence", "coh-3", "--rationale", why, "--json"))
      .json;
    expect(said.event).toBeGreaterThan(0);
    expect(await rule(folder, "COH-03")).toMatchObject({ status: "argued", rationale: why });
    const shown = await themata(folder, ["check", "coherence", "--strict"]);
    expect(shown.code).toBe(0);
    expect(shown.stdout).toContain(why);
    const event = (await ok(folder, "show", String(said.event))).stdout;
    expect(event).toContain("answer.set");
    expect(event).toContain("COH-03");
    await ok(folder, "report", "-o", "r.md");
    expect(fs.readFileSync(path.join(folder, "r.md"), "utf8")).toContain("The phrase is a participant");
  });

  test("given to `agreement` counts for COH-01", async () => {
    const folder = await study("reflexive");
    expect((await rule(folder, "COH-01")).status).toBe("clean");
    await ok(folder, "check", "answer", "coherence", "agreement", "--rationale", "The funder asked.");
    expect(await rule(folder, "COH-01")).toMatchObject({ status: "argued", rationale: "The funder asked." });
  });

  test("for a rule that there is not is refused, and nothing is written", async () => {
    const folder = await study("reflexive");
    const before = (await ok(folder, "log", "--json")).json.head;
    const refused = await themata(folder, ["check", "answer", "coherence", "COH-99", "--rationale", "x"]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("COH-01 to COH-27");
    expect((await ok(folder, "log", "--json")).json.head).toEqual(before);
  });
});
