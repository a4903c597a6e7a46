import { describe, expect, it } from "vitest";
import { markedStretches } from "../../src/manuscript/quotation-marks.js";

const inside = (text: string) =>
  markedStretches(text)
    .filter(({ unclosed }) => !unclosed)
    .map(({ start, end }) => text.slice(start, end).trim());

describe("quotations between marks are found", () => {
  it.each([
    ["curly", "She said “I stayed” and left.", ["I stayed"]],
    ["straight", 'She said "I stayed" and "I left".', ["I stayed", "I left"]],
    [
      "British single",
      "She said ‘I stayed in the mentors’ rooms, didn’t I?’ twice.",
      ["I stayed in the mentors’ rooms, didn’t I?"],
    ],
    ["straight single", "It's the mentors' view that 'nobody's here' now.", ["nobody's here"]],
    [
      "single ones that follow each other",
      "In the 'good old days' nobody asked; the mentees' word is 'later'.",
      ["good old days", "later"],
    ],
    ["low-high", "Er sagte „das war gut“ und ging.", ["das war gut"]],
    ["guillemets, with inner space", "Elle dit « je reste » encore.", ["je reste"]],
    ["guillemets pointing inwards", "Er sagte »ich bleibe« leise.", ["ich bleibe"]],
    ["nested", "“He said ‘no’ to me,” she said.", ["He said ‘no’ to me,"]],
    ["apostrophes alone are no quotation", "It's the mentors' and the students’ rooms, isn’t it?", []],
    ["feet and inches are no quotation", "He was 5'10\" tall and 6'2\" in hats.", []],
  ])("%s", (_, text, expected) => {
    expect(inside(text)).toEqual(expected);
  });

  it("says that a mark is never closed, and finds those after it no less", () => {
    expect(markedStretches("He said “no. And then “yes” came.").some(({ unclosed }) => unclosed)).toBe(false);
    expect(markedStretches("He said “no and never stopped.").at(-1)).toMatchObject({ unclosed: true });
  });
});
