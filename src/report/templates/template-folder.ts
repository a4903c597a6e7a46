/** Where templates come from: the package's own folder, or one the researcher made. */
export interface TemplateFolder {
  /**
   * The text of a template by its path in the folder, such as `html/report.hbs` or `css/report.css`.
   * Throws where there is none.
   */
  read(name: string): string;
}
