const words =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );

/** An expression, without groups, for a whole number in digits or, up to twenty, in words. */
export const smallNumber = `(?:\\d+|${words.slice(1).join("|")})`;

/** The value of a number in digits or, up to twenty, in words; null for anything else. */
export function numberOf(text: string): number | null {
  const spelt = words.indexOf(text.toLowerCase());
  if (spelt > 0) return spelt;
  return /^\d+$/.test(text) ? Number(text) : null;
}
