import { isCounted } from "../../../core/held-back.js";
import { listParticipants } from "../../../workflow/shared/participants.js";
import type { Context } from "../../context.js";
import type { Result } from "../../result.js";
import { table } from "../../terminal/table.js";

/** Lists the participants with what they gave. */
export async function run(_input: object, context: Context): Promise<Result> {
  const participants = await listParticipants(await context.reading());
  const keys = [...new Set(participants.flatMap(({ attributes }) => Object.keys(attributes)))];
  const rows = participants.map((p) => [
    p.label,
    p.role,
    isCounted(p) ? "" : p.status,
    p.sources.join(", "),
    p.turns,
    p.words,
    Object.entries(p.attributes)
      .map(([key, value]) => `${key}: ${value}`)
      .join(", "),
  ]);
  const silent = participants.filter(({ turns }) => turns === 0).length;
  return {
    schema: "participants",
    json: { participants },
    text:
      participants.length === 0
        ? "The study has no participants yet."
        : table(
            [
              { title: "participant", max: 32 },
              { title: "role", max: 20 },
              { title: "status" },
              { title: "sources", max: 32 },
              { title: "turns", align: "right" },
              { title: "words", align: "right" },
              { title: "attributes", max: 60 },
            ],
            rows,
          ),
    plain: {
      header: ["participant", "role", "status", "sources", "turns", "words", ...keys],
      rows: participants.map((p) => [
        p.label,
        p.role,
        p.status,
        p.sources.join(", "),
        p.turns,
        p.words,
        ...keys.map((key) => p.attributes[key] ?? ""),
      ]),
    },
    hint: hint(participants.length, silent),
  };
}

function hint(all: number, silent: number): string | undefined {
  if (all === 0) return "Next: themata import FILE…, or 'themata participant import FILE.csv'.";
  if (silent === 0) return undefined;
  return `${silent} of ${all} have no turn in any source: say who speaks with 'themata source set SOURCE --speaker NAME=PARTICIPANT'.`;
}
