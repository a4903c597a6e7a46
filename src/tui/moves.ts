import type { CodePoint } from "../core/span.js";
import { inOneTurn, WordSearch } from "../text/word-search.js";
import { talkOf } from "../workflow/shared/talk-of.js";
import type { KeyAction } from "./key-actions.js";
import { visibleRows } from "./scroll.js";
import { type CoderContext, type State, say } from "./state.js";
import { sentencesIn, unitAfter, unitAt, unitBefore, wordsIn } from "./units.js";

/** Moves the cursor; the window follows later. Null where the command is not a move. */
export function move(state: State, context: CoderContext, command: KeyAction): State | null {
  const { layout, size } = context;
  const page = Math.max(1, visibleRows(state, size) - 2);
  switch (command) {
    case "down":
    case "extend-down":
      return lines(state, context, 1);
    case "up":
    case "extend-up":
      return lines(state, context, -1);
    case "page":
      return lines(state, context, page);
    case "page-back":
      return lines(state, context, -page);
    case "half-page":
      return lines(state, context, page >> 1);
    case "half-page-back":
      return lines(state, context, -(page >> 1));
    case "right":
    case "extend-right":
      return to(state, afterCell(state.cursor, context));
    case "left":
    case "extend-left":
      return to(state, beforeCell(state.cursor, context));
    case "word":
      if (state.anchor !== null && state.cursor >= state.anchor)
        return to(state, wordEnd(state.cursor, context));
      return to(state, unitAfter(context, wordsIn, state.cursor)?.start);
    case "word-back":
      return to(state, unitBefore(context, wordsIn, state.cursor)?.start);
    case "sentence":
      return to(state, unitAfter(context, sentencesIn, state.cursor)?.start);
    case "sentence-back":
      return to(state, unitBefore(context, sentencesIn, state.cursor)?.start);
    case "line-start":
      return to(state, layout.rowAt(layout.lineOf(state.cursor))?.start);
    case "line-end":
      return to(
        state,
        layout.rowAt(layout.lineOf(state.cursor))?.cells.findLast(({ shown }) => shown !== " ")?.start,
      );
    case "first":
      return to(state, layout.block(0).start);
    case "last":
      return to(
        state,
        layout.cells(layout.blocks.length - 1).at(-1)?.start ?? layout.block(layout.blocks.length).start,
      );
  }
  return moveTo(state, context, command);
}

/** Moves to a turn, a coding, a bookmark or a hit. Null where the command is not such a move. */
function moveTo(state: State, context: CoderContext, command: KeyAction): State | null {
  switch (command) {
    case "turn":
      return turns(state, context, 1);
    case "turn-back":
      return turns(state, context, -1);
    case "uncoded":
      return uncoded(state, context, 1);
    case "uncoded-back":
      return uncoded(state, context, -1);
    case "coded":
      return jump(
        state,
        context.study.codings.map(({ start }) => start),
        1,
        "No coded passage from here on.",
      );
    case "coded-back":
      return jump(
        state,
        context.study.codings.map(({ start }) => start),
        -1,
        "No coded passage before this.",
      );
    case "revisits":
      return jump(
        state,
        context.study.codings.flatMap(({ revisit, start }) => (revisit ? [start] : [])),
        1,
        "No passage to come back to. f marks one.",
        true,
      );
    case "to-bookmark":
      return jump(
        state,
        [...state.bookmarks].sort((a, b) => a - b),
        1,
        "No bookmark. B sets one.",
        true,
      );
    case "hit":
      return hit(state, context, 1);
    case "hit-back":
      return hit(state, context, -1);
  }
  return null;
}

/** The state with the cursor somewhere; where there is no such place, it stays. */
export function to(state: State, position: CodePoint | undefined): State {
  return position === undefined ? state : { ...state, cursor: position, wish: null, focus: 0 };
}

/** The last character of the word here, or of the next one: a selection takes in whole words. */
function wordEnd(position: CodePoint, context: CoderContext): CodePoint | undefined {
  const here = unitAt(context, wordsIn, position);
  const word = here !== null && position < here.end - 1 ? here : unitAfter(context, wordsIn, position);
  return word === null ? undefined : context.layout.snap(word.end - 1);
}

function afterCell(position: CodePoint, { layout }: CoderContext): CodePoint {
  const block = layout.blockAt(position);
  const next = layout.cells(block).find(({ start }) => start > position);
  if (next !== undefined) return next.start;
  return block < layout.blocks.length - 1 ? layout.block(block + 1).start : position;
}

function beforeCell(position: CodePoint, { layout }: CoderContext): CodePoint {
  const block = layout.blockAt(position);
  const last = layout.cells(block).findLast(({ start }) => start < position);
  if (last !== undefined) return last.start;
  return block === 0 ? position : (layout.cells(block - 1).at(-1)?.start ?? layout.block(block - 1).start);
}

/** Moves by lines of text; heads and blank lines are stepped over. */
function lines(state: State, { layout }: CoderContext, count: number): State {
  const wish = state.wish ?? layout.columnOf(state.cursor);
  const from = layout.lineOf(state.cursor);
  let line = layout.step(from, count);
  while (layout.rowAt(line) === null) {
    const next = layout.step(line, count > 0 ? 1 : -1);
    if (next.block === line.block && next.line === line.line) return state;
    line = next;
  }
  return { ...state, cursor: layout.positionAt(line, wish), wish, focus: 0 };
}

function turns(state: State, { layout }: CoderContext, by: 1 | -1): State {
  let block = layout.blockAt(state.cursor);
  if (by < 0 && state.cursor > layout.block(block).start && layout.block(block).first)
    return to(state, layout.block(block).start);
  do block += by;
  while (block > 0 && block < layout.blocks.length && !layout.block(block).first);
  return block < 0 || block >= layout.blocks.length ? state : to(state, layout.block(block).start);
}

function uncoded(state: State, { layout, source, uncoded: open }: CoderContext, by: 1 | -1): State {
  const here = layout.block(layout.blockAt(state.cursor));
  const { bodyStart } = source.turns.columns;
  const start = (turn: number) => bodyStart[turn] ?? 0;
  const turn =
    by > 0
      ? open.find((t) => start(t) > state.cursor && t !== here.turn)
      : open.findLast((t) => start(t) < state.cursor && t !== here.turn);
  if (turn === undefined)
    return say(
      state,
      open.length === 0
        ? "Every turn of a participant is coded."
        : `No uncoded turn ${by > 0 ? "from here on" : "before this"}.`,
    );
  return to(state, layout.snap(start(turn)));
}

function jump(state: State, places: readonly CodePoint[], by: 1 | -1, none: string, around = false): State {
  const next =
    by > 0 ? places.find((place) => place > state.cursor) : places.findLast((place) => place < state.cursor);
  const found = next ?? (around ? places[0] : undefined);
  return found === undefined ? say(state, none) : to(state, found);
}

/** Moves to a place where the words searched for stand, around the end if need be. */
export function hit(state: State, { source, layout }: CoderContext, by: 1 | -1): State {
  if (state.search === "") return say(state, "Search first: /");
  const { text } = source;
  const search = WordSearch.of(state.search);
  const hits = search === null ? [] : [...search.find(text.string, inOneTurn(talkOf(source), text))];
  const starts = hits.map(([start]) => text.toCodePoint(start));
  const next =
    by > 0 ? starts.find((start) => start > state.cursor) : starts.findLast((start) => start < state.cursor);
  const around = next === undefined;
  const found = next ?? (by > 0 ? starts[0] : starts.at(-1));
  if (found === undefined) {
    const more =
      search === null || state.search.includes("*")
        ? ""
        : ` ${state.search}* finds words that begin with it.`;
    return say(state, `"${state.search}" is not said here.${more}`, true);
  }
  const moved = to(state, layout.snap(found));
  return say(
    moved,
    around
      ? `"${state.search}": wrapped around the ${by > 0 ? "end" : "start"} of the transcript`
      : `"${state.search}"`,
  );
}
