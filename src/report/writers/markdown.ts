import { escapeMarkdown, markdownBlock, markdownQuote } from "../../core/escape-markdown.js";
import type { ReportModel } from "../model/report-model.js";
import { render } from "../templates/render.js";
import type { TemplateFolder } from "../templates/template-folder.js";
import { cleanStrings } from "./clean.js";
import { eq, formatHelpers, paragraphs } from "./helpers.js";
import { reportView } from "./view.js";
import type { TextWriter } from "./writer.js";

/**
 * The report as Markdown (CommonMark with pipe tables). Every output of a template goes through one of
 * these helpers: `md` (one line), `block` (a paragraph), `quote` (a block quote), `indent`, `dashes` and `hashes`.
 */
export const markdownWriter: TextWriter = { format: "markdown", write };

const outputs = new Set(["md", "block", "quote", "indent", "dashes", "hashes"]);

function write(model: ReportModel, templates: TemplateFolder): string {
  const text = render(reportView(cleanStrings(model)), {
    templates,
    folder: "markdown",
    entry: "report",
    htmlEscape: false,
    rule: { kind: "helpers", names: outputs },
    helpers: {
      ...formatHelpers,
      eq,
      paragraphs,
      md: (value: unknown) => escapeMarkdown(String(value)),
      block: (value: unknown) => markdownBlock(String(value)),
      quote: (value: unknown) => markdownQuote(String(value)),
      indent: (depth: number) => "  ".repeat(depth),
      dashes: (depth: number) => "– ".repeat(depth),
      hashes: (level: number) => "#".repeat(level),
    },
  });
  return `${text.replace(/\n{3,}/g, "\n\n").trim()}\n`;
}
