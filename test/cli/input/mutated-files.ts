import type { Mutation } from "../../support/mutations.js";
import { csvMutations, jsonMutations } from "../../support/mutations.js";

/** A kind of file that themata reads: a good one, and the command that reads it. */
export interface KindOfFile {
  readonly file: string;
  readonly argv: readonly string[];
  readonly mutations: () => Generator<Mutation>;
}

const json = (file: string, argv: readonly string[], good: unknown): KindOfFile => ({
  file,
  argv,
  mutations: () => jsonMutations(good),
});
const csv = (file: string, argv: readonly string[], good: readonly (readonly string[])[]): KindOfFile => ({
  file,
  argv,
  mutations: () => csvMutations(good),
});

const codebook = {
  codes: [
    {
      name: "trust",
      short: "Trust",
      definition: "Trust in a mentor",
      include: "what they promise",
      exclude: "money",
      examples: ["I trust her."],
      color: "#aa0000",
      codes: [{ name: "promises" }],
    },
  ],
};

/** Every kind of file with a shape of its own; those of bundles are apart. JSON is YAML, too. */
export const kindsOfFiles: readonly KindOfFile[] = [
  json("guide.yaml", ["guide", "import", "guide.yaml", "--dry-run"], {
    title: "Guide",
    questions: [{ id: "1", wording: "Who mentors you?", alternatives: ["Who is it?"] }, "What helps?"],
  }),
  json("study.yaml", ["study", "edit", "--file", "study.yaml", "--dry-run"], {
    study: { title: "Mentoring", question: "How?" },
    team: [{ name: "Ann", coder: "ann", roles: ["coder"], gender: "woman" }],
    answers: { coreq: { 8: { text: "PhD", status: "reported", location: "p. 2", rationale: "x" } } },
  }),
  json("ward.yaml", ["check", "ward.yaml"], {
    id: "ward",
    name: "Ward",
    items: [{ id: "1a", item: "How many?", same_as: "COREQ-12", section: "S", heading: "H", guide: "G" }],
  }),
  json("codes.yaml", ["codebook", "import", "codes.yaml", "--dry-run"], codebook),
  json("codes.json", ["codebook", "import", "codes.json", "--dry-run"], codebook),
  json(
    "known.json",
    ["suggest", "evaluate", "--from", "good.jsonl", "--codebook", "known.json"],
    [
      {
        code: "x",
        name: "X",
        definition: "d",
        include: "i",
        exclude: "e",
        examples: ["y"],
        parent: "z",
        short: "s",
      },
    ],
  ),
  json("data.jsonl", ["suggest", "evaluate", "--from", "data.jsonl"], {
    doc: "a",
    text: "We met.",
    codes: ["x"],
    before: "b",
    coder: "ann",
  }),
  json(".config/themata/config.yaml", ["config", "show"], {
    coder: { unit: "turn", mouse: "off" },
    keys: { undo: ["u", "C-z"] },
    suggest: { encoder: "off" },
  }),
  json(".themata/config.yaml", ["config", "show"], {
    coder: { unit: "turn" },
    keys: { undo: ["u"] },
  }),
  json("talk.json", ["import", "talk.json", "--dry-run"], {
    language: "en",
    segments: [
      {
        start: 0,
        end: 1.5,
        text: "Who helped?",
        speaker: "A",
        words: [{ word: "Who", start: 0, end: 1, speaker: "A" }],
      },
      { start: 2, end: 3, text: "She did.", speaker: "B" },
    ],
  }),
  csv(
    "people.csv",
    ["participants", "import", "people.csv", "--dry-run"],
    [
      ["label", "role", "age"],
      ["M1", "mentor", "50"],
      ["M2", "mentee", "20"],
    ],
  ),
  csv(
    "codings.csv",
    ["apply", "codings.csv", "--dry-run"],
    [
      ["source", "start", "end", "code", "coder", "memo"],
      ["a", "0", "3", "trust", "ann", "why"],
    ],
  ),
  csv(
    "review.csv",
    ["codings", "import", "review.csv", "--dry-run"],
    [
      ["id", "code", "memo", "decision"],
      ["abcd1234", "trust", "m", "confirm"],
    ],
  ),
  csv(
    "sessions.csv",
    ["source", "set", "--from", "sessions.csv", "--dry-run"],
    [
      ["source", "date", "minutes", "place"],
      ["a", "2024-02-03", "52", "ward"],
    ],
  ),
  csv(
    "ratings.csv",
    ["agreement", "--table", "ratings.csv"],
    [
      ["unit", "coder", "value"],
      ["1", "ann", "x"],
      ["1", "ben", "y"],
      ["2", "ann", "x"],
      ["2", "ben", "x"],
    ],
  ),
  csv(
    "codes.csv",
    ["codebook", "import", "codes.csv", "--dry-run"],
    [
      ["path", "definition", "examples", "color"],
      ["trust", "d", "e", "#aa0000"],
      ["trust/promises", "d", "", ""],
    ],
  ),
  csv(
    "framework.csv",
    ["framework", "import", "framework.csv", "--dry-run"],
    [
      ["participant", "Trust"],
      ["P", "slow"],
    ],
  ),
  csv(
    "survey.csv",
    ["import", "survey.csv", "--id-column", "id", "--dry-run"],
    [
      ["id", "text", "role"],
      ["1", "She helped.", "mentee"],
      ["2", "Nobody did.", "mentee"],
    ],
  ),
];
