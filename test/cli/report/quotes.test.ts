import fs from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { keptStudy } from "../../support/kept-study.js";
import { ok, studyWith, themata } from "../../support/study.js";

const first = `I: How is it?

P1: I trust her because she keeps small promises, every single week of the year.

I: And the rota?

P1: The rota eats every plan we make, it always did, and nobody owns the rota.

P1: Nobody ever asked me about it, not once in three whole years of working here.
`;
const second = `I: How is it?

P2: He remembers what I said a month ago, and that is more than most people do.
`;

let study = "";
beforeEach(async () => {
  study = await keptStudy("quotes", async () => {
    const made = await studyWith({ "a.txt": first, "b.txt": second });
    await ok(made, "codebook", "add", "Trust");
    await ok(made, "codebook", "add", "Rota");
    await ok(made, "code", "a", "--turn", "2", "Trust");
    await ok(made, "code", "a", "--turn", "4", "Rota", "Trust");
    await ok(made, "code", "a", "--turn", "5", "Trust");
    await ok(made, "code", "b", "--turn", "2", "Trust");
    await ok(made, "theme", "add", "Trust is earned", "--codes", "Trust");
    await ok(made, "theme", "add", "The rota owns us", "--codes", "Rota");
    return made;
  });
});

const quotes = async (...argv: string[]) => (await ok(study, "quotes", ...argv, "--json")).json;

describe("quotes", () => {
  test("lists what the report quotes, and where", async () => {
    const { quotations } = await quotes();
    const report = (await ok(study, "report", "--json")).json;
    expect(quotations).toHaveLength(report.quotations);
    expect(
      quotations.every(({ used, theme }: { used: string[]; theme: string }) => used.includes(theme)),
    ).toBe(true);
  });

  test("with --all shows key quotations first, then each person's first before anybody's second", async () => {
    const { codings } = (await ok(study, "codings", "--json")).json;
    const last = codings.find(
      ({ turn, source }: { turn: number; source: string }) => source === "a" && turn === 5,
    );
    await ok(study, "quotes", "--pick", last.id);
    const { quotations } = await quotes("Trust is earned", "--all");
    expect(
      quotations.map((q: { source: string; turn: number; key: boolean }) => [q.source, q.turn, q.key]),
    ).toEqual([
      ["a", 5, true],
      ["b", 2, false],
      ["a", 2, false],
      ["a", 4, false],
    ]);
  });

  test("never quotes somebody who withdrew, nor somebody who did not consent to it, key quotation or not", async () => {
    const people = async () =>
      [
        ...new Set(
          (await quotes("Trust is earned", "--all")).quotations.map((q: { source: string }) => q.source),
        ),
      ].sort();
    expect(await people()).toEqual(["a", "b"]);
    const { codings } = (await ok(study, "codings", "--json")).json;
    const theirs = codings.find(({ source }: { source: string }) => source === "b");
    await ok(study, "quotes", "--pick", theirs.id);
    await ok(study, "participant", "set", "P2", "status=withdrawn-after-analysis");
    expect(await people()).toEqual(["a"]);
    expect((await quotes()).quotations.every((q: { source: string }) => q.source === "a")).toBe(true);
    await ok(study, "participant", "set", "P2", "status=active", "consent=archive");
    expect(await people()).toEqual(["a"]);
    await ok(study, "participant", "set", "P2", "consent=archive,quote");
    expect(await people()).toEqual(["a", "b"]);
  });

  test("warns of a passage that stands under two themes, as the report does", async () => {
    // The only passage of a theme serves it even where it stands elsewhere already.
    await ok(study, "theme", "add", "Plans are eaten", "--codes", "Rota");
    const { twice } = await quotes();
    expect(twice).toHaveLength(1);
    expect(twice[0].themes).toEqual(["Trust is earned", "The rota owns us", "Plans are eaten"]);
    const { warnings } = (await ok(study, "report", "--json")).json;
    expect(warnings.filter((text: string) => text.includes("quoted more than once"))).toHaveLength(1);
  });

  test("quotes a key passage once where another one of the theme holds it whole", async () => {
    const text = fs.readFileSync(path.join(study, "a.txt"), "utf8");
    const start = text.indexOf("Nobody ever asked");
    await ok(study, "codebook", "add", "Asking");
    for (const length of [28, 45])
      await ok(study, "code", "a", "--span", `${start}:${start + length}`, "Asking", "--key");
    await ok(study, "theme", "add", "Nobody asks", "--codes", "Asking");
    const { quotations } = await quotes("Nobody asks");
    expect(quotations.map(({ text: words }: { text: string }) => words)).toEqual([
      text.slice(start, start + 45).trim(),
    ]);
  });

  test("picks and unpicks as one act each, which undo takes back", async () => {
    const [coding] = (await quotes("The rota owns us", "--all")).quotations;
    const { json } = await ok(study, "quotes", "--pick", coding.id, "--json");
    expect(json).toMatchObject({ picked: 1, unpicked: 0, dryRun: false });
    expect((await quotes("The rota owns us")).quotations[0].key).toBe(true);
    await ok(study, "undo");
    expect((await quotes("The rota owns us")).quotations[0].key).toBe(false);
    await ok(study, "redo");
    await ok(study, "quotes", "--unpick", coding.id);
    expect((await quotes("The rota owns us")).quotations[0].key).toBe(false);
  });

  test("changes nothing in a dry run, nor where it was so already", async () => {
    const [coding] = (await quotes("The rota owns us", "--all")).quotations;
    const before = (await ok(study, "log", "--json")).stdout;
    await ok(study, "quotes", "--pick", coding.id, "--dry-run");
    expect((await ok(study, "quotes", "--unpick", coding.id, "--json")).json.event).toBeNull();
    expect((await ok(study, "log", "--json")).stdout).toBe(before);
  });

  test("leaves the codings of others alone unless told", async () => {
    const [coding] = (await quotes("The rota owns us", "--all")).quotations;
    const ran = await themata(study, ["--coder", "benedict", "quotes", "--pick", coding.id]);
    expect(ran.code).toBe(4);
    expect((await quotes("The rota owns us")).quotations[0].key).toBe(false);
  });

  test("never lists a person who did not consent to being quoted", async () => {
    fs.writeFileSync(path.join(study, "people.csv"), "label,role,consent\nP1,mentee,archive\n");
    await ok(study, "participants", "import", "people.csv");
    const { quotations } = await quotes("--all");
    expect(new Set(quotations.map(({ participant }: { participant: string }) => participant))).toEqual(
      new Set(["P2"]),
    );
  });
});

describe("a quotation in the report", () => {
  test("leaves out what others say in between, and says so", async () => {
    const text = fs.readFileSync(path.join(study, "a.txt"), "utf8");
    const start = text.indexOf("every single");
    const end = text.indexOf(", it always");
    await ok(study, "codebook", "add", "Weeks");
    await ok(study, "code", "a", "--span", `${start}:${end}`, "Weeks", "--key");
    await ok(study, "theme", "add", "Weeks are counted", "--codes", "Weeks");
    const { quotations } = await quotes("Weeks are counted");
    expect(quotations[0].text).toBe("every single week of the year. [...] The rota eats every plan we make");
  });

  test("has its context, with names masked and without the words of who is not to be quoted", async () => {
    const group = `Moderator: Who begins?

Sara: I was told that Vikram never answers anybody, so I stopped asking him at all.

Vikram: That is not how it was.

Lena: I would rather say nothing on this one, thank you very much.
`;
    const folder = await studyWith(
      { "g.txt": group },
      "--kind",
      "focus-group",
      "--interviewer",
      "Moderator",
      "--speaker",
      "Sara=Mentee 1",
      "--speaker",
      "Vikram=Mentor 1",
      "--speaker",
      "Lena=Mentee 2",
    );
    fs.writeFileSync(path.join(folder, "people.csv"), "label,role,consent\nMentor 1,mentor,archive\n");
    await ok(folder, "participants", "import", "people.csv");
    await ok(folder, "codebook", "add", "Silence");
    await ok(folder, "code", "g", "--quote", "so I stopped asking him at all", "Silence");
    await ok(folder, "theme", "add", "Silence spreads", "--codes", "Silence");
    await ok(folder, "report", "-o", "r.json");
    const [quotation] = JSON.parse(fs.readFileSync(path.join(folder, "r.json"), "utf8")).themes[0].quotations;
    expect(quotation.before).toEqual([
      { speaker: "Interviewer", text: "Who begins?" },
      { speaker: "Mentee 1", text: "I was told that [Mentor 1] never answers anybody," },
    ]);
    expect(quotation.after.at(-1)).toEqual({ speaker: "Mentor 1", text: "[not quoted]" });
    expect(fs.readFileSync(path.join(folder, "r.json"), "utf8")).not.toContain("That is not how it was");
  });

  test("is warned of where a participant's name stands in it", async () => {
    const folder = await studyWith(
      {
        "g.txt":
          "Sara: I like what Vikram does in the mornings.\n\nVikram: Good, and so do I.\n\nSara: Yes.\n\nVikram: Yes.\n",
      },
      "--speaker",
      "Sara=Mentee 1",
      "--speaker",
      "Vikram=Mentor 1",
    );
    await ok(folder, "codebook", "add", "Liking");
    await ok(folder, "code", "g", "--turn", "1", "Liking");
    await ok(folder, "theme", "add", "Liking is said", "--codes", "Liking");
    const { warnings } = (await ok(folder, "report", "--force", "--json")).json;
    expect(warnings.join(" ")).toContain("Vikram");
  });
});
