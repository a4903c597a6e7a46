import fc from "fast-check";
import { expect, test } from "vitest";
import { firstTurnAfter, participantsTouched, turnsTouched } from "../../src/analysis/study-columns.js";
import { sortedOrder } from "../../src/core/sorted-order.js";
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

test("the sorted order is that of a stable comparison, for values of any size", () => {
  const value = fc.oneof(fc.nat(3), fc.nat(70_000), fc.nat(0x7fffffff));
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value), { maxLength: 40 }), (rows) => {
      const column = (place: 0 | 1) => Int32Array.from(rows, (row) => row[place]);
      const expected = rows
        .map((_, index) => index)
        .sort((a, b) => {
          const x = rows[a] ?? [0, 0];
          const y = rows[b] ?? [0, 0];
          return x[0] - y[0] || x[1] - y[1] || a - b;
        });
      expect([...sortedOrder(rows.length, [column(0), column(1)])]).toEqual(expected);
    }),
  );
});
