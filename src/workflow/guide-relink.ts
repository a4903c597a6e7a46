import type { Draft } from "../store/port.js";
import { SourceText } from "../text/source-text.js";
import { linkTurns, type TurnLink } from "./guide-link.js";
import type { GuideMatcher } from "./guide-match.js";
import type { CurrentSource } from "./study-sources.js";
import type { Work } from "./work.js";

/** Links the turns of a source; writes a new version of them where a link differs. */
export async function relink(
  work: Work,
  draft: Draft,
  guide: GuideMatcher,
  { revision, turns, speakers }: Pick<CurrentSource, "revision" | "turns" | "speakers">,
): Promise<TurnLink[]> {
  const text = new SourceText(await work.store.text(revision.id));
  const people = new Map(speakers.map(({ speaker }) => [speaker.id, speaker]));
  const { columns } = turns;
  const span = (start: readonly number[], end: readonly number[], i: number) =>
    text.slice({ start: start[i] ?? 0, end: end[i] ?? 0 });
  const links = linkTurns(
    guide,
    columns.speaker.map((id, i) => {
      const speaker = people.get(id);
      return {
        role: speaker?.role ?? null,
        names: speaker === undefined ? [] : [speaker.name, ...speaker.aliases],
        head: () => span(columns.headStart, columns.headEnd, i),
        body: () => span(columns.bodyStart, columns.bodyEnd, i),
      };
    }),
  );
  const question = links.map((link) => link.question);
  if (question.some((id, i) => id !== columns.question[i]))
    draft.change("turn_set", turns.id, { columns: { ...columns, question } });
  return links;
}
