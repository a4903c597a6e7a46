import { roundStatus } from "../../../workflow/agreement/rounds.js";
import type { Context } from "../../context.js";
import type { Result } from "../../result.js";
import { table } from "../../terminal/table.js";

/** The rounds of coding, with who has finished what. */
export async function run(_input: object, context: Context): Promise<Result> {
  const { store } = await context.reading();
  const rounds = await roundStatus(store);
  const rows = rounds.map(({ number, name, kind, state, codings, finished, doubleCoded }) => [
    number,
    name,
    kind,
    state,
    codings,
    Object.entries(finished)
      .map(([coder, sources]) => `${coder} ${sources}`)
      .join(", "),
    doubleCoded,
  ]);
  const header = ["round", "name", "kind", "state", "codings", "finished sources", "double-coded"];
  return {
    schema: "round",
    json: { rounds },
    text:
      rounds.length === 0
        ? "The study has no rounds: everything is coded outside them."
        : table(
            header.map((title) => ({ title })),
            rows,
          ),
    plain: { header, rows },
    hint: rounds.length === 0 ? "Begin one with 'themata round start'." : undefined,
  };
}
