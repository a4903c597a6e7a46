import fc from "fast-check";
import { coders, layOut, type Sketch } from "./study.js";

const people: Sketch["people"] = {
  Ada: { role: "mentor", attributes: { site: "north" } },
  Ben: { role: "mentee", attributes: { site: "south" } },
  Cleo: { role: "mentee" },
  Dov: { role: "mentor", status: "withdrawn-after-analysis", attributes: { site: "north" } },
  Eve: { role: "mentee", attributes: { site: "north" } },
};
const codes = ["trust", "trust/time", "trust/time/evenings", "cost", "joy"];
const words = fc.constantFrom("we", "meet", "can't", "near-peer", "2,500", "𝒳yz", "écoute", "–", "I.");
const turn = fc.tuple(
  fc.constantFrom("Interviewer", ...Object.keys(people)),
  fc.array(words, { maxLength: 4, size: "max" }).map((some) => some.join(" ")),
);

/** Small studies of every awkward kind: focus groups, withdrawn people, empty turns, overlapping codings. */
export const sketches: fc.Arbitrary<Sketch> = fc
  .tuple(
    fc.array(turn, { maxLength: 5, size: "max" }),
    fc.array(turn, { minLength: 1, maxLength: 6, size: "max" }),
  )
  .chain(([first, second]) => {
    const sources = { first, second };
    const coding = fc.constantFrom("first", "second").chain((source) => {
      const { length } = layOut(sources[source as "first" | "second"]).text;
      return fc.record({
        coder: fc.constantFrom(...coders),
        code: fc.constantFrom(...codes),
        source: fc.constant(source),
        at: fc.tuple(fc.nat(length), fc.nat(20)).map(([start, size]) => span(start, size, length)),
        proposed: fc.nat(7).map((n) => n === 7),
      });
    });
    return fc.record({
      people: fc.constant(people),
      sources: fc.constant(sources),
      codes: fc.constant(codes),
      retired: fc.constant(["joy"]),
      themes: fc.constant({
        "People first": ["trust", "cost"],
        "People first/Slow": ["trust", "trust/time"],
        Bare: [],
      }),
      codings: fc.array(
        coding.filter(({ at: [start, end] }) => start < end),
        { maxLength: 24, size: "max" },
      ),
    });
  });

const span = (start: number, size: number, length: number): [number, number] => [
  start,
  Math.min(length, start + 1 + size * 2),
];
