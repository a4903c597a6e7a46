const irregular = new Map([
  ["person", "people"],
  ["child", "children"],
  ["woman", "women"],
  ["man", "men"],
  ["staff", "staff"],
  ["personnel", "personnel"],
]);

/** The English plural of a noun or of the last word of a phrase. */
export function pluralOf(word: string): string {
  const last = /\p{L}+$/u.exec(word)?.[0] ?? "";
  const stem = word.slice(0, word.length - last.length);
  const known = irregular.get(last.toLowerCase());
  if (known !== undefined) return stem + known;
  if (/[^aeiou]y$/i.test(last)) return `${word.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/i.test(last) ? `${word}es` : `${word}s`;
}

/** A whole number with commas between thousands. */
export function numberText(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "1 code", "1,200 codes"; `many` where the words are more than a noun: "2 codes have". */
export const countText = (n: number, one: string, many = pluralOf(one)): string =>
  `${numberText(n)} ${n === 1 ? one : many}`;
