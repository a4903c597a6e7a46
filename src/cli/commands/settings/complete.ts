import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import { fold } from "../../../core/similar.js";
import { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import type * as declared from "./declare-config.js";
import { type Expected, expected } from "./expected.js";
import { forBash, type TypedLine, typedLine } from "./shell-words.js";

type Input = InputOf<typeof declared.complete>;

/**
 * What a shell may offer for the word being typed: a line each, `value<tab>what it is`; for a line given whole,
 * quoted as bash takes it; the one line `:files` where a file is meant. Says nothing where anything is wrong.
 */
export async function run(input: Input, context: Context): Promise<Result> {
  const typed = input.line === undefined ? null : typedLine(input.line);
  const words = typed === null ? input.words : typed.words.slice(1);
  const rows = await offered(input.program, words, context).catch(() => []);
  const text = rows === "files" ? ":files" : lines(rows, typed).join("\n");
  return { schema: "complete", json: {}, text };
}

type Row = readonly [value: string, about: string];

async function offered(
  program: CommandUnknownOpts,
  words: readonly string[],
  context: Context,
): Promise<"files" | readonly Row[]> {
  const what = expected(program, words);
  if (what.kind === "files") return "files";
  const typed = words.at(-1) ?? "";
  const prefix = /^--[^=]+=/.exec(typed)?.[0] ?? "";
  const begun = fold(typed.slice(prefix.length));
  const all = await rowsOf(what, words, context);
  return all
    .filter(([value]) => fold(value).startsWith(begun) && !/[\t\n\r]/.test(value))
    .map(([value, about]) => [prefix + value, about.replace(/\s+/g, " ").slice(0, 80)]);
}

async function rowsOf(what: Expected, words: readonly string[], context: Context): Promise<readonly Row[]> {
  if (what.kind === "words") return what.words.map(({ value, about }) => [value, about]);
  if (what.kind !== "listed") return [];
  const fixed = what.words.map((value): Row => [value, ""]);
  const { namesInStudy } = await import("../../../workflow/study/names-in-study.js");
  const named = words.indexOf("--study");
  const study = named < 0 ? context.globals.study : words[named + 1];
  const there = new Context(
    context.io,
    { ...context.globals, ...(study === undefined ? {} : { study }) },
    context.progress,
    context.runLine,
  );
  try {
    const { store } = await there.reading();
    const lists = await Promise.all(what.listed.map((list) => namesInStudy[list](store)));
    return [...fixed, ...lists.flat().map(([value = "", about = ""]): Row => [value, about])];
  } catch {
    return fixed;
  } finally {
    await there.close();
  }
}

function lines(rows: readonly Row[], typed: TypedLine | null): string[] {
  if (typed === null) return rows.map(([value, about]) => (about === "" ? value : `${value}\t${about}`));
  return rows.flatMap(([value]) => forBash(value, typed) ?? []);
}
