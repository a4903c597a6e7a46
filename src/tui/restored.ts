import { fromRanges, type ReadingState } from "./reading-state.js";
import { type CoderContext, reading, type State, say } from "./state.js";

/** The state at the place where this coder left the source; at its start the first time. */
export function restored(
  kept: ReadingState | null,
  { source, layout, study, size }: CoderContext,
  today: string,
): State {
  const byUid = new Map([...study.codes.values()].map((code) => [code.uid, code.id]));
  const ids = (uids: readonly string[]) => uids.flatMap((uid) => byUid.get(uid) ?? []);
  const inside = (at: number) => Number.isInteger(at) && at >= 0 && at <= source.text.length;
  const first = layout.block(0).start;
  const cursor = kept !== null && inside(kept.cursor) ? kept.cursor : first;
  const state: State = {
    cursor,
    anchor: null,
    wish: null,
    top:
      cursor === first
        ? { block: 0, line: 0 }
        : layout.step(layout.lineOf(cursor), -Math.floor(size.rows / 3)),
    mode: reading,
    adjusting: null,
    focus: 0,
    others: false,
    panel: kept?.panel ?? "auto",
    suggesting: false,
    offered: null,
    search: "",
    recent: ids(kept?.recent ?? []),
    last: ids(kept?.last ?? []),
    bookmarks: (kept?.bookmarks ?? []).filter(inside),
    seen: fromRanges(kept?.seen ?? [], source.turns.count),
    message: null,
    worked: kept !== null && kept.day === today ? kept.worked : 0,
    unfinished: [kept?.unfinished ?? []].flat(),
  };
  const { length } = state.unfinished;
  if (length > 0)
    return say(
      state,
      `${length === 1 ? "A memo was" : `${length} memos were`} left unfinished; m at its place continues with it.`,
    );
  return kept === null || cursor === first ? state : say(state, "Back where you left it.");
}
