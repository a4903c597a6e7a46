import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ok, studyWith, themata } from "../../support/study.js";
import { openTerminal } from "../../tui/coder-terminal.js";
import { everybodyIn, oneWithdrawn, words } from "./held-study.js";

const mixed = (codings: readonly { turn: number; id: string; quote: string }[]) =>
  codings.find(({ turn }) => turn === 7);

describe("words of somebody who withdrew", () => {
  it("are marked where they stood, with the label of who said them, and counted in a note", async () => {
    const dir = await oneWithdrawn();
    const turns = await ok(dir, "source", "turns", "talk");
    expect(turns.stdout).toContain("3  Doctor 7: [withdrawn]");
    expect(turns.stderr).toContain("Words are held back in 2 places");
    const { codings } = (await ok(dir, "codings", "--json")).json;
    expect(mixed(codings)?.quote).toBe(
      "[withdrawn] / They learned our names, and that snurfleberry winter ended with a proper handover at six.",
    );
  });

  it("keep their positions: the codings on them are listed by who said them, verified, and come back from an export", async () => {
    const dir = await oneWithdrawn();
    const listed = (await ok(dir, "codings", "--participant", "Doctor 7", "--json")).json.codings;
    const before = (await ok(await everybodyIn(), "codings", "--participant", "Doctor 7", "--json")).json
      .codings;
    const places = (all: readonly { start: number; end: number; code: string }[]) =>
      all.map(({ start, end, code }) => [start, end, code]);
    expect(places(listed)).toEqual(places(before));
    expect(listed.map(({ quote }: { quote: string }) => quote)).toContain("[withdrawn]");
    await ok(dir, "verify", "--deep");
    await ok(dir, "export", "all.csv");
    expect((await ok(dir, "apply", "all.csv", "--json")).json).toMatchObject({ added: 0, changed: 0 });
  });

  it("can still be coded, and the coding is sound", async () => {
    const dir = await oneWithdrawn();
    const coded = await ok(dir, "code", "talk", "--quote", "which is slower and costs an hour", "Silence");
    expect(coded.shown).toContain("[withdrawn]");
    await ok(dir, "verify", "--deep");
  });

  it("are shown again when the person takes part again", async () => {
    const dir = await oneWithdrawn();
    await ok(dir, "participant", "set", "Doctor 7", "status=active");
    expect((await ok(dir, "source", "turns", "talk")).stdout).toContain(words.withdrawn);
  });

  it("are not on the coder's screen, where their turns keep their place and everybody their label", async () => {
    const terminal = await openTerminal(await oneWithdrawn(), { source: "talk" });
    const screens = [terminal.screen()];
    for (let i = 0; i < 12; i++) {
      await terminal.press("j");
      screens.push(terminal.screen());
    }
    await terminal.close();
    const seen = screens.join("\n");
    expect(seen).toContain("[withdrawn]");
    expect(seen).toContain("Doctor 7");
    expect(seen).toContain(words.shown);
    expect(seen).not.toContain(words.withdrawn);
    expect(seen).not.toMatch(/Maria|Balthasar|Quentin/);
  });

  it("are not compared between coders, who are told how many turns that were", async () => {
    const before = (await ok(await everybodyIn(), "agreement", "--json")).json;
    const after = await ok(await oneWithdrawn(), "agreement");
    expect(before).toMatchObject({ units: 8, codings: 15, withdrawnTurns: 0 });
    expect(after.stdout).toContain("ann, ben on 5 turns");
    expect(after.stdout).toContain("Codings compared: 11");
    expect(after.stdout).toContain("Not compared: 3 turns of people who withdrew.");
  });
});

describe("an example of a code that is somebody's words", () => {
  it("stays in the study when a codebook is edited in which a mark stands for it", async () => {
    const dir = await oneWithdrawn();
    await ok(dir, "codebook", "export", "book.yaml");
    const book = fs.readFileSync(path.join(dir, "book.yaml"), "utf8");
    expect(book).toContain('- "[withdrawn]"\n      - "[not quoted]"');
    fs.writeFileSync(path.join(dir, "book.yaml"), book.replace("What is not said", "What nobody says"));
    await ok(dir, "codebook", "edit", "--file", "book.yaml");
    await ok(dir, "codebook", "import", "book.yaml");
    await ok(dir, "participant", "set", "Doctor 7", "status=active");
    const [code] = (await ok(dir, "codebook", "show", "Silence", "--json")).json.codes;
    expect(code.definition).toBe("What nobody says on a ward.");
    expect(code.examples).toEqual([
      "My glorbaxian habit was to say nothing at all until the ward round was over.",
      "Nobody asked the porters, a snurfleberry silence hung over every single trolley",
    ]);
  });

  it("is held back when it is changed a little, or shortened", async () => {
    const dir = await oneWithdrawn();
    const examples = [
      "my GLORBAXIAN habit, was to say nothing [...] until the ward round",
      "glorbaxian heartbeat",
      "Before that I learned the glorbaxian way of listening too",
      "say nothing",
      "The ward was silent at night",
    ];
    await ok(dir, "codebook", "add", "Later", ...examples.flatMap((text) => ["--example", text]));
    const [code] = (await ok(dir, "codebook", "show", "Later", "--json")).json.codes;
    expect(code.examples).toEqual([
      "[withdrawn]",
      "[withdrawn]",
      "[withdrawn]",
      "[withdrawn]",
      "The ward was silent at night",
    ]);
  });
});

describe("names", () => {
  it.each([
    ["export", "-"],
    ["transcript", "talk", "-o", "-"],
  ])("of participants are in '%s' where they are asked for", async (...argv) => {
    const dir = await oneWithdrawn();
    expect((await ok(dir, ...argv)).stdout).not.toContain("Maria");
    const named = (await ok(dir, ...argv, "--names")).stdout;
    expect(named).toContain("Sister Maria");
    expect(named).not.toContain(words.withdrawn);
  });

  it("find what somebody says as well as labels do", async () => {
    const dir = await oneWithdrawn();
    const found = async (query: string) => (await ok(dir, "find", query, "--json")).json.total;
    expect(await found('speaker:"Sister Maria"')).toBe(3);
    expect(await found('speaker:"Nurse 3"')).toBe(3);
  });
});

describe("what 'check disclosure' calls an error", () => {
  const told = `Interviewer: Who helped?

Sister Maria: It was always the same story, and everybody here knows how that story ended for us.

Porter Quentin: I asked Sister Maria what to do, and she told me to wait for the telephone to ring.

Sister Maria: And it rang.

Porter Quentin: So it did.
`;

  async function naming(): Promise<string> {
    const dir = await studyWith({ "ward.txt": told });
    await ok(
      dir,
      "source",
      "set",
      "ward",
      "--speaker",
      "Sister Maria=Nurse 3",
      "--speaker",
      "Porter Quentin=Porter 2",
    );
    await ok(dir, "codebook", "add", "Asking");
    await ok(dir, "code", "ward", "--turn", "3", "Asking", "--key");
    await ok(dir, "theme", "add", "Questions need company", "--code", "Asking");
    return dir;
  }

  it.each([
    ["report", ["report", "-o", "out.html"]],
    ["report on standard output", ["report", "-o", "-", "--format", "md"]],
    ["report of a part", ["report", "-o", "out.md", "--section", "themes"]],
    ["bundle", ["bundle", "create", "out.zip"]],
  ])("keeps a %s from going out, unless it is forced", async (_, argv) => {
    const dir = await naming();
    const refused = await themata(dir, argv);
    expect([refused.code, refused.stdout]).toEqual([3, ""]);
    expect(refused.stderr).toContain("'themata check disclosure' finds 1 error");
    expect(fs.readdirSync(dir).filter((file) => file.startsWith("out"))).toEqual([]);
    expect((await themata(dir, [...argv, "--json"])).json.error.code).toBe("discloses");

    const forced = await ok(dir, ...argv, "--force");
    expect(forced.stderr).toContain("finds 1 error in what is printed; written all the same");
  });

  it("keeps nothing once it is dismissed with a reason", async () => {
    const dir = await naming();
    await ok(dir, "check", "dismiss", "Sister Maria", "--reason", "A name in a song");
    await ok(dir, "report", "-o", "out.html");
  });
});
