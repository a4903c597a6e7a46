// Makes docs/pictures/session.svg: three commands on the demo study and what they print.
// `node .config/session-picture.mjs [FILE.svg]`
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import stringWidth from "string-width";
import { svgOfScreen } from "./screen-svg.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const columns = 112;

/** The commands, each with how many lines of its output are shown at the beginning and at the end. */
const session = [
  [["find", 'code:"Kept small promises" & role=mentee', "--limit", "1"], 4, 0],
  [["frequency", "--of", "themes", "--by", "role"], 14, 4],
  [["check", "manuscript", "paper.docx"], 5, 5],
];

/**
 * The picture.
 * @param run gives what a command prints to standard output, in a demo study with `paper.docx` beside it
 */
export async function sessionPicture(run) {
  const lines = [];
  for (const [argv, first, last] of session) {
    const printed = (await run(argv)).trimEnd().split("\n");
    const shown =
      printed.length <= first + last
        ? printed
        : [...printed.slice(0, first), ...(last === 0 ? [] : ["…", ...printed.slice(-last)])];
    if (lines.length > 0) lines.push("");
    lines.push(`\u001b[32m$\u001b[0m \u001b[1mthemata ${argv.map(quoted).join(" ")}\u001b[0m`);
    lines.push(...shown.map(held));
  }
  const title = "A session on the demo study (synthetic): finding, counting, checking a manuscript";
  return svgOfScreen(lines.join("\n"), { columns, rows: lines.length, cursor: null, title });
}

const quoted = (word) => (/^[\w.-]+$/.test(word) ? word : `'${word}'`);

/** A line cut to the columns there are. */
function held(line) {
  if (stringWidth(line) <= columns) return line;
  return `${[...line].slice(0, columns - 1).join("")}…`;
}

/** The paper of the session, beside a study. */
export const putPaper = (study) =>
  fs.copyFileSync(path.join(root, "fixtures/papers/faculty-faults.docx"), path.join(study, "paper.docx"));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "themata-picture-"));
  try {
    const study = path.join(folder, "study");
    const env = { ...process.env, TZ: "UTC", NO_COLOR: "1", THEMATA_CODER: "" };
    const themata = (argv, cwd) =>
      spawnSync(process.execPath, [path.join(root, "bin/themata.js"), ...argv], {
        cwd,
        env,
        encoding: "utf8",
      }).stdout;
    themata(["demo", "faculty", study], folder);
    putPaper(study);
    const target = process.argv[2] ?? path.join(root, "docs/pictures/session.svg");
    fs.writeFileSync(target, await sessionPicture((argv) => themata(argv, study)));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
