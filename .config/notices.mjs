// The notices of the third-party code that is in a bundle, from the bundled files themselves.
import fs from "node:fs";
import path from "node:path";
import { root } from "./bundle.mjs";

/** Code that packages carry inside their own files, with its licences; a test finds what is missing here. */
const inside = JSON.parse(fs.readFileSync(new URL("bundled-inside.json", import.meta.url), "utf8"));

/** Under which of several licences a package is used. */
const chosen = { "(MIT OR GPL-3.0-or-later)": "MIT, one of the two licences it is offered under" };

/** A dual licence without the one that is not used. */
const withoutOther = (text) => text.split(/^GPL version 3\s*$/m)[0].trim();

/** Licences of packages that name one without its text. */
const common = {
  MIT: `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`,
  ISC: `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby
granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE.`,
};

/** A text with the licences of all packages in a bundle, by esbuild's account of it, and of those shipped beside it. */
export function noticesOf(metafile, beside = []) {
  const packages = new Map(
    beside.map((name) => [name, { folder: path.join(root, "node_modules", name), files: [] }]),
  );
  for (const input of Object.keys(metafile.inputs)) {
    const match = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(input);
    if (match === null) continue;
    const found = packages.get(match[2]) ?? { folder: path.join(root, match[1]), files: [] };
    found.files.push(path.join(root, input));
    packages.set(match[2], found);
  }
  const notices = [...packages]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { folder, files }]) => notice(name, folder, files));
  const fonts = "The fonts in assets/fonts are under the licence beside them.";
  return `themata contains code of these packages. ${fonts}\n\n${notices.join(`\n${"-".repeat(80)}\n\n`)}`;
}

function notice(name, folder, files) {
  const about = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
  const licence = about.license ?? "see below";
  const texts = [withoutOther(licenceText(folder, about))];
  for (const said of files.flatMap(noticesIn))
    if (!texts.some((text) => plain(text).includes(plain(said)))) texts.push(said);
  for (const part of inside[name] ?? [])
    texts.push(
      `${name} contains code of ${part.name} (${chosen[part.licence] ?? part.licence})\n\n${withoutOther(part.text)}`,
    );
  return `${name} ${about.version} (${chosen[licence] ?? licence})\n\n${texts.join("\n\n")}\n`;
}

/** The files of a package about its licence; where it has none, what its readme says, or its author and the licence's name. */
function licenceText(folder, about) {
  const entries = fs.readdirSync(folder);
  const read = (entry) => fs.readFileSync(path.join(folder, entry), "utf8").replaceAll("\r\n", "\n").trim();
  const files = entries.filter((entry) => /^(licen[cs]e|copying|notice)/i.test(entry)).sort();
  if (files.length > 0) return files.map(read).join("\n\n");
  const readme = entries.find((entry) => /^readme/i.test(entry));
  const said =
    readme === undefined ? null : /^#+ licen[cs]e\s*$([\s\S]*?)(?=^#|$(?![\s\S]))/im.exec(read(readme));
  if (said !== null && /copyright/i.test(said[1])) return said[1].trim();
  const { author } = about;
  const holder = typeof author === "object" ? author.name : (author ?? "its authors");
  return `Copyright (c) ${holder}\n\n${common[about.license] ?? `Licence: ${about.license}`}`;
}

/** What the files themselves say of rights in them. */
function noticesIn(file) {
  const text = fs.readFileSync(file, "utf8");
  return (text.match(/^[ \t]*\/\*[\s\S]*?\*\/|(?:^[ \t]*\/\/.*\n)+/gm) ?? [])
    .filter((comment) => /^\s*\/\*!|@licen[sc]e|@preserve|copyright|\(c\)\s*\d{4}/i.test(comment))
    .map((comment) =>
      comment
        .replace(/^[ \t]*(\/\*+!?|\*+\/|\*(?=\s|$)|\/\/)/gm, "")
        .replace(/\*+\/\s*$/, "")
        .replace(/^ /gm, "")
        .trim(),
    );
}

const plain = (text) => text.replace(/\W+/g, " ");
