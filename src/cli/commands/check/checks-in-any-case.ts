const checks = "coreq srqr bc15 bc20 reflexive-draft quality coherence disclosure manuscript all list".split(
  " ",
);
/** Options behind which a word is a value. */
const valued = /^(?:-o|--(?:study|coder|output|format|paper|bundle))$/;

/** The command line with the name of a check as the program has it: `check COREQ` is `check coreq`. */
export function checksInAnyCase(argv: readonly string[]): string[] {
  const words = [...argv];
  const plain = words.flatMap((word, i) =>
    word.startsWith("-") || valued.test(words[i - 1] ?? "") ? [] : [i],
  );
  const [group, check] = plain;
  if (group === undefined || check === undefined || words[group] !== "check") return words;
  const name = (words[check] ?? "").toLowerCase();
  if (checks.includes(name)) words[check] = name;
  return words;
}
