/** The smallest whole of which a percentage is printed unasked: one of seven is not 14%. Our convention. */
export const leastForPercent = 20;

/** A share as a whole percentage, rounded half up: "48%". */
export const percentOf = (n: number, whole: number): string => `${Math.round((100 * n) / whole)}%`;

/** "3 of 7", and of 20 or more "12 of 25 (48%)"; with commas between thousands. */
export function shareOf(n: number, whole: number): string {
  const share = `${n.toLocaleString("en")} of ${whole.toLocaleString("en")}`;
  return whole < leastForPercent ? share : `${share} (${percentOf(n, whole)})`;
}
