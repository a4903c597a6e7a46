import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { themata } from "./study.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const cache = path.join(root, "node_modules/.cache/themata-demos");

/**
 * Puts the demo study `name` into a folder, as `themata demo` does, and gives what that printed for a folder named `study`.
 * Each is made once for the sources as they are, and copied from then on.
 */
export async function demoStudy(name: string, folder: string): Promise<string> {
  const made = path.join(cache, state(), name);
  const printed = path.join(made, "printed.txt");
  if (!fs.existsSync(printed)) {
    fs.mkdirSync(cache, { recursive: true });
    const fresh = fs.mkdtempSync(path.join(cache, "fresh-"));
    const { code, shown } = await themata(fresh, ["demo", name, "study"], { env: { THEMATA_CODER: "" } });
    if (code !== 0) throw new Error(`demo ${name} ended with ${code}: ${shown}`);
    fs.writeFileSync(path.join(fresh, "printed.txt"), shown);
    fs.mkdirSync(path.dirname(made), { recursive: true });
    try {
      fs.renameSync(fresh, made);
    } catch {
      // Another test file was quicker.
      fs.rmSync(fresh, { recursive: true, force: true });
    }
  }
  fs.cpSync(path.join(made, "study"), folder, { recursive: true });
  return fs.readFileSync(printed, "utf8");
}

let known: string | undefined;

/** Changes with the newest of the sources and fixtures; what belongs to older ones is removed. */
function state(): string {
  if (known !== undefined) return known;
  const newest = ["src", "fixtures", "templates"]
    .flatMap((folder) =>
      fs
        .readdirSync(path.join(root, folder), { recursive: true })
        .map((file) => path.join(root, folder, String(file))),
    )
    .reduce((most, file) => Math.max(most, fs.statSync(file).mtimeMs), 0);
  known = String(Math.round(newest));
  for (const entry of fs.existsSync(cache) ? fs.readdirSync(cache) : [])
    if (/^\d+$/.test(entry) && entry !== known)
      fs.rmSync(path.join(cache, entry), { recursive: true, force: true });
  return known;
}
