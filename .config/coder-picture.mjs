// Makes docs/pictures/coder.svg from a real screen: the built coder on the demo study, in a terminal of tmux,
// with the keys below. `node .config/coder-picture.mjs [FILE.svg]`; needs tmux.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { svgOfScreen } from "./screen-svg.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const program = path.join(root, "bin", "themata.js");
const target = process.argv[2] ?? path.join(root, "docs", "pictures", "coder.svg");
const size = { columns: 118, rows: 32 };
const source = "mentee-2";
/** Names are tmux's own; a quoted text is typed. The turn is one with several codings over each other. */
const keys = [":", "'16'", "Enter", "]", ","];

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "themata-picture-"));
const socket = path.join(folder, "tmux");
const tmux = (...args) =>
  execFileSync("tmux", ["-S", socket, "-f", "/dev/null", ...args], { encoding: "utf8" });
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until the screen shows something and has come to rest. */
async function settled(words) {
  let before = "";
  for (let tries = 0; tries < 100; tries++) {
    await wait(150);
    const now = tmux("capture-pane", "-p", "-t", "coder");
    if (now.includes(words) && now === before) return;
    before = now;
  }
  throw new Error(`the screen never showed "${words}":\n${before}`);
}

try {
  const study = path.join(folder, "study");
  execFileSync(process.execPath, [program, "demo", "faculty", study], { stdio: "ignore" });
  const { columns, rows } = size;
  const env = ["env", "-u", "NO_COLOR", "TERM=tmux-256color", "COLORTERM=truecolor", "LANG=C.UTF-8"];
  const command = [...env, process.execPath, program, "--study", study, "code", source];
  tmux("new-session", "-d", "-s", "coder", "-x", `${columns}`, "-y", `${rows}`, ...command);
  await settled("today");
  for (const key of keys) {
    if (key.startsWith("'")) tmux("send-keys", "-t", "coder", "-l", key.slice(1, -1));
    else tmux("send-keys", "-t", "coder", key);
    await settled("today");
  }
  const screen = tmux("capture-pane", "-p", "-e", "-t", "coder");
  const place = tmux("display-message", "-p", "-t", "coder", "#{cursor_x} #{cursor_y} #{cursor_flag}");
  const [column, row, shown] = place.trim().split(" ").map(Number);
  const cursor = shown === 1 ? { column, row } : null;
  const title = `themata code ${source}: the terminal coder on the demo study (synthetic)`;
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, svgOfScreen(screen, { ...size, cursor, title }));
  tmux("kill-server");
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
