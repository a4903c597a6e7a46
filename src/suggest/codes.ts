/** A code as the codebook tells of it. */
export interface CodeText {
  /** Decides between equal scores; the parts of a hierarchy are parted by "/". */
  readonly path: string;
  readonly name: string;
  /** The definition in one line. */
  readonly short: string;
  readonly definition: string;
  readonly include: string;
  readonly exclude: string;
  readonly examples: readonly string[];
  /** The code above, by its place in the list of codes; null at the top. */
  readonly parent: number | null;
  /** Names of further codes beneath that are not ranked themselves. */
  readonly beneath?: readonly string[] | undefined;
  /** Questions of the guide the code belongs to, where that is known before any coding. */
  readonly questions?: readonly string[] | undefined;
}

/** A text of the codebook that stands in for a coded passage. */
export interface PseudoExample {
  readonly code: number;
  readonly text: string;
  /** 1 for the code, -1 for its exclude rule. */
  readonly sign: 1 | -1;
  /** How much it counts beside a coded passage while there are none. */
  readonly weight: number;
}

/** What the codebook teaches of a code: its name, definition, examples and, against it, the exclude rule. */
export function pseudoExamples(code: CodeText, index: number): PseudoExample[] {
  const said = [code.short, code.definition, code.include].filter((text) => text.trim() !== "").join(". ");
  const made: PseudoExample[] = [];
  const add = (text: string, weight: number, sign: 1 | -1 = 1) => {
    if (text.trim() !== "") made.push({ code: index, text, sign, weight });
  };
  add(spelled(code.name), 1);
  if (said !== "") add(`${spelled(code.name)}. ${said}`, 1);
  for (const example of code.examples) add(example, 1);
  for (const name of code.beneath ?? []) add(spelled(name), 0.5);
  add(code.exclude, 0.5, -1);
  return made;
}

/** A name as words: "trusts_students" and "trustsStudents" become "trusts students". */
const spelled = (name: string): string =>
  name.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").replace(/[_/>:;|-]+/g, " ");

/** For each code the codes above it, nearest first. */
export function ancestors(codes: readonly CodeText[]): readonly (readonly number[])[] {
  return codes.map((code) => {
    const above: number[] = [];
    for (let at = code.parent; at !== null && !above.includes(at); at = codes[at]?.parent ?? null)
      above.push(at);
    return above;
  });
}
