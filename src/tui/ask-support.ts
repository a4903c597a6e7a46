import type { CoderSession } from "../workflow/coder/coder-session.js";
import type { CoderCoding } from "../workflow/coder/coder-state.js";
import { supportWords } from "../workflow/shared/support-decisions.js";
import { decideSupport } from "../workflow/themes/support-decide.js";
import { opens } from "./asking.js";
import { type CoderContext, focused, type State, type Step, type SupportChoice, say } from "./state.js";

const decisions = [
  ["accepted", "it supports it"],
  ["set-aside", "it does not, and counts under it no more"],
  ["undecided", "leave it open"],
] as const;

/** Asks whether the coding here supports the themes of its code. */
export function asksSupport(state: State, context: CoderContext): Step {
  const coding = focused(state, context);
  if (coding === undefined) return { state: say(state, "No coding here.") };
  if (coding.proposed) return { state: say(state, "This coding is only proposed: confirm it first.") };
  const themes = themesOf(context, coding);
  if (themes.length === 0) return { state: say(state, "Its code is in no theme.") };
  const choices = themes.flatMap(({ id: theme, path }) => {
    const now = context.study.support.get(coding.id)?.get(theme);
    return decisions.map(([decision, meaning]) => ({
      choice: { theme, state: decision },
      label: `${supportWords[decision]}: ${path}`,
      detail: decision === now ? "so already" : meaning,
    }));
  });
  return opens(state, context, {
    kind: "choose",
    title: "Does this passage support the theme?",
    choices: choices.map(({ label, detail }, id) => ({ id, label, detail })),
    index: 0,
    want: { kind: "support", coding: coding.id, decisions: choices.map(({ choice }) => choice) },
  });
}

/** The themes of a coding's code that stand. */
export const themesOf = ({ study }: CoderContext, { codeId }: CoderCoding) =>
  study.themes.filter(
    ({ id, status }) => status !== "dropped" && study.themesOfCode.get(codeId)?.includes(id) === true,
  );

/** Records what was decided. */
export async function putSupport(
  { work }: CoderSession,
  state: State,
  { source, study }: CoderContext,
  effect: { readonly coding: number; readonly decision: SupportChoice },
): Promise<State> {
  const coding = study.codings.find(({ id }) => id === effect.coding);
  if (coding === undefined) return say(state, "This coding no longer exists.", true);
  const { theme, state: decision } = effect.decision;
  const passage = { revision: source.revision.id, start: coding.start, end: coding.end };
  const done = await decideSupport(work, theme, [passage], { state: decision });
  return say(
    state,
    `${done.decided > 0 ? "Now" : "It was already"} ${supportWords[decision]} for ${done.theme}.`,
  );
}
