import type { Seq } from "../core/records.js";
import type { CoderSession } from "../workflow/coder/coder-session.js";
import type { Undone } from "../workflow/shared/undo-acts.js";
import type { Work } from "../workflow/shared/work.js";
import { emptyField } from "./field.js";
import { type CoderContext, type Effect, type State, say } from "./state.js";

type TakingBack = Extract<Effect, { kind: "undo" | "redo" }>;

/**
 * Takes back the last act of this sitting, or does it again. Where none is left, the newest act from elsewhere is
 * named, and a word is asked for: a key that is held down is not an answer.
 */
export async function takeBack(
  session: CoderSession,
  state: State,
  context: CoderContext,
  { kind, of }: TakingBack,
): Promise<State> {
  if (of === null) {
    const own = await (kind === "undo" ? session.undo() : session.redo());
    if (own !== null) return done(session.work, state, context, kind, own);
  }
  const next = await session.elsewhere(kind);
  if (next === null) return say(state, `You have nothing to ${kind === "undo" ? "undo" : "redo"}.`);
  if (next.seq === of) return done(session.work, state, context, kind, await session.reverse(kind, of));
  const act = kind === "undo" ? next.seq : (next.undoes ?? next.seq);
  const all = next.batch === null ? "" : ", and all that was done with it";
  const what = `Not from this session: event ${act}, ${await describeEvent(session.work, act)}${all}.`;
  const want = { kind: "word", word: kind, what, of: next.seq } as const;
  return { ...state, mode: { kind: "line", want, field: emptyField } };
}

async function done(
  work: Work,
  state: State,
  { layout, source }: CoderContext,
  kind: TakingBack["kind"],
  undone: Undone,
): Promise<State> {
  const seq = undone.at(-1)?.seq ?? 0;
  const what = `${await describeEvent(work, seq)}, event ${seq}`;
  if (kind === "redo") return say(state, `Redone: ${what}.`);
  const args = (await work.store.event(seq))?.args;
  const span = args?.span as { start?: unknown } | undefined;
  const where = args?.source === source.source.name && typeof span?.start === "number" ? span.start : null;
  const moved = where === null ? state : { ...state, cursor: layout.snap(where), anchor: null, wish: null };
  return say(moved, `Undone: ${what}. U redoes it.`);
}

const words: Readonly<Record<string, string>> = {
  "coding.add": "coding",
  "coding.remove": "removing a code",
  "coding.recode": "recoding",
  "coding.change": "changing a coding",
  "coding.accept": "accepting a suggestion",
  "memo.add": "a memo",
  "memo.edit": "changing a memo",
  "pass.finish": "finishing the transcript",
  "guide.link": "a question of the guide",
  "guide.unlink": "leaving a turn unplaced",
  "theme.evidence": "evidence for a theme",
  "theme.support": "whether a passage supports a theme",
};

/** An act of the history in a few words. */
async function describeEvent(work: Work, seq: Seq): Promise<string> {
  const event = await work.store.event(seq);
  if (event === null) return "the act";
  const codes = event.args?.codes;
  const names = Array.isArray(codes) ? ` (${codes.join(", ")})` : "";
  return `${words[event.command] ?? event.command}${names}`;
}
