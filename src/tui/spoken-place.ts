import { percentOf } from "../core/share.js";
import type { CoderScreen } from "./coder-screen.js";
import { offeredHere } from "./offers.js";
import { codingsAt, focused } from "./state.js";
import { clean } from "./text/cells.js";
import { sentencesIn, unitAt } from "./units.js";

/** What the coder shows at present, to be told in words. */
type View = Pick<CoderScreen, "state" | "context">;

/** Who speaks, the sentence at the cursor, and its codings. */
export function spokenPlace(view: View): string[] {
  const { state, context } = view;
  const { layout, source } = context;
  const block = layout.block(layout.blockAt(state.cursor));
  const sentence = unitAt(context, sentencesIn, state.cursor);
  const said = sentence === null ? "(nothing is said)" : source.text.slice(sentence).replace(/\s+/g, " ");
  return [`${speakerOfTurn(view, block.turn)}: ${clean(said)}`, ...spokenCodings(view)];
}

/** "Turn 3, Ada". */
export function speakerOfTurn({ context }: View, turn: number): string {
  return turn < 0
    ? "Outside any turn"
    : `Turn ${turn + 1}, ${clean(context.speaking[turn]?.name || "unnamed")}`;
}

/** The codings at the cursor, and what is suggested there. */
export function spokenCodings({ state, context }: View): string[] {
  const { study } = context;
  const focus = focused(state, context);
  const lines = codingsAt(study.codings, state.cursor).map((coding) => {
    const code = study.codes.get(coding.codeId);
    const facts = [
      coding.own ? "" : `by ${study.coders.get(coding.coderId) ?? "another"}`,
      coding.key ? "key quotation" : "",
      coding.revisit ? "to come back to" : "",
      study.memos.has(coding.id) ? "has a memo" : "",
    ].filter((fact) => fact !== "");
    return clean(
      `Coded${coding.id === focus?.id ? "" : " also"}: ${[code?.path ?? "?", ...facts].join(", ")}`,
    );
  });
  if (state.suggesting)
    for (const { rank, code, probability, words } of offeredHere(state, context) ?? [])
      lines.push(
        clean(
          `Suggestion ${rank}: ${study.codes.get(code)?.path ?? "?"}${probability === null ? "" : `, ${percentOf(probability, 1)}`}${words.length === 0 ? "" : `, because of ${words.join(", ")}`}`,
        ),
      );
  return lines;
}

/** How far the transcript is coded and opened. */
export function spokenProgress({ context, state }: View): string {
  const talked = context.speaking.filter(({ participant }) => participant).length;
  return `${talked - context.uncoded.length} of ${talked} turns of participants coded, ${state.seen.size} of ${context.source.turns.count} turns opened, ${context.study.used.size} codes used.`;
}
