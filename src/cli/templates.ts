import fs from "node:fs";
import type { TemplateFolder } from "../report/templates/template-folder.js";
import { packageFile } from "./package-root.js";

/** The templates that come with themata. */
export const packageTemplates: TemplateFolder = {
  read: (name) => fs.readFileSync(packageFile("templates", ...name.split("/")), "utf8"),
};
