import { usageError } from "../../core/errors.js";
import type { Id, Seq } from "../../core/records.js";
import { findSource } from "../shared/source-find.js";
import type { CurrentSource } from "../shared/study-sources.js";
import { act, type Work } from "../shared/work.js";
import { GuideMatcher } from "./guide-match.js";
import { findQuestion, guideQuestions } from "./guide-question.js";
import { type HandLinks, relink } from "./guide-relink.js";

/** Where a person puts turns: under a question, under none, or back to what recognition says. */
export type HandPlace = { readonly question: string } | "unplaced" | "recognised";

export interface LinkedByHand {
  /** Null where nothing changed, or in a dry run. */
  readonly event: Seq | null;
  readonly source: string;
  /** The question's name; null where the turns are unplaced or recognised again. */
  readonly question: string | null;
  /** The turns that were named, from 1. */
  readonly turns: readonly number[];
  /** All turns whose question changed, the answers after a linked turn among them. */
  readonly changed: readonly {
    readonly turn: number;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}

/**
 * Puts turns of a source where a person says; later imports of the guide leave them there. A turn of an
 * interviewer takes the answers after it along, up to the next question; a participant's turn stands
 * alone. One event.
 */
export async function linkByHand(
  work: Work,
  wanted: string,
  turns: readonly number[],
  place: HandPlace,
): Promise<LinkedByHand> {
  const { source, turns: set } = await findSource(work, wanted);
  const question = typeof place === "string" ? null : await findQuestion(work, place.question);
  const command = question === null ? "guide.unlink" : "guide.link";
  const args = { source: source.name, turns: [...turns], question: question?.name ?? null };
  const { seq, result } = await work.store.record(act(work, command, args), async (draft) => {
    const current = await findSource(work, source.name);
    checkTurns(current, turns);
    const asked = await guideQuestions(work);
    if (asked.length === 0)
      throw usageError(
        "no-guide",
        "The study has no interview guide yet.",
        "Import one with 'themata guide import FILE.yaml'.",
      );
    const put: Id | null = place === "recognised" ? null : (question?.id ?? 0);
    const hand: HandLinks = new Map(turns.map((turn) => [turn - 1, put]));
    const links = await relink(work, draft, new GuideMatcher(asked), current, hand);
    return { before: current.turns.columns.question, after: links.map((link) => link.question), asked };
  });
  const names = new Map(result.asked.map(({ id, name }) => [id, name]));
  const nameOf = (id: Id | undefined) => names.get(id ?? 0) ?? null;
  return {
    event: seq,
    source: source.name,
    question: question?.name ?? null,
    turns,
    changed: Array.from({ length: set.count }, (_, i) => i).flatMap((i) =>
      result.before[i] === result.after[i]
        ? []
        : [{ turn: i + 1, before: nameOf(result.before[i]), after: nameOf(result.after[i]) }],
    ),
  };
}

/** Reads `3`, `5-8` and `5,7` as turns, from 1, each once and in order. */
export function readTurns(texts: readonly string[]): number[] {
  const turns = new Set<number>();
  for (const text of texts.flatMap((one) => one.split(","))) {
    const [, from = "", to = from] = /^(\d{1,7})(?:[-–](\d{1,7}))?$/.exec(text.trim()) ?? [];
    if (from === "" || Number(from) < 1 || Number(to) < Number(from) || Number(to) - Number(from) > mostTurns)
      throw usageError(
        "bad-turn",
        `"${text}" is not a turn.`,
        "Give numbers from 1, or a range such as 5-8.",
      );
    for (let turn = Number(from); turn <= Number(to); turn++) turns.add(turn);
  }
  return [...turns].sort((a, b) => a - b);
}

const mostTurns = 100_000;

function checkTurns({ source, turns, speakers }: CurrentSource, wanted: readonly number[]): void {
  const roles = new Map(speakers.map(({ speaker }) => [speaker.id, speaker.role]));
  for (const turn of wanted) {
    if (turn > turns.count)
      throw usageError(
        "unknown-turn",
        `"${source.name}" has ${turns.count} turns; there is no turn ${turn}.`,
      );
    const role = roles.get(turns.columns.speaker[turn - 1] ?? 0) ?? "other";
    if (role === "other")
      throw usageError(
        "not-asked-or-answered",
        `Turn ${turn} of "${source.name}" is neither an interviewer's nor a participant's.`,
        "Say who speaks with 'themata source set SOURCE --interviewer NAME'.",
      );
  }
}
