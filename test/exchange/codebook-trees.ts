import fc from "fast-check";
import { fold } from "../../src/core/similar.js";
import { type CodebookEntry, tidyText } from "../../src/exchange/codebook-entry.js";

/** A code with nothing told but what is given. */
export const entry = (fields: Partial<CodebookEntry> & { readonly name: string }): CodebookEntry => ({
  short: "",
  definition: "",
  include: "",
  exclude: "",
  examples: [],
  origin: "",
  color: "",
  status: "",
  children: [],
  ...fields,
});

const awkward = fc.constantFrom(
  "yes",
  "No",
  "null",
  "~",
  "1.10",
  "0755",
  "2024-01-01",
  "=1+1",
  "+1",
  "-1",
  "@sum",
  "'quoted",
  "'=1",
  "''@",
  'say "no"',
  "it's",
  "# not a comment",
  "key: value",
  "a: b: c",
  "- item",
  "? what",
  "*alias",
  "&anchor",
  "!tag",
  "%directive",
  "{flow}",
  '["a"]',
  "[...]",
  "a | b",
  "|",
  ">",
  "  two spaces first",
  "one\ntwo\n\n  three",
  "tab\there",
  "\tTAB first",
  "🌱 grows 🌳",
  "naïve – “quoted”…",
  "a;b,c",
  "---",
  "...",
  "\\n",
  "trailing\\",
  "«»",
  `${"a long text that must be folded somewhere ".repeat(6)}end`,
  "__proto__",
  "constructor",
);

const text = fc
  .oneof(
    { weight: 3, arbitrary: fc.constant("") },
    { weight: 4, arbitrary: awkward },
    { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 40 }) },
    { weight: 2, arbitrary: fc.array(awkward, { minLength: 2, maxLength: 3 }).map((all) => all.join("\n")) },
    {
      weight: 1,
      arbitrary: fc.string({ unit: fc.constantFrom(" ", "\n", "'", '"', "=", "#", ":", "x"), maxLength: 9 }),
    },
  )
  .map(tidyText);

const name = fc
  .oneof(awkward, fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }))
  .map((value) =>
    value
      .replace(/[/\p{Cc}\u2028\u2029]/gu, " ")
      .slice(0, 60)
      .toWellFormed()
      .trim(),
  )
  .filter((value) => value !== "");

const apart = (entries: CodebookEntry[]) => [...new Map(entries.map((e) => [fold(e.name), e])).values()];

/** Codebooks as a study may hold them: names unlike their siblings', texts without white space at the end. */
export const trees: fc.Arbitrary<CodebookEntry[]> = fc.letrec<{ list: CodebookEntry[]; code: CodebookEntry }>(
  (tie) => ({
    list: fc.array(tie("code"), { maxLength: 4, depthIdentifier: "tree" }).map(apart),
    code: fc.record(
      {
        id: fc.stringMatching(/^[0-9a-f]{8,12}$/),
        name,
        short: text,
        definition: text,
        include: text,
        exclude: text,
        examples: fc.array(
          text.filter((value) => value !== ""),
          { maxLength: 3 },
        ),
        origin: fc.constantFrom("", "inductive", "deductive", "in-vivo", "suggested"),
        color: fc.constantFrom("", "#4477AA", "#aabbcc"),
        status: fc.constantFrom("", "", "retired"),
        children: fc.oneof({ depthIdentifier: "tree", depthSize: "small" }, fc.constant([]), tie("list")),
      },
      {
        requiredKeys: [
          "name",
          "short",
          "definition",
          "include",
          "exclude",
          "examples",
          "origin",
          "color",
          "status",
          "children",
        ],
      },
    ) as fc.Arbitrary<CodebookEntry>,
  }),
).list;
