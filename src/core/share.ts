import { numberText } from "./count-text.js";

/** The smallest whole of which a percentage is printed unasked: one of seven is not 14%. Our convention. */
export const leastForPercent = 20;

/** A figure in per cent as it is written everywhere, in the style of journals in English: "48%". */
export const percentText = (figure: number | string): string => `${figure}%`;

/** A part of a whole in per cent, rounded half up to at most so many decimals: "48%", "12.5%". */
export const percentOf = (n: number, whole: number, decimals = 0): string =>
  percentText(Math.round((100 * 10 ** decimals * n) / whole) / 10 ** decimals);

/** The same with just so many decimals: "50.0%". */
export const exactPercentOf = (n: number, whole: number, decimals: number): string =>
  percentText(((100 * n) / whole).toFixed(decimals));

/** "3 of 7", and of 20 or more "12 of 25 (48%)"; with commas between thousands. */
export function shareOf(n: number, whole: number): string {
  const share = `${numberText(n)} of ${numberText(whole)}`;
  return whole < leastForPercent ? share : `${share} (${percentOf(n, whole)})`;
}
