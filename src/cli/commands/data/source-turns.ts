import { type ShownTurn, sourceTurns } from "../../../workflow/sources/source-turns.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import type * as declared from "./declare-source.js";

type Input = InputOf<typeof declared.sourceTurns>;

/** Prints the turns of a source, numbered. */
export async function run(input: Input, context: Context): Promise<Result> {
  const { source, turns } = await sourceTurns(await context.reading(), input.source, input);
  const width = String(turns.at(-1)?.n ?? 0).length;
  return {
    schema: "source-turns",
    json: { source, turns },
    text:
      turns.length === 0 ? `"${source}" has no turns.` : turns.map((turn) => line(turn, width)).join("\n"),
    plain: {
      header: ["turn", "speaker", "role", "participant", "start", "end", "text"],
      rows: turns.map((t) => [t.n, t.speaker, t.role, t.participant, t.body[0], t.body[1], t.text]),
    },
  };
}

function line(turn: ShownTurn, width: number): string {
  const indent = " ".repeat(width + 2);
  const who = turn.speaker === null ? "" : `${paint("bold", turn.speaker)}${others(turn)}: `;
  const words = turn.text.trim().replace(/\n+/g, `\n${indent}`);
  return `${paint("dim", String(turn.n).padStart(width))}  ${who}${words}`;
}

/** What a speaker is who is no participant. */
const others = ({ role, participant }: ShownTurn): string =>
  participant === null ? paint("dim", ` (${role})`) : "";
