import { countText } from "../../../core/count-text.js";
import {
  type AdjudicationScope,
  type Disagreement,
  type Disagreements,
  listDisagreements,
} from "../../../workflow/agreement/adjudicate.js";
import { agreementRationale, requireRationale } from "../../../workflow/agreement/agreement-rationale.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import { commaNames, namesOf } from "./agreement.js";
import { notCompared } from "./agreement-view.js";
import type * as declared from "./declare-agreement.js";

type Input = InputOf<typeof declared.agreement>;
type Scope = Pick<Input, "unit" | "round" | "codes" | "givenBy" | "everybody" | "coders">;

/** What coders differ on, passage by passage, side by side. */
export async function run(input: Input, context: Context): Promise<Result> {
  const { store } = await context.reading();
  const { reflexive, rationale } = await agreementRationale(store);
  requireRationale(reflexive, input.rationale?.trim() || rationale);
  const found = await listDisagreements(store, scopeOf(input, context), input.source);
  return { schema: "agreement-disagreements", ...shown(found) };
}

/** What is compared, from the options of the command line. */
export const scopeOf = (input: Scope, context: Context): AdjudicationScope => ({
  unit: input.unit,
  round: input.round,
  codes: input.codes,
  givenBy: input.givenBy,
  everybody: input.everybody ?? false,
  coders: namesOf(input.coders ?? commaNames(context.named)),
});

/** Disagreements as JSON, for people, and as a flat table. */
export function shown({ data, units, disputed }: Disagreements): Pick<Result, "json" | "text" | "plain"> {
  const open = disputed.filter(({ decision }) => decision === null).length;
  return {
    json: {
      unit: units.kind,
      coders: data.coders.map(({ name }) => name),
      round: data.round && { number: data.round.number, name: data.round.name, kind: data.round.kind },
      disagreements: disputed.map(({ place: _place, ...unit }) => unit),
      open,
      resolved: disputed.length - open,
      withdrawnTurns: data.withdrawn,
    },
    text:
      disputed.length === 0
        ? "The coders agree on every unit they compared."
        : [
            ...disputed.map(sideBySide),
            `${countText(disputed.length, "unit")} with disagreement, ${open} open.${data.withdrawn === 0 ? "" : ` ${notCompared(data.withdrawn)}`}`,
          ].join("\n\n"),
    plain: {
      header: [
        "id",
        "source",
        "turn",
        "start",
        "end",
        "disputed",
        ...data.coders.map(({ name }) => name),
        "kept",
        "quote",
      ],
      rows: disputed.map((unit) => [
        unit.id,
        unit.source,
        unit.turn,
        unit.start,
        unit.end,
        unit.disputed.join("; "),
        ...data.coders.map(({ name }) => unit.codes[name]?.join("; ") ?? null),
        unit.decision?.kept ?? null,
        unit.quote,
      ]),
    },
  };
}

/** One passage with what each coder gave it. */
export function sideBySide(unit: Disagreement): string {
  const longest = Math.max(...Object.keys(unit.codes).map((name) => name.length));
  return [
    `${paint("bold", unit.id)}  ${unit.source}, turn ${unit.turn}`,
    `  ${unit.quote.replace(/\s*\n\s*/g, " ")}`,
    ...Object.entries(unit.codes).map(
      ([coder, codes]) =>
        `  ${coder.padEnd(longest)}  ${
          codes.length === 0
            ? paint("dim", "no code")
            : codes.map((code) => (unit.disputed.includes(code) ? paint("yellow", code) : code)).join(", ")
        }`,
    ),
    ...(unit.decision === null
      ? []
      : [`  ${paint("green", `consensus: ${unit.decision.kept}`)} (${unit.decision.reason})`]),
  ].join("\n");
}
