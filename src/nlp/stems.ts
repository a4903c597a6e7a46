import porter from "natural/lib/natural/stemmers/porter_stemmer.js";

/** Letters of English, and no more than a word of any language has: the rules take time with the square of its length. */
const latin = /^[a-z]{1,100}$/;
const known = new Map<string, string>();
const most = 50_000;

/**
 * The stem of a word in lower case, by Porter's rules for English (M. F. Porter, "An algorithm for
 * suffix stripping", Program 14(3), 1980; his example: "relational" becomes "relat"). Words with
 * letters outside a-z, or more than 100 of them, stay as they are. In another language the rules take off fewer endings than
 * they could, but the same ones everywhere.
 */
export function stem(word: string): string {
  if (!latin.test(word)) return word;
  let found = known.get(word);
  if (found === undefined) {
    found = porter.stem(word);
    if (known.size >= most) known.clear();
    known.set(word, found);
  }
  return found;
}
