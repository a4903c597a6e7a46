import { createInterface } from "node:readline/promises";
import { usageError } from "../../core/errors.js";
import { splitCode } from "../../workflow/code-split.js";
import { shortened } from "../../workflow/find-passage.js";
import { type ListedCoding, listCodings } from "../../workflow/list-codings.js";
import type { Work } from "../../workflow/work.js";
import type { Context, WriteOptions } from "../context.js";
import { forTerminal } from "../paint.js";
import type { Result } from "../result.js";
import { counted, written } from "../written.js";

export interface Input extends WriteOptions {
  readonly code: string;
  readonly into: readonly string[];
  readonly give?: readonly string[] | undefined;
  readonly retire?: boolean | undefined;
}

/** Splits a code: its passages go one by one to other codes, told by --give or asked for on the terminal. */
export async function run(input: Input, context: Context): Promise<Result> {
  const work = await context.writing(input);
  const give = input.give === undefined ? await asked(work, input, context) : told(input.give);
  const { event, ...done } = await splitCode(work, { ...input, give, retire: input.retire ?? false });
  const parts = done.into.map(
    ({ path, made, codings }) => `${counted(codings, "coding")} to "${path}"${made ? " (new)" : ""}`,
  );
  const rest = done.retired
    ? "the code is retired"
    : `${done.stayed} ${done.stayed === 1 ? "stays" : "stay"}`;
  return {
    schema: "codebook-split",
    json: { event, dryRun: work.dryRun, ...done },
    text: written({ dryRun: work.dryRun, event }, `Split "${done.code}": ${parts.join(", ")}; ${rest}.`),
    plain: { header: ["code", "codings"], rows: done.into.map(({ path, codings }) => [path, codings]) },
    hint: event === null ? undefined : "'themata undo' takes it back.",
  };
}

function told(pairs: readonly string[]): Map<string, string> {
  return new Map(
    pairs.map((pair) => {
      const [, id = "", name = ""] = /^([0-9a-f]{4,32})=(.+)$/i.exec(pair) ?? [];
      if (id === "") throw usageError("bad-give", `--give is written CODING=CODE, not "${pair}".`);
      return [id, name];
    }),
  );
}

/** Shows each passage and asks where it goes; nothing is written before the last answer. */
async function asked(
  work: Work,
  { code, into }: Input,
  { io, globals }: Context,
): Promise<Map<string, string>> {
  if (io.stdin.isTTY !== true || globals.input === false || globals.json)
    throw usageError(
      "no-answers",
      "Where does each passage go? There is no terminal to ask on.",
      "Say it with --give CODING=CODE (repeat); 'themata codings --code NAME' lists the ids.",
    );
  const { codings } = await listCodings(work.store, { code: [code] });
  const give = new Map<string, string>();
  const lines = createInterface({ input: io.stdin, output: io.stderr });
  const show = (text: string) => io.stderr.write(`${forTerminal(text, false)}\n`);
  try {
    for (const [i, coding] of codings.entries()) {
      show(passage(coding, i, codings.length));
      const options = into.map((name, n) => `${n + 1} ${name}`).join("  ");
      const answer = (
        await lines.question(`${forTerminal(options, false)}  Enter stays  q no more: `, {
          signal: io.signal,
        })
      ).trim();
      if (answer === "q") break;
      const name = into[Number(answer) - 1];
      if (name !== undefined) give.set(coding.id, name);
      else if (answer !== "") show("It stays: that was none of the numbers.");
    }
  } finally {
    lines.close();
  }
  return give;
}

const passage = ({ source, turn, coder, quote }: ListedCoding, i: number, all: number) =>
  `\n${i + 1}/${all}  ${source}${turn === null ? "" : `, turn ${turn}`} (${coder}): "${shortened(quote, 400)}"`;
