import fc from "fast-check";
import { expect, test } from "vitest";
import { firstTurnAfter, participantsTouched, turnsTouched } from "../../src/analysis/study-columns.js";
import { sketches } from "./sketches.js";
import { layOut, study } from "./study.js";

test("a span touches the turns whose body shares a code point with it, and their participants once each", () => {
  fc.assert(
    fc.property(sketches, fc.nat(90), fc.nat(60), (sketch, start, size) => {
      const source = study(sketch).sources[1];
      if (source === undefined) return;
      const span = { start, end: start + size };
      const touched = layOut(sketch.sources.second ?? []).bodies.flatMap((body, turn) =>
        Array.from({ length: body.end - body.start }, (_, i) => body.start + i).some(
          (at) => span.start <= at && at < span.end,
        )
          ? [turn]
          : [],
      );
      expect([...turnsTouched(source, span)]).toEqual(touched);
      const people = touched.map((turn) => source.participant[turn]).filter((id) => id !== 0);
      expect(participantsTouched(source, span)).toEqual([...new Set(people)]);
    }),
  );
});

test("past the last body there is no turn", () => {
  const source = study({ people: {}, sources: { talk: [["A", "yes"]] }, codes: [], codings: [] }).sources[0];
  if (source === undefined) throw new Error("no source");
  expect(firstTurnAfter(source, 5)).toBe(0);
  expect(firstTurnAfter(source, 6)).toBe(1);
});
