const units =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

/** Numbers in English words, 0 to 99, and a few more. */
export const numberWords: ReadonlyMap<string, number> = new Map<string, number>([
  ...tens.flatMap((ten, t) =>
    units.slice(1, 10).flatMap((unit, u): [string, number][] => [
      [`${ten}-${unit}`, (t + 2) * 10 + u + 1],
      [`${ten} ${unit}`, (t + 2) * 10 + u + 1],
    ]),
  ),
  ...tens.map((ten, t): [string, number] => [ten, (t + 2) * 10]),
  ...units.map((unit, u): [string, number] => [unit, u]),
  ["a dozen", 12],
  ["a hundred", 100],
  ["one hundred", 100],
]);

/** An expression, without groups, for a whole number in digits ("1,234") or in words. */
export const numberPattern = `(?:\\d{1,3}(?:,\\d{3})+|\\d+|${[...numberWords.keys()].sort((a, b) => b.length - a.length).join("|")})`;

/** The value of what `numberPattern` matched. */
export function numberOf(text: string): number {
  const word = numberWords.get(text.toLowerCase().replace(/\s+/g, " "));
  return word ?? Number(text.replaceAll(",", ""));
}
