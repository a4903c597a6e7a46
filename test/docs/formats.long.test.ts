import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import { beforeAll, describe, expect, test } from "vitest";
import { demoStudy } from "../support/demo.js";
import { emptyFolder, ok, themata } from "../support/study.js";
import { idleProgram } from "./command-reference.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What a command needs beside its file. */
const needed: Readonly<Record<string, readonly string[]>> = {
  find: ["code:Empathy"],
  transcript: ["Mentee 1"],
  check: ["ward.yaml"],
  "suggest evaluate": ["--min-uses", "2", "--train", "0", "--seeds", "1"],
  "check manuscript": [path.join(root, "fixtures/papers/faculty-clean.docx")],
};
/** Commands whose file is an argument. */
const argued = ["export", "codebook export", "backup", "bundle create"];

interface Offer {
  readonly command: string;
  /** `-o`, `--chart`, or empty where the file is an argument. */
  readonly option: string;
  readonly ending: string;
}

const endingsIn = (text: string) =>
  [...text.matchAll(/\.(vl\.json|[a-z]{2,5})\b(?!\.)/g)].map(([, ending = ""]) => ending);

/** The endings that the help of a command offers for what it writes. */
function offersOf(command: CommandUnknownOpts, name: string): Offer[] {
  const { program } = idleProgram();
  const help = program.createHelp();
  const options = help
    .visibleOptions(command)
    .filter(({ long }) => long === "--output" || long === "--chart")
    .flatMap((option) =>
      endingsIn(`${help.optionTerm(option)} ${option.description}`).map((ending) => ({
        command: name,
        option: option.long === "--chart" ? "--chart" : "-o",
        ending,
      })),
    );
  const file = argued.includes(name) ? help.visibleArguments(command)[0] : undefined;
  const written = file === undefined ? "" : `${file.description} ${command.description()}`;
  return [...options, ...endingsIn(written).map((ending) => ({ command: name, option: "", ending }))];
}

function allOffers(): Offer[] {
  const { program } = idleProgram();
  const help = program.createHelp();
  const visit = (command: CommandUnknownOpts, name: string): Offer[] => [
    ...(name === "" ? [] : offersOf(command, name)),
    ...help
      .visibleCommands(command)
      .filter((sub) => sub.name() !== "help")
      .flatMap((sub) => visit(sub, `${name} ${sub.name()}`.trim())),
  ];
  return visit(program, "");
}

const offers = allOffers();
let study = "";
beforeAll(async () => {
  study = path.join(emptyFolder(), "study");
  await demoStudy("feedback", study);
  fs.writeFileSync(
    path.join(study, "ward.yaml"),
    "id: ward\nname: Ward list\nitems:\n  - { id: 1a, item: Who paid? }\n",
  );
  // Something to agree on.
  await ok(study, "coder", "add", "otto");
  await ok(study, "--coder", "otto", "code", "Mentee 1", "--turn", "1", "Empathy");
  for (const coder of ["ilse", "otto"]) await ok(study, "--coder", coder, "pass", "finish", "Mentee 1");
});

const write = ({ command, option, ending }: Offer, folder: string, name = "file") => {
  const file = path.join(folder, `${name}.${ending}`);
  const words = [...command.split(" "), ...(needed[command] ?? []), ...(option === "" ? [] : [option]), file];
  return themata(study, words).then(({ code, stderr }) => ({ code, stderr, file }));
};

describe("a format that the help of a command offers is written", () => {
  const kinds = [...new Set(offers.map(({ command, option }) => `${command} ${option}`.trim()))];
  test.each(kinds)("%s", async (kind) => {
    for (const offer of offers.filter(({ command, option }) => `${command} ${option}`.trim() === kind)) {
      // Made by a browser: test/cli/report/report-pdf.long.test.ts.
      if (offer.ending === "pdf") continue;
      const ran = await write(offer, emptyFolder());
      expect([0, 1], `.${offer.ending}: ${ran.stderr}`).toContain(ran.code);
      expect(fs.statSync(ran.file).size, `.${offer.ending}`).toBeGreaterThan(20);
    }
  });

  test("and any other is refused before anything is written", async () => {
    for (const { command, option } of offers.filter(({ ending }) => ending === "html" || ending === "db")) {
      const ran = await write({ command, option, ending: "xyz" }, emptyFolder());
      expect([command, ran.code]).toEqual([command, 2]);
      expect(fs.existsSync(ran.file)).toBe(false);
    }
  });
});

test("a backup is a .db file, and nothing that looks like an archive", async () => {
  const { code, stderr, file } = await write({ command: "backup", option: "", ending: "zip" }, emptyFolder());
  expect(code).toBe(2);
  expect(stderr).toContain('A backup is a database file: name it like "file.db"');
  expect(fs.existsSync(file)).toBe(false);
});

describe("a format that a page names beside a command is one that the command offers", () => {
  const pages = [
    "README.md",
    "CHANGELOG.md",
    ...fs.readdirSync(path.join(root, "docs")).map((name) => `docs/${name}`),
  ].filter((name) => name.endsWith(".md"));

  test.each(pages)("%s", (name) => {
    const page = fs.readFileSync(path.join(root, name), "utf8").replaceAll("\\\n", " ");
    for (const [line, words = ""] of page.matchAll(/themata ((?:[a-z]+ )+[^\n`]*)/g)) {
      const command = commandIn(words);
      const options = [...words.matchAll(/(-o|--output|--chart) (\S+)/g)].map(
        ([, option = "", file = ""]) => [option === "--output" ? "-o" : option, file] as const,
      );
      const argument = argued.includes(command) ? words.slice(command.length).trim().split(" ")[0] : "";
      const files = [...options, ...(argument ? [["", argument] as const] : [])];
      for (const [option, file] of files) {
        const ending = /\.(vl\.json|[a-z0-9]+)$/.exec(file)?.[1];
        if (ending === undefined) continue;
        const offered = offers.filter((offer) => offer.command === command && offer.option === option);
        if (offered.length === 0) continue;
        expect(
          offered.map((offer) => offer.ending),
          line,
        ).toContain(ending);
      }
    }
  });
});

/** The longest name of a command at the beginning of a line. */
const commandIn = (words: string): string =>
  [...new Set(offers.map(({ command }) => command))]
    .filter((command) => `${words} `.startsWith(`${command} `))
    .sort((a, b) => b.length - a.length)[0] ?? "";
