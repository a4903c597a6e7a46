import { readFileSync } from "node:fs";
import type { TemplateFolder } from "../../src/report/templates/template-folder.js";

/** The package's own templates. */
export const templates: TemplateFolder = {
  read: (name) => readFileSync(new URL(`../../templates/${name}`, import.meta.url), "utf8"),
};
