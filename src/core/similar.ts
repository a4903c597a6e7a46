/**
 * Edit distance (insert, delete, replace, each 1) between two short names, up to `limit`; anything
 * farther apart is `limit + 1`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return Math.min(row[b.length] ?? limit + 1, limit + 1);
}

/** The names most like what was asked for, best first: to offer in an error. */
export function similarNames(wanted: string, names: readonly string[], count = 5): string[] {
  const key = fold(wanted);
  const scored = names.map((name) => {
    const other = fold(name);
    const within = key.length >= 3 && (other.includes(key) || key.includes(other));
    const limit = Math.max(2, Math.floor(key.length / 3));
    return { name, score: within ? 0.5 : editDistance(key, other.slice(0, 80), limit), limit };
  });
  return scored
    .filter(({ score, limit }) => score <= limit)
    .sort((a, b) => a.score - b.score || (a.name < b.name ? -1 : 1))
    .slice(0, count)
    .map(({ name }) => name);
}

/** A name as it is compared: without regard to case, width, accents' encoding and outer space. */
export function fold(name: string): string {
  return name.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
}

/**
 * A name as people type it: folded, and typographic marks as their plain ones (’ “ – …), soft hyphens and
 * invisible characters left out.
 */
export function foldMarks(name: string): string {
  return fold(
    name
      .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
      .replace(/[\u2018-\u201b\u2032\u02bc\u00b4`\u2039\u203a]/g, "'")
      .replace(/[\u201c-\u201f\u2033\u00ab\u00bb]/g, '"')
      .replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, "-"),
  );
}
