/** A name that the study itself knows, with whose it is. */
export interface KnownName {
  readonly name: string;
  /** In words: "the speaker name of Mentor 3". */
  readonly of: string;
}

/** The shortest part of a name that is looked for by itself. Ours: shorter ones are found in too much. */
const shortestPart = 3;

/**
 * Finds names of a register in texts, whole or by their parts (Sara, Khan), as words: several words whatever their
 * case, a single one with a capital (or in a script without capitals). `ignore` holds words that are no names here, in lower case.
 */
export function nameFinder(
  names: readonly KnownName[],
  ignore: ReadonlySet<string>,
): (text: string) => { readonly known: KnownName; readonly written: string; readonly start: number }[] {
  const wanted = new Map<string, KnownName>();
  const parts = new Map<string, KnownName>();
  for (const known of names) {
    const whole = spelled(known.name);
    if (whole.length < 2 || ignore.has(whole)) continue;
    if (!wanted.has(whole)) wanted.set(whole, known);
    for (const part of known.name.split(/[\s.,]+/)) {
      const key = spelled(part);
      if (part.length >= shortestPart && /^\p{Lu}/u.test(part) && !ignore.has(key) && !parts.has(key))
        parts.set(key, known);
    }
  }
  const all = [...new Set([...wanted.keys(), ...parts.keys()])].sort((a, b) => b.length - a.length);
  if (all.length === 0) return () => [];
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${all.map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/\s+/g, "\\s+")).join("|")})(?![\\p{L}\\p{N}])`,
    "giu",
  );
  return (text) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const written = match[0];
      const key = spelled(written);
      // A single word may be a word like any other: only its capital makes it the name.
      const capital = /^\p{Lu}/u.test(written) || !/\p{Ll}/u.test(written);
      const known = /\s/.test(key)
        ? wanted.get(key)
        : capital
          ? (wanted.get(key) ?? parts.get(key))
          : undefined;
      return known === undefined ? [] : [{ known, written, start: match.index }];
    });
}

/** Wide and narrow letters stay what they are: in this form a name is searched in a text. */
const spelled = (name: string): string => name.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
