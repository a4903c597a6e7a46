import { countText } from "../core/count-text.js";
import type { CoderState } from "../workflow/coder/coder-state.js";
import { askedHere } from "../workflow/coder/question-of-turn.js";
import type { Work } from "../workflow/shared/work.js";
import { opens } from "./asking.js";
import { type Choice, type CoderContext, type State, type Step, say } from "./state.js";

/** Choices that are no question. */
const unplaced = 0;
const recognised = -1;

/** Opens the choice of the guide's question that the interviewer's turn at the cursor asks. */
export function asksQuestion(state: State, context: CoderContext): Step {
  const { study, layout, source } = context;
  const { turn } = layout.block(layout.blockAt(state.cursor));
  if (study.questions.length === 0)
    return { state: say(state, "The study has no interview guide; 'themata guide import' makes one.") };
  const id = source.turns.columns.speaker[turn];
  const role = source.speakers.find(({ speaker }) => speaker.id === id)?.speaker.role;
  if (role !== "interviewer")
    return { state: say(state, "Go to a turn of the interviewer to say what it asks.") };
  const choices = questionChoices(study);
  const now = study.asked[turn] ?? unplaced;
  return opens(state, context, {
    kind: "choose",
    title: `What does turn ${turn + 1} ask? (up to the next question)`,
    choices,
    index: Math.max(
      0,
      choices.findIndex((choice) => choice.id === now),
    ),
    want: { kind: "question", turn },
  });
}

const questionChoices = ({ questions }: CoderState): Choice[] => [
  ...questions.map(({ id, name, wording }) => ({ id, label: name, detail: wording })),
  { id: unplaced, label: "unplaced", detail: "nothing of the guide" },
  { id: recognised, label: "as recognised", detail: "as themata recognises it" },
];

/** Puts the turn where it was said to belong, and tells of it. */
export async function putQuestion(
  work: Work,
  state: State,
  { study: coderState, source }: CoderContext,
  { turn, question }: { readonly turn: number; readonly question: number },
): Promise<State> {
  const name = coderState.questions.find(({ id }) => id === question)?.name;
  const place = name !== undefined ? { question: name } : question === recognised ? "recognised" : "unplaced";
  const { event, changed } = await askedHere(work, source, turn, place);
  const what = name ?? (question === recognised ? "as recognised" : "unplaced");
  const turns = countText(changed.length, "turn changed", "turns changed");
  return say(state, event === null ? `No change: ${what}.` : `From turn ${turn + 1}: ${what} (${turns}).`);
}
