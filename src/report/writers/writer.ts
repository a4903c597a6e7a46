import type { ReportModel } from "../model/report-model.js";
import type { TemplateFolder } from "../templates/template-folder.js";

/** Sets a report in one format. The same model and templates give the same bytes. */
export interface ReportWriter {
  readonly format: string;
  write(
    model: ReportModel,
    templates: TemplateFolder,
    pictures?: Pictures,
  ): string | Uint8Array | Promise<string | Uint8Array>;
}

/** Turns a drawing into a PNG so many pixels wide; a format that needs one says figures in words without it. */
export type Pictures = (svg: string, width: number) => Promise<Uint8Array>;

/** A writer of a format that is text. */
export interface TextWriter extends ReportWriter {
  write(model: ReportModel, templates: TemplateFolder): string;
}
