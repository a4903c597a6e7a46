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
 * The report as one HTML file that needs nothing else: every value is escaped, the only markup from outside
 * the templates are the checked drawings of maps and charts, and the page's own policy
 * (`default-src 'none'`, the style sheet and the one small script by their hashes) holds even if a
 * template slips. Without the script everything is there; it filters and sorts.
 */
export const htmlWriter: TextWriter = { format: "html", write };

function write(model: ReportModel, templates: TemplateFolder): string {
  const css = partOf(templates, "css/report.css", /<\/?[a-z!]/i);
  const script = partOf(templates, "js/report.js", /<[/!]/);
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(css)}'`,
    `script-src '${hashOf(script)}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const html = render(reportView(cleanStrings(model)), {
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
      script: () => new Handlebars.SafeString(script),
      policy: () => new Handlebars.SafeString(policy),
      svg: (svg: string) => new Handlebars.SafeString(plainSvg(svg).trim()),
    },
  });
  const meta = html.indexOf(`<meta http-equiv="Content-Security-Policy" content="${policy}">`);
  if (meta < 0 || /<(?:script|style|link|body)\b/i.test(html.slice(0, meta)))
    throw dataError(
      "unsafe-template",
      "Template html/report.hbs does not begin with the policy that keeps the page closed.",
      'Put <meta http-equiv="Content-Security-Policy" content="{{policy}}"> first in its head.',
    );
  return html;
}

/** A style sheet or script, with only line feeds and nothing in it that could end its element. */
function partOf(templates: TemplateFolder, name: string, markup: RegExp): string {
  const text = `\n${templates.read(name).replaceAll("\r\n", "\n").trim()}\n`;
  if (markup.test(text)) throw dataError("bad-template", `Template ${name} holds markup.`);
  return text;
}

const hashOf = (text: string) => `sha256-${createHash("sha256").update(text, "utf8").digest("base64")}`;
