import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { ok, studyWith, themata } from "../../support/study.js";
import { openTerminal } from "../../tui/coder-terminal.js";

const talk = `Interviewer: How did it begin, and with whom?

Mentee 1: She read my first draft on a bus. [pause] She wrote in the margin: go on.

Interviewer: On a bus?

Mentee 1: On the night bus, twice a week, from the clinic to the river.

Mentee 1: Later she had less time, and I learned to ask somebody else instead.

Interviewer: Thank you both.
`;
const group = `Interviewer: Who reads drafts here?

Mentee 2: Nobody reads a draft before Sunday, that is a law of this house.

Mentee 3: I read them on Fridays, in the kitchen, with a red pencil.

Mentee 2: And then it is Sunday again and nobody has read a line of it.

Interviewer: Is that so?

Mentee 3: It is so.
`;

type Passage = { source: string; start: number; end: number; quote: string };
const joined =
  "She read my first draft on a bus. [pause] She wrote in the margin: go on. [...] On the night bus, twice a week, from the clinic to the river. / Later she had less time, and I learned to ask somebody else instead.";

let study = "";
beforeAll(async () => {
  study = await studyWith({ "talk.txt": talk, "group.txt": group });
  await ok(study, "codebook", "add", "Reading");
  await ok(study, "codebook", "add", "Sundays");
  await ok(study, "code", "talk", "--turn", "1-6", "Reading", "--key");
  await ok(study, "code", "group", "--turn", "2-4", "Sundays", "--key");
  await ok(study, "theme", "add", "Drafts travel", "--codes", "Reading", "--codes", "Sundays");
});

describe("the words of a passage over several turns", () => {
  test("are what participants say, without heads, the joints marked, wherever they are shown", async () => {
    const codings = (await ok(study, "codings", "--json")).json.codings as Passage[];
    const quotes = codings.map(({ quote }) => quote);
    expect(quotes).toEqual([
      "Nobody reads a draft before Sunday, that is a law of this house. / I read them on Fridays, in the kitchen, with a red pencil. / And then it is Sunday again and nobody has read a line of it.",
      joined,
    ]);
    const found = (await ok(study, "find", "code:Reading | code:Sundays", "--json")).json.passages;
    expect(found.map(({ quote }: Passage) => quote)).toEqual(quotes);
    await ok(study, "export", "all.csv", "--force");
    const table = fs.readFileSync(path.join(study, "all.csv"), "utf8");
    for (const quote of quotes) expect(table).toContain(quote);
    const reviewed = (await ok(study, "theme", "review", "Drafts travel", "--json")).stdout;
    for (const quote of quotes) expect(reviewed).toContain(JSON.stringify(quote));
  });

  test("are one person's in a quotation, which says where another's are left out", async () => {
    const { quotations } = (await ok(study, "quotes", "--json")).json;
    expect(quotations.map(({ text }: { text: string }) => text).sort()).toEqual([
      "Nobody reads a draft before Sunday, that is a law of this house. [...] And then it is Sunday again and nobody has read a line of it.",
      joined,
    ]);
  });

  test("are verbatim to the check of the study's own report, and true to the check of its bundle", async () => {
    for (const name of ["report.md", "report.docx"]) {
      await ok(study, "report", "-o", name, "--force");
      const { quotations } = (await themata(study, ["check", "manuscript", name, "--json"])).json;
      const own = quotations.filter(({ text }: { text: string }) => /draft|Sunday/.test(text));
      expect(own.length).toBeGreaterThanOrEqual(2);
      for (const { status } of own) expect(status).toBe("verbatim");
    }
    await ok(study, "bundle", "create", "b.zip", "--force");
    expect((await ok(study, "bundle", "verify", "b.zip", "--json")).json.problems).toEqual([]);
  });

  test("are altered in a paper that joins turns without a sign, or two people by one", async () => {
    const plain = joined.replace(" [...] ", " ").replace(" / ", " ");
    fs.writeFileSync(
      path.join(study, "p.md"),
      `# Results\n\n“${plain}” (Mentee 1)\n\n“that is a law of this house. / I read them on Fridays” (Mentee 2)\n\n“go on. … On the night bus, twice a week” (Mentee 1)\n`,
    );
    const { quotations } = (await themata(study, ["check", "manuscript", "p.md", "--json"])).json;
    expect(quotations.map(({ status }: { status: string }) => status)).toEqual([
      "altered",
      "altered",
      "verbatim",
    ]);
  });

  test("take nothing of a head into which a span reaches, and say so", async () => {
    const start = talk.indexOf("Mentee 1: On the night");
    const end = talk.indexOf(" I learned");
    const ran = await ok(
      study,
      "code",
      "talk",
      "--span",
      `${start}:${end}`,
      "Sundays",
      "--dry-run",
      "--json",
    );
    expect(ran.json.codings[0].quote).toBe(
      "On the night bus, twice a week, from the clinic to the river. / Later she had less time, and",
    );
    expect(ran.json.warnings).toMatchObject([{ code: "touches-head" }]);
  });

  test("find their passage again", async () => {
    for (const { source, start, end, quote } of (await ok(study, "codings", "--json")).json.codings) {
      const again = await ok(study, "code", source, "--quote", quote, "Reading", "--dry-run", "--json");
      expect(again.json.codings[0]).toMatchObject({ start, end, quote });
      const lines = quote.replace(/ (?:\/|\[\.\.\.\]) /g, "\n\n");
      const read = await ok(study, "code", source, "--quote", lines, "Reading", "--dry-run", "--json");
      expect(read.json.codings[0]).toMatchObject({ start, end });
    }
  });
});

test.each([
  ["2", ["J"], ["t", "t"], "2-4"],
  ["1", [], ["t", "t"], "1-2"],
  ["4", ["J", "J", "J"], ["t", "t"], "4-5"],
  ["2", ["J"], ["t", "t", "t"], "2-5"],
])("the coder's t at turn %s, pressed again, makes the coding of a range (%#)", async (_, moves, keys, range) => {
  const folder = await studyWith({ "talk.txt": talk });
  await ok(folder, "codebook", "add", "Reading");
  await ok(folder, "code", "talk", "--turn", range, "Reading");
  const terminal = await openTerminal(folder);
  await terminal.press(...moves, ...keys, "enter");
  await terminal.type("Reading");
  await terminal.press("enter");
  await terminal.close();
  const { codings } = (await ok(folder, "codings", "--json")).json;
  expect(codings).toHaveLength(1);
});
