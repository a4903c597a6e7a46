import type { ReportWriter } from "./writer.js";

/** A format a report can be written in; its writer is loaded when it is used. */
export interface ReportFormat {
  readonly format: string;
  readonly title: string;
  /** File name endings without the dot, the usual one first. */
  readonly extensions: readonly string[];
  load(): Promise<ReportWriter>;
}

export const reportFormats: readonly ReportFormat[] = Object.freeze([
  {
    format: "html",
    title: "Web page",
    extensions: ["html", "htm"],
    load: async () => (await import("./html.js")).htmlWriter,
  },
  {
    format: "markdown",
    title: "Markdown",
    extensions: ["md", "markdown"],
    load: async () => (await import("./markdown.js")).markdownWriter,
  },
  {
    format: "docx",
    title: "Word",
    extensions: ["docx"],
    load: async () => (await import("../docx/report/writer.js")).docxWriter,
  },
  {
    format: "latex",
    title: "LaTeX",
    extensions: ["tex", "latex"],
    load: async () => (await import("./latex.js")).latexWriter,
  },
  {
    format: "json",
    title: "Data for programs",
    extensions: ["json"],
    load: async () => (await import("./json.js")).jsonWriter,
  },
]);

/** The format a file name asks for by its ending, whatever its case; undefined where none does. */
export function formatForFile(name: string): ReportFormat | undefined {
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase();
  return reportFormats.find((format) => extension !== undefined && format.extensions.includes(extension));
}

/** The format of that name or ending; undefined where there is none. */
export const formatNamed = (name: string): ReportFormat | undefined =>
  reportFormats.find(({ format, extensions }) => format === name || extensions.includes(name.toLowerCase()));
