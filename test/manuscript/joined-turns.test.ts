import { describe, expect, it } from "vitest";
import { joinedPieces } from "../../src/manuscript/joined-pieces.js";
import { joinedTurns } from "../../src/manuscript/joined-turns.js";
import type { Speech } from "../../src/manuscript/speech.js";
import { SpeechIndex } from "../../src/manuscript/speech-index.js";

/** Turns as "2: words" of participant 2, "0: words" of the interviewer, "-: words" of somebody else. */
function speech(source: number, ...turns: readonly string[]): Speech {
  const said = turns.map((turn) => turn.split(": ") as [string, string]);
  let at = 0;
  return {
    source,
    name: `talk ${source}`,
    text: said.map(([, words]) => words).join("\n"),
    turns: said.map(([who, words]) => {
      const start = at;
      at += words.length + 1;
      const id = Number(who);
      return {
        start,
        end: start + words.length,
        role: id === 0 ? "interviewer" : "participant",
        participant: id > 0 ? id : null,
      };
    }),
    coded: [],
  };
}

function places(quotation: string, limit: number, ...speeches: readonly Speech[]) {
  const index = SpeechIndex.of([quotation]);
  for (const one of speeches) index.add(one);
  return joinedTurns(index, joinedPieces(quotation) ?? [], limit).map(
    ({ turn, from, to }) => `${turn.speech.name} turn ${turn.turn}: ${from}-${to}`,
  );
}

describe("a quotation with signs where turns end is found over several turns", () => {
  const talk = speech(
    1,
    "0: How so",
    "1: we came in late",
    "0: yes",
    "1: and left soon [laughs]",
    "2: I stayed",
    "1: all alone",
  );
  it.each<readonly [string, string, ...string[]]>([
    ["of one person, with the interviewer between", "came in late / and left soon", "talk 1 turn 1: 3-10"],
    ["at a line's end", "came in late\nand left soon", "talk 1 turn 1: 3-10"],
    ["in one turn", "we came / in late", "talk 1 turn 1: 2-6"],
    ["whose words stand elsewhere", "came in late / all alone"],
    ["behind another person's, with an ellipsis", "and left soon … all alone", "talk 1 turn 3: 7-15"],
    ["behind another person's, without", "and left soon / all alone"],
    ["that leaves words of a turn out without a sign", "came in / and left soon"],
    ["that leaves words within a turn out with one", "we came … late / and left", "talk 1 turn 1: 2-9"],
    ["that leaves the first words of the next out", "came in late / left soon"],
    ["of three turns", "late … left soon … all alone"],
    ["in three pieces", "came in late / and left soon … all alone", "talk 1 turn 1: 3-15"],
    ["of two people", "left soon / I stayed"],
  ])("%s: %s", (_, quotation, ...expected) => {
    expect(places(quotation, 9, talk)).toEqual(expected);
  });

  it("in every transcript, up to a number, and never over the end of one", () => {
    expect(
      places(
        "came in / and left",
        9,
        speech(1, "1: we came in", "1: and left"),
        speech(2, "1: came in", "1: and left"),
      ),
    ).toEqual(["talk 1 turn 0: 1-5", "talk 2 turn 0: 5-9"]);
    expect(
      places(
        "came in / and left",
        1,
        speech(1, "1: came in", "1: and left"),
        speech(2, "1: came in", "1: and left"),
      ),
    ).toHaveLength(1);
    expect(places("came in / and left", 9, speech(1, "1: came in"), speech(2, "1: and left"))).toEqual([]);
  });

  it("over turns in which nothing is said, and of somebody who is no participant", () => {
    expect(places("came in / and left", 9, speech(1, "1: came in", "2: ...", "1: and left"))).toEqual([
      "talk 1 turn 0: 0-4",
    ]);
    expect(places("came in / and left", 9, speech(1, "-: came in", "-: and left"))).toHaveLength(1);
    expect(places("came in / and left", 9, speech(1, "-: came in", "1: no", "-: and left"))).toEqual([]);
    expect(places("came in / and left", 9, speech(1, "-: came in", "0: no", "-: and left"))).toEqual([]);
  });
});

describe("a quotation is cut where a turn may end", () => {
  it.each<readonly [string, string | null]>([
    ["one two", null],
    ["one / two", "one | two"],
    ["one/two", null],
    ["one\ntwo … three", "one | two | …three"],
    ["one … / two", "one | …two"],
    ["one [note] … two", "one | …two"],
    ["… one", null],
    ["one …", null],
    ["/ one / [note] / two", "one | two"],
    ["… one / two", "…one | two"],
  ])("%j", (text, expected) => {
    const pieces = joinedPieces(text)?.map(({ keys, afterGap }) => `${afterGap ? "…" : ""}${keys.join(" ")}`);
    expect(pieces?.join(" | ") ?? null).toBe(expected);
  });
});
