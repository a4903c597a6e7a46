import { countText } from "../../../core/count-text.js";
import { usageError } from "../../../core/errors.js";
import { splitCode } from "../../../workflow/codebook/code-split.js";
import { listCodings } from "../../../workflow/coding/list-codings.js";
import type { Work } from "../../../workflow/shared/work.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { written } from "../../written.js";
import { askSplit, type SplitAnswers } from "./ask-split.js";
import type * as declared from "./declare-codebook.js";

type Input = InputOf<typeof declared.codebookSplit>;

/** Splits a code: its passages go one by one to other codes, told by --give or asked for on the terminal. */
export async function run(input: Input, context: Context): Promise<Result> {
  const work = await context.writing(input);
  const { into } = input;
  const answers =
    input.give === undefined ? await asked(work, input, context) : { into, give: readGiven(input.give) };
  const { event, ...done } = await splitCode(work, {
    code: input.code,
    ...answers,
    retire: input.retire ?? false,
  });
  const parts = done.into.map(
    ({ path, made, codings }) => `${countText(codings, "coding")} to "${path}"${made ? " (new)" : ""}`,
  );
  const met =
    done.collapsed === 0 ? "" : `, ${done.collapsed} of them onto an existing coding of the same passage`;
  const rest = done.retired ? "the code is retired" : countText(done.stayed, "stays", "stay");
  return {
    schema: "codebook-split",
    json: { event, dryRun: work.dryRun, ...done },
    text: written(
      { dryRun: work.dryRun, event },
      `Split "${done.code}": ${parts.join(", ")}${met}; ${rest}.`,
    ),
    plain: { header: ["code", "codings"], rows: done.into.map(({ path, codings }) => [path, codings]) },
    hint: event === null ? undefined : "'themata undo' reverses it.",
  };
}

function readGiven(pairs: readonly string[]): Map<string, string> {
  return new Map(
    pairs.map((pair) => {
      const [, id = "", name = ""] = /^([0-9a-f]{4,32})=(.+)$/i.exec(pair) ?? [];
      if (id === "") throw usageError("bad-give", `--give is written CODING=CODE, not "${pair}".`);
      return [id, name];
    }),
  );
}

/** Asks where each passage goes; nothing is written before the last answer. What would fail anyway fails first. */
async function asked(work: Work, input: Input, { io, globals }: Context): Promise<SplitAnswers> {
  if (io.stdin.isTTY !== true || globals.input === false || globals.json)
    throw usageError(
      "no-answers",
      "Where does each passage go? There is no terminal to ask at.",
      "Say it with --give CODING=CODE (repeat); 'themata codings --code NAME' lists the ids.",
    );
  const check = (into: readonly string[]) =>
    splitCode({ ...work, dryRun: true }, { code: input.code, into, give: new Map(), retire: false });
  await check(input.into);
  const { codings } = await listCodings(work.store, { code: [input.code] });
  if (codings.length === 0) throw usageError("nothing-to-split", `No passage has the code "${input.code}".`);
  return askSplit(io, codings, input.into, check);
}
