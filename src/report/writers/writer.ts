import type { ReportModel } from "../model/report-model.js";
import type { TemplateFolder } from "../templates/template-folder.js";

/** Sets a report in one format. The same model and templates give the same bytes. */
export interface ReportWriter {
  readonly format: string;
  write(model: ReportModel, templates: TemplateFolder): string | Uint8Array | Promise<string | Uint8Array>;
}

/** A writer of a format that is text. */
export interface TextWriter extends ReportWriter {
  write(model: ReportModel, templates: TemplateFolder): string;
}
