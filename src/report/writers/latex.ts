import { escapeLatex, latexBlock, latexQuote } from "../../core/escape-latex.js";
import type { ReportModel } from "../model/report-model.js";
import { render } from "../templates/render.js";
import type { TemplateFolder } from "../templates/template-folder.js";
import { cleanStrings } from "./clean.js";
import { eq, formatHelpers, paragraphs } from "./helpers.js";
import { reportView } from "./view.js";
import type { TextWriter } from "./writer.js";

/**
 * The report as LaTeX, for XeLaTeX or LuaLaTeX, and for pdfLaTeX where the script is western. Every output of a
 * template goes through one of these helpers: `tex` (one line), `block` (a paragraph), `quote` (paragraphs),
 * `heading` (the command of a level), `colspec` (widths of columns) and `indent`.
 */
export const latexWriter: TextWriter = { format: "latex", write };

const outputs = new Set(["tex", "block", "quote", "heading", "colspec", "indent"]);
const headings = [
  "section",
  "section",
  "section",
  "subsection",
  "subsubsection",
  "paragraph",
  "subparagraph",
];

function write(model: ReportModel, templates: TemplateFolder): string {
  const text = render(reportView(cleanStrings(model)), {
    templates,
    folder: "latex",
    entry: "report",
    htmlEscape: false,
    rule: { kind: "helpers", names: outputs },
    helpers: {
      ...formatHelpers,
      eq,
      paragraphs,
      tex: (value: unknown) => escapeLatex(String(value)),
      block: (value: unknown) => latexBlock(String(value)),
      quote: (value: unknown) => latexQuote(String(value)),
      heading: (level: number) => `\\${headings[level] ?? "paragraph"}*`,
      colspec,
      indent: (depth: number) => (depth === 0 ? "" : `\\hspace*{${depth}em}`),
    },
  });
  return `${text.replace(/\n{3,}/g, "\n\n").trim()}\n`;
}

/** A column that knows how wide it wants to be, or words in a heading. */
type Column = { readonly end: boolean; readonly weight: number } | string;

const words = { end: false, weight: 1.6 };
const number = { end: true, weight: 0.8 };
const weights: Readonly<Record<string, number>> = { W: 3, X: 5 };

/** Columns that share the width of the page; `columns` may be a word with a letter each: `w` words, `W` many words, `X` most of the width, `n` a number. */
function colspec(columns: readonly Column[] | string): string {
  const wanted =
    typeof columns === "string"
      ? [...columns].map((letter) =>
          letter === "n" ? number : { ...words, weight: weights[letter] ?? words.weight },
        )
      : columns.map((column) => (typeof column === "string" ? words : column));
  const sum = wanted.reduce((total, { weight }) => total + weight, 0);
  return wanted
    .map(({ end, weight }) => {
      const side = end ? "raggedleft" : "raggedright";
      const width = `\\dimexpr${(weight / sum).toFixed(4)}\\linewidth-2\\tabcolsep\\relax`;
      return `>{\\${side}\\arraybackslash}p{${width}}`;
    })
    .join("");
}
