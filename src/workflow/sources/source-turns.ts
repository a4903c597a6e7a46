import { usageError } from "../../core/errors.js";
import { checkCount } from "../shared/check-fields.js";
import { shownName } from "../shared/shown/shown-name.js";
import { ShownTexts } from "../shared/shown/shown-text.js";
import { findSource } from "../shared/source-find.js";
import type { Work } from "../shared/work.js";

/** One turn of talk. Positions are code points, end-exclusive; times in ms, null where unknown. */
export interface ShownTurn {
  /** From 1. */
  readonly n: number;
  /** As they are shown: participants by their labels. */
  readonly speaker: string | null;
  readonly role: string | null;
  readonly participant: string | null;
  readonly head: readonly [start: number, end: number];
  readonly body: readonly [start: number, end: number];
  /** The words of the body. */
  readonly text: string;
  readonly startMs: number | null;
  readonly endMs: number | null;
  /** The question of the guide it answers. */
  readonly question: string | null;
}

/** The turns of a source, all or a range (both ends included). */
export async function sourceTurns(
  work: Work,
  wanted: string,
  range: { readonly from?: string | undefined; readonly to?: string | undefined },
): Promise<{ source: string; turns: ShownTurn[] }> {
  const { source, revision, turns, speakers } = await findSource(work, wanted);
  const limits = { from: 1, to: Math.max(1, turns.count) };
  const from = checkCount("--from", range.from, limits) ?? 1;
  const to = checkCount("--to", range.to, limits) ?? turns.count;
  if (from > to && turns.count > 0) throw usageError("bad-range", `--from ${from} is behind --to ${to}.`);
  const text = await new ShownTexts(work.store).of(revision.id);
  const questions = new Map((await work.store.current("question")).map(({ id, name }) => [id, name]));
  const people = new Map(speakers.map((person) => [person.speaker.id, person]));
  const { columns } = turns;
  const at = (column: readonly number[], i: number) => column[i] ?? 0;
  const time = (column: readonly number[], i: number) => (at(column, i) < 0 ? null : at(column, i));
  const shown: ShownTurn[] = [];
  for (let i = from - 1; i < to; i++) {
    const person = people.get(at(columns.speaker, i));
    const body = { start: at(columns.bodyStart, i), end: at(columns.bodyEnd, i) };
    shown.push({
      n: i + 1,
      speaker: (person && shownName(person)) || null,
      role: person?.speaker.role ?? null,
      participant: person?.participant?.label ?? null,
      head: [at(columns.headStart, i), at(columns.headEnd, i)],
      body: [body.start, body.end],
      text: text.slice(body),
      startMs: time(columns.startMs, i),
      endMs: time(columns.endMs, i),
      question: questions.get(at(columns.question, i)) ?? null,
    });
  }
  return { source: source.name, turns: shown };
}
