// After a title a name follows; the others end a sentence only where the next word has a capital.
const title =
  /(?:^|[\s(«„"'])(?:dr|prof|hr|fr|frl|st|mr|mrs|ms|mme|mlle|m|sr|sra|srta|dott|sig|ing|nr|núm|pp)\.$/iu;
const initial = /(?:^|[\s.(])\p{Lu}\.$/u;
/** The first half of an abbreviation such as "z. B." */
const letter = /(?:^|[\s(])\p{L}\.$/u;
const abbreviation =
  /(?:^|[\s(])(?:z\. ?b|d\. ?h|u\. ?a|u\. ?s\. ?w|usw|bzw|ca|ggf|evtl|inkl|vgl|p\. ?ej|p\. ?ex|por ej|ej|etc|ecc|cf|env|approx|e\.g|i\.e|vs|bijv|enz|t\.ex|f\.eks|bl\.a)\.$/iu;

/**
 * Sentences by the platform's rules (Unicode Standard Annex 29), joined again where an abbreviation was
 * cut; positions in UTF-16 units.
 */
export function platformSentences(language: string): (turn: string) => [start: number, end: number][] {
  const segmenter = new Intl.Segmenter(locale(language), { granularity: "sentence" });
  return (turn) => {
    const sentences: [number, number][] = [];
    for (const { segment, index } of segmenter.segment(turn)) {
      const last = sentences.at(-1);
      const before = last === undefined ? "" : turn.slice(...last);
      if (last !== undefined && !/[\n\r\u2029]\s*$/.test(before) && goesOn(before.trimEnd(), segment))
        last[1] = index + segment.length;
      else sentences.push([index, index + segment.length]);
    }
    return sentences;
  };
}

const goesOn = (before: string, next: string): boolean =>
  title.test(before) ||
  initial.test(before) ||
  (letter.test(before) && /^\p{L}\./u.test(next)) ||
  (abbreviation.test(before) && !/^\p{Lu}/u.test(next));

function locale(language: string): string {
  const tag = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.exec(language.trim().replaceAll("_", "-"))?.[0];
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? "en";
  } catch {
    return "en";
  }
}
