import { describe, expect, it, test } from "vitest";
import { checkWord } from "../../src/core/check-word.js";
import { type PaperBlock, pageAt } from "../../src/core/paper.js";
import { asParticipantField } from "../../src/core/participant-field.js";
import { checkSetting, findSetting } from "../../src/core/setting-value.js";
import { type SettingKey, settingFields } from "../../src/core/settings.js";

/** The error that is thrown, as far as a user sees it. */
function refusal(work: () => unknown) {
  try {
    work();
  } catch (error) {
    return error as { kind: string; code: string; message: string; hint: string | null };
  }
  throw new Error("nothing was refused");
}

describe("one of a few words", () => {
  it.each(["turn", " Turn ", "TURN\n"])("is found in %j", (text) => {
    expect(checkWord("--unit", text, ["sentence", "turn"])).toBe("turn");
  });

  it.each(["turns", "", "tur"])("is refused as %j, and the words are told", (text) => {
    expect(refusal(() => checkWord("--unit", text, ["sentence", "turn"]))).toMatchObject({
      kind: "usage",
      code: "bad-value",
      message: `--unit is one of sentence, turn, not "${text}".`,
    });
  });
});

test.each([
  ["label", "label"],
  [" Role ", "role"],
  ["STATUS", "status"],
  ["consent", "consent"],
  ["note", "note"],
  ["notes", undefined],
  ["age", undefined],
  ["", undefined],
])("%j of a participant is the field %j; all else is an attribute", (key, field) => {
  expect(asParticipantField(key)).toBe(field);
});

describe("a setting", () => {
  const field = (key: SettingKey) => findSetting(key);

  it("is found by its key however it is written", () => {
    for (const { key } of settingFields) {
      expect(findSetting(key).key).toBe(key);
      expect(findSetting(` ${key.replaceAll("_", " ").toUpperCase()} `).key).toBe(key);
      expect(findSetting(key.replaceAll("_", "-")).key).toBe(key);
    }
  });

  it("that is not known is refused with those most like it, else with all", () => {
    expect(refusal(() => findSetting("Aproach"))).toMatchObject({
      kind: "usage",
      code: "unknown-setting",
      message: 'There is no setting "Aproach".',
      hint: "Did you mean: approach?",
    });
    expect(refusal(() => findSetting("zzzzzzzzzzzz")).hint).toBe(
      `There are: ${settingFields.map(({ key }) => key).join(", ")}.`,
    );
  });

  it.each([
    ["title", "  Being heard \r\n twice\r", "Being heard \n twice"],
    ["title", "", ""],
    ["approach", " Reflexive", "reflexive"],
    ["orientation", "", ""],
    ["orientation", "HYBRID", "hybrid"],
    ["timezone", "asia/tokyo", "Asia/Tokyo"],
    ["timezone", " ", ""],
  ] as const)("%s is kept of %j as %j", (key, value, kept) => {
    expect(checkSetting(field(key), value)).toBe(kept);
  });

  it.each([
    ["approach", " ", "no-approach"],
    ["approach", "grounded", "bad-value"],
    ["orientation", "abductive", "bad-value"],
    ["timezone", "Mars/Olympus", "bad-timezone"],
    ["timezone", "+02:00", "bad-timezone"],
  ] as const)("%s is not %j: %s", (key, value, code) => {
    expect(refusal(() => checkSetting(field(key), value))).toMatchObject({ kind: "usage", code });
  });
});

test("the page of a place in a paper is that on which its block begins, and one more after each break", () => {
  const block = { page: 4, breaks: [10, 25] } as unknown as PaperBlock;
  expect([0, 9, 10, 24, 25, 80].map((at) => pageAt(block, at))).toEqual([4, 4, 5, 5, 6, 6]);
  expect(pageAt({ ...block, page: null }, 30)).toBeNull();
});
