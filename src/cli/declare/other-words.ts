/** What people look for under another name, and the command that does it. */
const commands: Readonly<Record<string, string>> = {
  add: "import FILE, codebook add, theme add, memo add",
  annotate: "memo add",
  category: "codebook",
  categories: "codebook",
  count: "frequency",
  counts: "frequency",
  chart: "frequency --chart FILE, map",
  compare: "matrix, agreement",
  delete: "uncode, source remove, codebook retire, theme drop",
  document: "source",
  documents: "source",
  edit: "codebook edit, study edit, memo edit",
  excerpts: "codings",
  graph: "map, cooccurrence --chart FILE",
  grep: "find",
  history: "log",
  interview: "source",
  interviews: "source",
  irr: "agreement",
  kappa: "agreement",
  list: "source, codebook, codings, theme, memo, participant",
  merge: "codebook merge, theme merge",
  new: "init",
  open: "code SOURCE",
  people: "participant",
  person: "participant",
  quotation: "quotes",
  quote: "quotes",
  remove: "uncode, source remove, codebook retire, theme drop",
  rename: "source rename, codebook rename, theme edit",
  search: "find",
  segments: "codings",
  settings: "config",
  speaker: "source set --speaker",
  start: "demo, init",
  tag: "code",
  tags: "codebook",
  transcripts: "source",
  version: "--version",
  "source add": "import FILE",
  "participant add": "import FILE, participant import FILE",
};

/** Words for an act, by the commands that groups have for it. */
const acts: readonly (readonly [words: readonly string[], names: readonly string[]])[] = [
  [
    ["delete", "remove", "rm", "drop", "retire", "del"],
    ["remove", "drop", "retire", "unlink", "reject"],
  ],
  [
    ["new", "create", "make", "insert"],
    ["add", "start", "import"],
  ],
  [["add"], ["import", "set"]],
  [
    ["change", "update", "edit", "set", "modify"],
    ["edit", "set", "rename"],
  ],
  [
    ["ls", "all"],
    ["list", "show"],
  ],
  [
    ["view", "display", "print", "open", "info"],
    ["show", "list"],
  ],
];

/** The commands that do what a word stands for that is not a command; null for other words. */
export const commandsFor = (word: string): string | null =>
  Object.hasOwn(commands, word) ? (commands[word] ?? null) : null;

/** The command of a group that does what a word stands for. */
export function actFor(word: string, names: readonly string[]): string | null {
  for (const [words, candidates] of acts) {
    const found = words.includes(word) ? candidates.find((name) => names.includes(name)) : undefined;
    if (found !== undefined) return found;
  }
  return null;
}
