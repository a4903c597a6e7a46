import type { Id } from "../../core/records.js";
import type { Draft } from "../../store/port.js";
import { wholeText } from "../shared/shown/shown-text.js";
import type { CurrentSource } from "../shared/study-sources.js";
import type { Work } from "../shared/work.js";
import { linkTurns, type TurnLink } from "./guide-link.js";
import type { GuideMatcher } from "./guide-match.js";

/** A turn as a person puts it: under a question, under none (0), or back to recognition (null). */
export type HandLinks = ReadonlyMap<number, Id | null>;

/**
 * Links the turns of a source; writes a new version of them where a link differs. What a person linked
 * stands, as long as the guide has the question.
 * @param hand what a person says now, by index of the turn
 */
export async function relink(
  work: Work,
  draft: Draft,
  guide: GuideMatcher,
  { revision, turns, speakers }: Pick<CurrentSource, "revision" | "turns" | "speakers">,
  hand: HandLinks = new Map(),
): Promise<TurnLink[]> {
  const text = await wholeText(work.store, revision.id);
  const people = new Map(speakers.map(({ speaker }) => [speaker.id, speaker]));
  const { columns } = turns;
  const span = (start: readonly number[], end: readonly number[], i: number) =>
    text.slice({ start: start[i] ?? 0, end: end[i] ?? 0 });
  const placed = columns.speaker.map((_, i): Id | undefined => {
    const now = hand.get(i);
    if (now !== undefined) return now ?? undefined;
    const before = columns.question[i] ?? 0;
    return columns.byHand?.[i] === 1 && (before === 0 || guide.order.has(before)) ? before : undefined;
  });
  const links = linkTurns(
    guide,
    columns.speaker.map((id, i) => {
      const speaker = people.get(id);
      return {
        role: speaker?.role ?? null,
        names: speaker === undefined ? [] : [speaker.name, ...speaker.aliases],
        byHand: placed[i],
        head: () => span(columns.headStart, columns.headEnd, i),
        body: () => span(columns.bodyStart, columns.bodyEnd, i),
      };
    }),
  );
  const question = links.map((link) => link.question);
  const byHand = placed.map((id) => (id === undefined ? 0 : 1));
  const { byHand: handBefore, ...others } = columns;
  if (
    question.some((id, i) => id !== columns.question[i]) ||
    byHand.some((mark, i) => mark !== (handBefore?.[i] ?? 0))
  )
    draft.change("turn_set", turns.id, {
      columns: byHand.includes(1) ? { ...others, question, byHand } : { ...others, question },
    });
  return links;
}
