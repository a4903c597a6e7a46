import { beforeAll, describe, expect, it } from "vitest";
import { ok } from "../../support/study.js";
import { declaredCommands, notWalked } from "./every-command.js";
import { everybodyIn, names, oneWithdrawn, words } from "./held-study.js";
import { type Given, walk } from "./walk.js";

const linesWith = (given: readonly Given[], word: string) =>
  given.filter(({ text }) => text.toLowerCase().includes(word.toLowerCase())).map(({ line }) => line);
const commandsWith = (given: readonly Given[], word: string) => [
  ...new Set(given.filter(({ text }) => text.includes(word)).map(({ command }) => command)),
];

/** Commands that print what participants say: by these it is seen that the walk finds a word where there is one. */
const telling = [
  "source turns",
  "code",
  "codings",
  "autocode",
  "transcript",
  "codebook show",
  "codebook export",
  "codebook history",
  "suggest",
  "theme review",
  "theme contrast",
  "find",
  "words",
  "agreement",
  "adjudicate",
  "report",
  "quotes",
  "check manuscript",
  "bundle create",
  "export",
  "show",
];

/** A few of them, for the short walk. */
const someTelling = ["source turns", "codings", "find", "export", "codebook show"];

/** Commands that send words out to others: what nobody agreed to have quoted is in none of them. */
const sending = ["report", "quotes", "bundle create", "codebook export"];

/** Commands whose task is a name in a transcript. */
const naming: Readonly<Record<string, string>> = {
  "source show": "says by which names somebody speaks in a source, and whose they are",
  "source set": "says who is meant by a name, and which names there are where one is not found",
  "participant import": "says who is meant by a name",
};

/** What is held back from everything that leaves the program. */
export function wordsAreHeldBack(thorough: boolean): void {
  describe("of every command and everything it writes", () => {
    let given: Given[] = [];
    beforeAll(async () => {
      given = await walk(await oneWithdrawn(), { thorough });
    });

    it("all that are declared are tried, but for those named with a reason", () => {
      const walked = new Set(given.map(({ command }) => command));
      expect([...walked, ...Object.keys(notWalked)].sort()).toEqual(declaredCommands().sort());
    });

    it("each does what it is for in one of its calls", () => {
      const done = new Set(given.flatMap(({ command, code }) => (code <= 1 ? command : [])));
      const never = given.filter(({ command }) => !done.has(command));
      expect(never.map(({ line, text }) => `${line}: ${text}`)).toEqual([]);
    });

    it("none has a word of somebody who withdrew", () => {
      expect(linesWith(given, words.withdrawn)).toEqual([]);
    });

    it("none that goes out to others has a word of somebody who is not to be quoted", () => {
      const sent = given.filter(({ command }) => sending.includes(command));
      expect(linesWith(sent, words.unquoted)).toEqual([]);
      expect(commandsWith(given, words.unquoted)).toEqual(
        expect.arrayContaining(["source turns", "codings", "export"]),
      );
    });

    it.each(names)("none calls a participant %s, as transcripts do, but where names are the task", (name) => {
      const others = given.filter(({ command }) => naming[command] === undefined);
      expect(linesWith(others, name)).toEqual([]);
      expect(commandsWith(given, name)).toContain("source show");
    });

    it("those that print words have them as long as nobody withdrew and everybody may be quoted", async () => {
      const dir = await everybodyIn();
      await ok(dir, "participant", "set", "Porter 2", "consent=quote");
      const only = thorough ? telling : someTelling;
      const open = await walk(dir, { thorough, only });
      expect(commandsWith(open, words.withdrawn).sort()).toEqual([...only].sort());
      if (thorough)
        for (const command of sending) expect(commandsWith(open, words.unquoted)).toContain(command);
    });
  });
}
