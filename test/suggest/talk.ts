import { seeded } from "../../src/core/random.js";
import type { CodeText } from "../../src/suggest/codes.js";
import type { Example } from "../../src/suggest/passage.js";

/** A code with nothing but a name, unless told. */
export const code = (name: string, more: Partial<CodeText> = {}): CodeText => ({
  path: name,
  name,
  short: "",
  definition: "",
  include: "",
  exclude: "",
  examples: [],
  parent: null,
  ...more,
});

const subjects: readonly (readonly string[])[] = [
  ["trust", "secret", "promise", "faith", "rely", "honest"],
  ["money", "salary", "coffee", "cost", "budget", "invoice"],
  ["time", "calendar", "busy", "hour", "deadline", "schedule"],
];
const filler = [
  "we",
  "and then",
  "talked about",
  "again",
  "my mentor",
  "that day",
  "at work",
  "for weeks",
  "slowly",
];

export const threeCodes = [code("Trust"), code("Money"), code("Time")];

/** Made-up answers: each speaks of one or two subjects in words of its own, with one in eight coded otherwise. */
export function madeUp(count: number, seed: number, noise = 0.125): Example[] {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  return Array.from({ length: count }, (_, i): Example => {
    const codes = [...new Set(random() < 0.3 ? [pick([0, 1, 2]), pick([0, 1, 2])] : [pick([0, 1, 2])])];
    const words = codes.flatMap((k) => [
      pick(filler),
      pick(subjects[k] ?? []),
      pick(filler),
      pick(subjects[k] ?? []),
    ]);
    return {
      group: `doc ${Math.floor(i / 3)}`,
      text: words.join(" "),
      question: null,
      codes: random() < noise ? [pick([0, 1, 2])] : codes.sort(),
    };
  });
}
