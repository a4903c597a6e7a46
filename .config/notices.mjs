// The notices of the third-party code that is in a bundle.
import fs from "node:fs";
import path from "node:path";
import { root } from "./bundle.mjs";

/** A text with the licences of all packages in a bundle, by esbuild's account of it, and of those shipped beside it. */
export function noticesOf(metafile, beside = []) {
  const packages = new Map(beside.map((name) => [name, path.join(root, "node_modules", name)]));
  for (const input of Object.keys(metafile.inputs)) {
    const match = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(input);
    if (match) packages.set(match[2], path.join(root, match[1]));
  }
  const notices = [...packages]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, folder]) => {
      const about = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
      const file = fs.readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
      const text = file
        ? fs.readFileSync(path.join(folder, file), "utf8").trim()
        : `Licence: ${about.license}`;
      return `${name} ${about.version} (${about.license ?? "see below"})\n\n${text}\n`;
    });
  return `themata contains code of these packages.\n\n${notices.join(`\n${"-".repeat(80)}\n\n`)}`;
}
