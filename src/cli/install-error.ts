import path from "node:path";
import { dataError, type ThemataError } from "../core/errors.js";

/** The version of Node that each version of its module interface belongs to. */
const nodeOf: ReadonlyMap<string, number> = new Map([
  ["93", 16],
  ["108", 18],
  ["111", 19],
  ["115", 20],
  ["120", 21],
  ["127", 22],
  ["131", 23],
  ["137", 24],
  ["141", 25],
]);

/**
 * A package that is missing, or whose native part was built for another Node or another machine: what is
 * wrong with the installation, and the command that mends it. Null for any other error.
 */
export function asInstallError(error: unknown): ThemataError | null {
  if (!(error instanceof Error)) return null;
  const { code } = error as NodeJS.ErrnoException;
  const here = `Node ${process.versions.node}`;
  if (code === "ERR_DLOPEN_FAILED") {
    const file = /(?:^|['(\s])((?:\/|[A-Za-z]:\\)[^'()\n]*?\.node)/.exec(error.message)?.[1] ?? null;
    const name = packageOf(file) ?? "A native package";
    const [built] = [...error.message.matchAll(/NODE_MODULE_VERSION (\d+)/g)].map(
      ([, version]) => version ?? "",
    );
    if (built === undefined)
      return dataError(
        "bad-installation",
        `${name} cannot be loaded by ${here} on ${process.platform} ${process.arch}: ${reason(error.message, file)}`,
        rebuild(name, file),
      );
    const node = nodeOf.get(built);
    return dataError(
      "bad-installation",
      `${name} was built for ${node === undefined ? "another Node" : `Node ${node}`} (module version ${built}), and this is ${here} (${process.versions.modules}).`,
      `${rebuild(name, file)}${node === undefined ? "" : ` Or use Node ${node}.`}`,
    );
  }
  const tried = (error as { tries?: unknown }).tries;
  if (Array.isArray(tried) && error.message.includes("bindings file")) {
    const file = String(tried[0]);
    const name = packageOf(file) ?? "A native package";
    return dataError(
      "bad-installation",
      `${name} was installed without its native part for ${here} on ${process.platform} ${process.arch}.`,
      rebuild(name, file),
    );
  }
  if (code !== "ERR_MODULE_NOT_FOUND" && code !== "MODULE_NOT_FOUND") return null;
  const name = /Cannot find (?:package|module) '([^'./\\][^']*)'/.exec(error.message)?.[1];
  if (name === undefined) return null;
  return dataError(
    "bad-installation",
    `The package ${name}, which themata needs, is not installed.`,
    "Install themata again (in a copy of its source: npm ci).",
  );
}

/** What the loader said, without the module's path. */
const reason = (message: string, file: string | null) =>
  (message.split("\n")[0] ?? "")
    .replace(file ?? "", "")
    .replace(" (required by )", "")
    .replace(/^[':\s]+/, "")
    .trim();

function packageOf(file: string | null): string | null {
  return (
    /.*[/\\]node_modules[/\\]((?:@[^/\\]+[/\\])?[^/\\]+)/.exec(file ?? "")?.[1]?.replace("\\", "/") ?? null
  );
}

function rebuild(name: string, file: string | null): string {
  const root = /^(.*)[/\\]node_modules[/\\]/.exec(file ?? "")?.[1];
  const where = root === undefined ? "" : ` in ${root}`;
  // Packages installed for everybody lie in PREFIX/lib/node_modules, where npm wants to be told so.
  const everybody = root !== undefined && path.basename(root) === "lib" ? " --global" : "";
  return `Run 'npm rebuild${everybody} ${name}'${everybody === "" ? where : ""}.`;
}
