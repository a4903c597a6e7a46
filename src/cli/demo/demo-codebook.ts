import type { CodebookEntry } from "../../exchange/codebook-entry.js";
import { writeCodebookYaml } from "../../exchange/codebook-yaml-write.js";
import type { CodingRow } from "../../exchange/codings-csv.js";
import { sheetToCsv } from "../../exchange/sheet-csv.js";
import type { StudyScript } from "../../exchange/study-script.js";
import type { By, Step } from "./demo-step.js";

/**
 * The commands by which a demo's codebook grew, as its script tells (`growth`): the first codes, a
 * reading of the first sources with them, then one code after another where a source asked for it.
 */
export function grownCodebook(
  script: StudyScript,
  codebook: readonly CodebookEntry[],
  codings: readonly CodingRow[],
  by: By,
): readonly Step[] {
  const { growth } = script;
  if (growth === undefined) return [];
  const renamed = new Map(growth.renamed.map(({ name, was }) => [name, was]));
  const later = new Set([...growth.separated.map(({ name }) => name), ...growth.added]);
  const first = codebook.map((group) => ({
    ...group,
    children: group.children
      .filter(({ name }) => !later.has(name))
      .map((code) => ({ ...code, name: renamed.get(code.name) ?? code.name })),
  }));
  const add = (name: string, because: string) => addStep(codebook, name, because, by);
  return [
    {
      ...by("codebook", "import", "-", "--reason", growth.because),
      stdin: writeCodebookYaml(first),
    },
    ...growth.renamed.map(({ name, was, because }) =>
      by("codebook", "rename", was, name, "--reason", because),
    ),
    ...growth.separated.map(({ name, because }) => add(name, because)),
    {
      ...by("apply", "-", "--reason", growth.firstReading),
      stdin: table(firstCodings(script, codings, new Set(growth.added))),
    },
    ...growth.added.map((name) => add(name, whyAdded(script, codings, name))),
  ];
}

/** What was coded in the first sources with the codes of then; key quotations are coded on their own. */
function firstCodings(script: StudyScript, codings: readonly CodingRow[], added: ReadonlySet<string>) {
  return codings.filter(
    ({ source, code, quote }) =>
      script.growth?.sources.includes(source) === true &&
      !added.has(code) &&
      !script.quotes.some((key) => key.source === source && key.quote === quote),
  );
}

/** The source, in the order of reading, that first asked for a code. */
function whyAdded(script: StudyScript, codings: readonly CodingRow[], name: string): string {
  const order = script.passes.find(({ coder }) => coder === script.coder)?.sources ?? [];
  const reading = order.filter((source) => script.growth?.sources.includes(source) !== true);
  const at = reading.find((source) =>
    codings.some((row) => row.source === source && row.code === name && row.coder === script.coder),
  );
  return at === undefined ? "Asked for when the first sources were read again." : `First asked for by ${at}.`;
}

function addStep(codebook: readonly CodebookEntry[], name: string, because: string, by: By): Step {
  const group = codebook.find(({ children }) => children.some((code) => code.name === name));
  const code = group?.children.find((entry) => entry.name === name);
  const fields = ["short", "definition", "include", "exclude", "origin", "color"] as const;
  const told =
    code === undefined
      ? []
      : fields.flatMap((field) => (code[field] === "" ? [] : [`--${field}`, code[field]]));
  const examples = (code?.examples ?? []).flatMap((example) => ["--example", example]);
  const under = group === undefined ? [] : ["--under", group.name];
  return by("codebook", "add", name, ...under, ...told, ...examples, "--reason", because);
}

const table = (rows: readonly CodingRow[]): string =>
  sheetToCsv({
    title: "",
    columns: ["source", "quote", "code", "coder", "memo"].map((title) => ({ title })),
    rows: rows.map(({ source, quote, code, coder, memo }) => [source, quote, code, coder, memo]),
    notes: [],
  });
