import type { CodebookDocument, DocumentedCode } from "../../../src/report/model/codebook-document.js";

export const code = (name: string, more: Partial<DocumentedCode> = {}): DocumentedCode => ({
  name,
  parents: [],
  status: "active",
  origin: "inductive",
  definitionVersion: 1,
  color: "",
  short: "",
  definition: "",
  include: "",
  exclude: "",
  examples: [],
  ...more,
});

/** An invented codebook. */
export const codebook: CodebookDocument = {
  title: "Small talk",
  approach: "codebook",
  coders: ["ann (lead)", "ben"],
  head: { event: 1204, hash: "9f2c4a17d0be6381" },
  changed: { event: 38, date: "2026-03-09", coder: "ben" },
  date: "2026-03-14",
  merged: 2,
  codes: [
    code("Trust", {
      color: "#4477aa",
      short: "Relying on somebody",
      definition: "Accounts of relying on a mentor.\n\nAlso on a mentee.",
      include: "Keys, money, secrets.",
      exclude: "Being easy to reach: use Availability.",
      examples: ["I gave her my keys.", "He knew, and he kept it."],
      definitionVersion: 3,
    }),
    code("Early trust", { parents: ["Trust"], origin: "deductive" }),
    code("Old <b>code</b>", { parents: ["Trust", "Early trust"], status: "retired", definition: "CURRENT" }),
  ],
};
