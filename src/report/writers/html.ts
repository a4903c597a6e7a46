import { createHash } from "node:crypto";
import Handlebars from "handlebars";
import { dataError } from "../../core/errors.js";
import type { ReportModel } from "../model/report-model.js";
import { render } from "../templates/render.js";
import type { TemplateFolder } from "../templates/template-folder.js";
import { cleanStrings } from "./clean.js";
import { eq, formatHelpers, paragraphs } from "./helpers.js";
import { plainSvg } from "./plain-svg.js";
import { reportView } from "./view.js";
import type { TextWriter } from "./writer.js";

/**
 * The report as one HTML file that needs nothing else and runs nothing: every value is escaped, the
 * only markup from outside the templates is the checked drawing of a map, and the page's own policy
 * (`default-src 'none'`, the style sheet by its hash) holds even if a template slips.
 */
export const htmlWriter: TextWriter = { format: "html", write };

function write(model: ReportModel, templates: TemplateFolder): string {
  const css = `\n${templates.read("css/report.css").replaceAll("\r\n", "\n").trim()}\n`;
  if (/<\/?[a-z!]/i.test(css)) throw dataError("bad-template", "Template css/report.css holds markup.");
  const hash = createHash("sha256").update(css, "utf8").digest("base64");
  return render(reportView(cleanStrings(model)), {
    templates,
    folder: "html",
    entry: "report",
    htmlEscape: true,
    rule: { kind: "escaped" },
    helpers: {
      ...formatHelpers,
      eq,
      paragraphs,
      css: () => new Handlebars.SafeString(css),
      styleHash: () => new Handlebars.SafeString(`sha256-${hash}`),
      svg: (svg: string) => new Handlebars.SafeString(plainSvg(svg).trim()),
    },
  });
}
