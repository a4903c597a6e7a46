import fs from "node:fs";
import path from "node:path";
import { usageError } from "../../../core/errors.js";
import type { TemplateFolder } from "../../../report/templates/template-folder.js";
import { readPackageFile } from "../../package-root.js";
import { readSmallFile } from "../../small-file.js";

/** The templates that come with themata. */
export const packageTemplates: TemplateFolder = {
  read: (name) => readPackageFile("templates", ...name.split("/")).toString("utf8"),
};

/** A researcher's templates over those of the package. */
export interface OwnTemplates extends TemplateFolder {
  /** Files that were used, and files of the folder that never were, as `html/theme.hbs`. */
  used(): { readonly used: readonly string[]; readonly unused: readonly string[] };
}

/** A template may take another's place, or be a part of its own; styles are `css/report.css`. */
const ownFile = /^(?:html|markdown|latex)\/[\w-]+\.hbs$|^css\/report\.css$/;

/**
 * Templates from a folder, single parts replaced and the rest as it comes. Only template files in it are read, and
 * none that a link leads to outside of it. Fails with `no-templates`.
 */
export function templatesIn(folder: string): OwnTemplates {
  const there = listed(folder);
  if (there.length === 0)
    throw usageError(
      "no-templates",
      `There are no templates in ${folder}`,
      "A template has the name of the one it replaces, such as html/quotation.hbs, markdown/theme.hbs or css/report.css.",
    );
  const read = new Set<string>();
  return {
    read: (name) => {
      if (!there.includes(name)) return packageTemplates.read(name);
      read.add(name);
      return readSmallFile(path.join(folder, ...name.split("/"))) ?? "";
    },
    used: () => ({ used: [...read].sort(), unused: there.filter((name) => !read.has(name)) }),
  };
}

function listed(folder: string): string[] {
  const root = real(folder);
  if (root === null) return [];
  return ["css", "html", "latex", "markdown"].flatMap((part) => {
    const inside = path.join(folder, part);
    if (real(inside) === null || !fs.statSync(inside).isDirectory()) return [];
    return fs
      .readdirSync(inside)
      .map((name) => `${part}/${name}`)
      .filter((name) => ownFile.test(name))
      .filter((name) => real(path.join(folder, name))?.startsWith(root + path.sep))
      .sort();
  });
}

function real(file: string): string | null {
  try {
    return fs.realpathSync(file);
  } catch {
    return null;
  }
}
