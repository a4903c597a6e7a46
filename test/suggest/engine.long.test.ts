import { expect, it } from "vitest";
import { train } from "../../src/suggest/train.js";
import { code, madeUp } from "./talk.js";

it("an engine with difficult data ranks thousands of codes, also those of which nothing was learned", () => {
  const codes = Array.from({ length: 2000 }, (_, i) => code(`subject ${i} ${(i * 7919) % 1000}`));
  const examples = madeUp(150, 10).map((e, i) => ({ ...e, codes: [i % 50] }));
  const ranked = train({ codes, examples }).rank({ text: "subject 1234", question: null });
  expect(new Set(ranked.map((standing) => standing.code)).size).toBe(2000);
});
