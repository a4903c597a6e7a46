import { countText } from "../../../core/count-text.js";
import { showParticipant } from "../../../workflow/shared/participants.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import type * as declared from "./declare-participants.js";

type Input = InputOf<typeof declared.participantShow>;

/** Shows one participant with everything recorded about them. */
export async function run(input: Input, context: Context): Promise<Result> {
  const p = await showParticipant(await context.reading(), input.participant);
  const fields: [string, string][] = [
    ["role", p.role],
    ["status", p.status],
    ["consent", p.consent.join(", ")],
    ["note", p.note],
    ...Object.entries(p.attributes),
    ...p.ties.map(({ from, relation, to }): [string, string] => ["link", `${from} ${relation} ${to}`]),
    ...p.sources.map((s): [string, string] => [
      "source",
      `${s.name}: ${countText(s.turns, "turn")}, ${countText(s.words, "word")}`,
    ]),
    ...(p.memos > 0 ? [["memos", String(p.memos)] as [string, string]] : []),
  ];
  const shown = fields.filter(([, value]) => value !== "");
  return {
    schema: "participant-show",
    json: { participant: p },
    text: [
      paint("bold", p.label),
      ...shown.map(([key, value]) => `  ${paint("dim", `${key}:`)} ${value}`),
    ].join("\n"),
    plain: { header: ["field", "value"], rows: [["label", p.label], ...shown] },
  };
}
