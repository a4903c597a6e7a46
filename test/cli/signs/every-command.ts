import { expect } from "vitest";
import { buildProgram } from "../../../src/cli/program.js";
import { ok, themata } from "../../support/study.js";
import { leaks } from "./signed-study.js";

interface Declared {
  name(): string;
  readonly commands: readonly Declared[];
  readonly options: readonly { readonly long?: string; readonly mandatory: boolean }[];
  readonly registeredArguments: readonly { name(): string; readonly required: boolean }[];
}

const quiet = { out: () => {}, err: () => {}, width: 80, version: "0" };
const leaves = (command: Declared, words: readonly string[] = []): readonly (readonly [string, Declared])[] =>
  command.commands.flatMap((child) => {
    const own = [...words, child.name()];
    return [[own.join(" "), child] as const, ...leaves(child, own)];
  });
/** Every command, but those that make a study or another folder. */
export const commands = leaves(buildProgram(async () => {}, quiet) as unknown as Declared).filter(
  ([name]) => !/^(?:help|demo|init|restore)\b/.test(name),
);
export const has = (command: Declared, option: string) => command.options.some(({ long }) => long === option);

export type Known = Readonly<Record<string, string>>;

/** Names of arguments, and what stands for them in a study. */
export async function knownIn(dir: string): Promise<Known> {
  const first = async (list: string, ...argv: string[]): Promise<string> =>
    String((await ok(dir, ...argv, "--json")).json[list][0].id);
  const code = await first("codes", "codebook");
  const theme = await first("themes", "theme", "list");
  const participant = await first("participants", "participants");
  return {
    source: await first("sources", "sources"),
    participant,
    a: participant,
    b: participant,
    code,
    codes: code,
    theme,
    themes: theme,
    from: theme,
    to: theme,
    memo: await first("memos", "memo", "list"),
    codings: await first("codings", "codings"),
    query: "word:trust",
    term: "trust",
    words: "trust",
    event: "5",
    title: "title",
    turn: "2",
    turns: "2",
    status: "reviewed",
  };
}

/** A call of a command with what the study holds; nothing is written that can be tried. */
export const calls = ([name, command]: readonly [string, Declared], what: (argument: string) => string) => [
  ...name.split(" "),
  ...command.registeredArguments.map((one) => what(one.name())),
  ...(has(command, "--dry-run") ? ["--dry-run"] : []),
];
/** Runs a command on a terminal, which nothing may steer. */
export const printed = async (dir: string, argv: readonly string[], stdin = "") => {
  const ran = await themata(dir, argv, { terminal: true, stdin });
  expect([argv.join(" "), leaks(ran.shown)]).toEqual([argv.join(" "), []]);
  expect(ran.code, `${argv.join(" ")}: ${ran.stderr}`).not.toBe(70);
  return ran;
};
