import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { emptyFolder, ok, studyWith, themata } from "../../support/study.js";

const talk = (words: string) => `I: How is it?\n\nP1: ${words}\n`;
const one = () => studyWith({ "one.txt": talk("I trust her because she keeps small promises, every week.") });

interface Item {
  readonly number: number;
  readonly id: string;
  readonly status: string;
  readonly answer: string | null;
  readonly answerEvent: number | null;
  readonly evidence: readonly { kind: string; ref: string; event?: number; passages?: string[] }[];
  readonly findings: readonly { code: string; message: string }[];
}
const check = async (folder: string, ...list: string[]) =>
  (await themata(folder, ["check", ...list, "--json"])).json;
const codes = (list: { items: Item[]; findings: { code: string }[] }) =>
  [...list.items.flatMap(({ findings }) => findings), ...list.findings].map(({ code }) => code);

describe("the checklists of ours", () => {
  const shapes = [
    ["coreq", 32, "COREQ-01"],
    ["srqr", 21, "SRQR-01"],
    ["bc15", 15, "BC15-01"],
    ["bc20", 20, "BC20-01"],
    ["reflexive-draft", 23, "R01"],
  ] as const;
  test.each(shapes)("%s has %i items, and runs on an empty study", async (list, n, first) => {
    const folder = emptyFolder();
    await ok(folder, "init", "--approach", "reflexive", "--coder", "ann");
    const { items, summary } = await check(folder, list);
    expect(items).toHaveLength(n);
    expect(items[0].id).toBe(first);
    expect(Object.values(summary as Record<string, number>).reduce((a, b) => a + b)).toBe(n);
    for (const item of items) expect(item.guide).not.toBe("");
  });

  test("what only a person can judge is never called reported by the study alone", async () => {
    const { items } = await check(await one(), "bc15");
    expect(items.filter(({ status }: Item) => status === "reported")).toEqual([]);
  });

  test("the reflexive list says that it is a draft of ours", async () => {
    const folder = await one();
    expect((await ok(folder, "check", "reflexive-draft")).stdout).toContain("not the RTARG");
    expect((await ok(folder, "check", "list")).stdout).toContain("CASP");
  });

  test("COREQ, SRQR and the study's own lists are named first, the others when asked for", async () => {
    const folder = await one();
    fs.writeFileSync(
      path.join(folder, "ward.yaml"),
      "id: ward\nname: Ward\nitems:\n  - { id: 1a, item: Who paid? }\n",
    );
    await ok(folder, "check", "answer", "ward.yaml", "1a", "--text", "Nobody.");
    const named = async (...more: string[]) =>
      [...(await ok(folder, "check", ...more)).stdout.matchAll(/^([a-z][\w-]+) {2,}\S/gm)].map(
        ([, name]) => name,
      );
    const usual = ["check", "coreq", "srqr", "ward"];
    const others = ["quality", "coherence", "disclosure"];
    expect(await named()).toEqual([...usual, ...others]);
    expect(await named("list")).toEqual([...usual, ...others]);
    expect(await named("list", "--all")).toEqual([...usual, "bc15", "bc20", "reflexive-draft", ...others]);
    const { checklists } = (await ok(folder, "check", "list", "--json")).json;
    expect(checklists.map(({ id }: { id: string }) => id)).toEqual(shapes.map(([id]) => id));
  });

  test("an item that a setting answers names the setting's event", async () => {
    const folder = await one();
    const { event } = (await ok(folder, "study", "set", "sampling", "Purposive, by ward", "--json")).json;
    for (const [list, number] of [
      ["coreq", 10],
      ["srqr", 8],
    ] as const) {
      const item = (await check(folder, list)).items[number - 1] as Item;
      expect(item.evidence).toContainEqual(
        expect.objectContaining({ kind: "setting", ref: "sampling", event }),
      );
    }
  });

  test("quotations are named by the passages they stand for", async () => {
    const folder = await one();
    await ok(folder, "codebook", "add", "Trust");
    await ok(folder, "code", "one", "--turn", "2", "Trust");
    await ok(folder, "theme", "add", "Promises are kept");
    await ok(folder, "theme", "assign", "Promises are kept", "Trust");
    const item = (await check(folder, "coreq")).items[28] as Item;
    expect(item.evidence[0]?.passages).toEqual(["one turn 2"]);
  });
});

describe("answers", () => {
  test("are given by command, are events, and change only what is named", async () => {
    const folder = await one();
    const first = (await ok(folder, "check", "answer", "srqr", "SRQR-20", "--text", "None.", "--json")).json;
    await ok(folder, "check", "answer", "srqr", "20", "--location", "p. 12");
    const item = (await check(folder, "srqr")).items[19] as Item & { location: string };
    expect(item).toMatchObject({ status: "reported", answer: "None.", location: "p. 12" });
    expect(item.answerEvent).toBeGreaterThan(first.event);
    await ok(folder, "check", "answer", "srqr", "20", "--text", "", "--location", "");
    expect(((await check(folder, "srqr")).items[19] as Item).status).toBe("missing");
  });

  test.each([
    [["nolist", "1", "--text", "x"], "There is no checklist"],
    [["coreq", "33", "--text", "x"], "has no item"],
    [["coreq", "1"], "Say what"],
    [["coreq", "1", "--status", "fine"], "--status is"],
  ])("that make no sense are refused and change nothing: %j", async (argv, message) => {
    const folder = await one();
    const before = (await ok(folder, "log", "--json")).json.head;
    const ran = await themata(folder, ["check", "answer", ...argv]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain(message);
    expect((await ok(folder, "log", "--json")).json.head).toEqual(before);
  });

  test("to any list, and rationales of coherence, come back through `study edit`", async () => {
    const folder = await one();
    const file = path.join(folder, "answers.yaml");
    fs.writeFileSync(
      file,
      "answers:\n  srqr:\n    '21': { text: Nobody paid. }\n  coherence:\n    COH-03: { rationale: A participant's word. }\n  reflexive-draft:\n    R04: { text: A gap and a worry. }\n",
    );
    await ok(folder, "study", "edit", "--file", file);
    expect(((await check(folder, "srqr")).items[20] as Item).answer).toBe("Nobody paid.");
    expect(((await check(folder, "reflexive-draft")).items[3] as Item).answer).toBe("A gap and a worry.");
    fs.writeFileSync(file, "answers:\n  srqq:\n    '21': { text: x }\n");
    const refused = await themata(folder, ["study", "edit", "--file", file]);
    expect(refused.stderr).toContain('There is no checklist "srqq"');
  });
});

describe("places in the paper", () => {
  test("that are the same in every row are asked about; different ones are not", async () => {
    const folder = await one();
    for (const item of ["1", "2", "3", "4"])
      await ok(folder, "check", "answer", "coreq", item, "--text", "Said.", "--location", "Method");
    expect(codes(await check(folder, "coreq"))).toContain("identical-locations");
    await ok(folder, "check", "answer", "coreq", "4", "--location", "p. 3");
    expect(codes(await check(folder, "coreq"))).not.toContain("identical-locations");
  });
});

describe("a paper", () => {
  const paper = `# A study

## Introduction

Smith interviewed 12 nurses in 2019.

## Methods

### Sampling

Sampling was purposive, by ward and rank.

### Interviews

The interviews were audio recorded and lasted 30 to 40 minutes.

## References

Purposive sampling. Journal of Wards.
`;
  test("is searched for the place of each item; a place that the researcher gave stands", async () => {
    const folder = await one();
    fs.writeFileSync(path.join(folder, "paper.md"), paper);
    await ok(folder, "check", "answer", "coreq", "19", "--location", "p. 7", "--text", "Audio.");
    const list = await check(folder, "coreq", "--paper", "paper.md");
    const at = (number: number) => list.items[number - 1].location;
    expect(at(10)).toBe("Sampling, line 11 (found by search)");
    expect(at(21)).toBe("Interviews, line 15 (found by search)");
    expect(at(19)).toBe("p. 7");
    expect(at(12)).toBeNull();
    expect(codes(list)).toContain("not-found-in-paper");
  });

  test("is looked at by `check coherence`, too", async () => {
    const folder = await one();
    await ok(folder, "study", "set", "approach", "reflexive");
    fs.writeFileSync(path.join(folder, "paper.md"), `${paper}\n## Results\n\nThree themes emerged.\n`);
    const { rules } = await check(folder, "coherence", "--paper", "paper.md");
    expect(rules[2]).toMatchObject({ id: "COH-03", status: "found" });
    expect(rules[2].triggers[0].where).toContain("paper, Results");
  });
});

describe("claims against the history", () => {
  test("two coders without a second coder's pass are asked about, with it they are not", async () => {
    const folder = await one();
    await ok(folder, "study", "set", "derivation", "Two researchers coded every transcript independently.");
    expect(codes(await check(folder, "coreq"))).toContain("second-coder-not-in-history");
    await ok(folder, "coder", "add", "ben");
    for (const coder of ["ann", "ben"]) await ok(folder, "--coder", coder, "pass", "finish", "one");
    expect(codes(await check(folder, "coreq"))).not.toContain("second-coder-not-in-history");
    await ok(folder, "study", "set", "derivation", "One of us coded.");
    expect(codes(await check(folder, "coreq"))).not.toContain("second-coder-not-in-history");
  });

  test("member checking without an activity is asked about, with it it is not", async () => {
    const folder = await one();
    await ok(folder, "study", "set", "participant_checking", "All were shown the themes.");
    expect(codes(await check(folder, "coreq"))).toContain("checking-not-logged");
    await ok(folder, "activity", "add", "member check", "--date", "2024-02-01", "--note", "One wrote back.");
    expect(codes(await check(folder, "coreq"))).not.toContain("checking-not-logged");
  });

  test("saturation is held against the curve", async () => {
    const folder = await one();
    await ok(folder, "codebook", "add", "Trust");
    await ok(folder, "code", "one", "--turn", "2", "Trust");
    await ok(folder, "study", "set", "stopping", "Saturation was reached: no new codes came.");
    expect(codes(await check(folder, "coreq"))).toContain("saturation-not-shown");
    await ok(
      folder,
      "study",
      "set",
      "stopping",
      "We stopped when the ward closed. Saturation was not sought.",
    );
    expect(codes(await check(folder, "coreq"))).not.toContain("saturation-not-shown");
  });

  test("a guide brought in twice asks when it changed", async () => {
    const folder = await one();
    const guide = path.join(folder, "guide.yaml");
    const write = (text: string) =>
      fs.writeFileSync(guide, `questions:\n  - name: Start\n    wording: ${text}\n`);
    write("How did it begin");
    await ok(folder, "guide", "import", guide);
    expect(codes(await check(folder, "coreq"))).not.toContain("guide-changed");
    write("How did it all begin");
    await ok(folder, "guide", "import", guide);
    expect(codes(await check(folder, "coreq"))).toContain("guide-changed");
  });

  test("recruitment that does not fit the sample is told in numbers", async () => {
    const folder = await one();
    await ok(folder, "participant", "set", "P1", "role=nurse");
    await ok(
      folder,
      "recruitment",
      "add",
      "--approached",
      "9",
      "--agreed",
      "5",
      "--refused",
      "4",
      "--withdrew",
      "0",
      "--reason",
      "no time",
    );
    const items = (await check(folder, "coreq")).items as Item[];
    const answer = items[12]?.findings.find(({ code }) => code === "recruited-differs-from-sample");
    expect(answer?.message).toBe("5 agreed and stayed, but the sample has 1 participant.");
  });
});

describe("a checklist of one's own", () => {
  const write = (folder: string, name: string, text: string) =>
    fs.writeFileSync(path.join(folder, name), text);
  const own = `id: ward-list
name: Ward list
kind: quality
items:
  - { id: 1a, section: Start, item: How many people took part?, same_as: COREQ-12 }
  - { id: 1b, section: Start, item: Who paid? }
`;
  test("is filled in where an item asks what one of ours asks, and answered elsewhere", async () => {
    const folder = await one();
    write(folder, "ward.yaml", own);
    const { items } = await check(folder, "ward.yaml");
    expect(items[0]).toMatchObject({ id: "1a", status: "reported", filledBy: "study" });
    expect(items[1]).toMatchObject({ id: "1b", status: "missing" });
    expect((await themata(folder, ["check", "ward.yaml", "--strict"])).code).toBe(1);
    await ok(folder, "check", "answer", "ward.yaml", "1b", "--text", "The ward.");
    expect((await check(folder, "ward.yaml")).items[1]).toMatchObject({
      status: "reported",
      answer: "The ward.",
    });
    await ok(folder, "check", "answer", "ward-list", "1b", "--location", "p. 2");
    expect((await check(folder, "ward.yaml")).items[1].location).toBe("p. 2");
  });

  test("may be JSON", async () => {
    const folder = await one();
    write(folder, "w.json", JSON.stringify({ id: "w", items: [{ item: "Who?" }, { guide: "Why?" }] }));
    expect((await check(folder, "w.json")).items.map(({ id }: Item) => id)).toEqual(["1", "2"]);
  });

  test.each([
    ["id: coreq\nitems: [{ item: x }]", "taken"],
    ["items: [{ item: x }]", "has an id"],
    ["id: a\nitems: []", "has items"],
    ["id: a\nitems: [{ itm: x }]", 'An item has no "itm"; did you mean item'],
    ["id: a\nitems: [{ id: 1, item: x }, { id: 1, item: y }]", "two items"],
    ["id: a\nitems: [{ item: x, same_as: COREQ-99 }]", "same_as"],
    ["id: [a", "line 1"],
    ["id: a\nkind: fun\nitems: [{ item: x }]", "kind is"],
  ])("with a fault is refused with its line: %j", async (text, message) => {
    const folder = await one();
    write(folder, "bad.yaml", text);
    const ran = await themata(folder, ["check", "bad.yaml"]);
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain(message);
  });

  test("that is not there, or a word that is no check, is told so", async () => {
    const folder = await one();
    expect((await themata(folder, ["check", "nowhere.yaml"])).code).toBe(3);
    const ran = await themata(folder, ["check", "corek"]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain("Did you mean coreq?");
  });

  test("with markup in it stays text in a page", async () => {
    const folder = await one();
    write(folder, "w.yaml", 'id: w\nitems: [{ item: "<script>alert(1)</script> & 💥" }]\n');
    await ok(folder, "check", "w.yaml", "-o", "w.html");
    const page = fs.readFileSync(path.join(folder, "w.html"), "utf8");
    expect(page).not.toContain("<script>");
    expect(page).toContain("&lt;script&gt;");
  });
});

describe("a checklist as a file", () => {
  test("is CSV, HTML, Excel or JSON, with what the study shows and where the paper says it", async () => {
    const folder = await one();
    await ok(folder, "check", "answer", "coreq", "1", "--text", "Ann asked.", "--location", "p. 4");
    for (const name of ["c.csv", "c.html", "c.json", "c.xlsx", "c.md"])
      await ok(folder, "check", "coreq", "-o", name);
    const csv = fs.readFileSync(path.join(folder, "c.csv"), "utf8");
    expect(csv.split("\n")[0]).toContain("Where in the paper");
    expect(csv).toContain("Ann asked.");
    expect(csv).toContain("p. 4");
    expect(JSON.parse(fs.readFileSync(path.join(folder, "c.json"), "utf8")).items).toHaveLength(32);
    expect((await themata(folder, ["check", "coreq", "-o", "c.csv"])).code).toBe(2);
  });

  test("`--full` prints what each item rests on, with events", async () => {
    const folder = await one();
    await ok(folder, "study", "set", "country", "Nowhere");
    const shown = (await ok(folder, "check", "coreq", "--full")).stdout;
    expect(shown).toMatch(/- setting country: Nowhere \(event \d+\)/);
  });

  test("`check all` sums every check up", async () => {
    const folder = await one();
    const { checks } = (await themata(folder, ["check", "all", "--json"])).json;
    expect(checks.map(({ check: name }: { check: string }) => name)).toEqual([
      "coreq",
      "srqr",
      "bc15",
      "bc20",
      "reflexive-draft",
      "quality",
      "coherence",
      "disclosure",
    ]);
  });
});
