import { spawnSync } from "node:child_process";
import path from "node:path";
import { makeIn } from "../../src/store/making.js";

let ended: number | undefined;

/** A place for something to be made in a folder, under the name that a process gave it which has been killed since. */
export function leftPlace(folder: string, ending = ""): string {
  ended ??= spawnSync(process.execPath, ["-e", ""]).pid;
  const making = makeIn(folder, { ending });
  making.done();
  return path.join(folder, path.basename(making.place).replace(`-${process.pid}-`, `-${ended}-`));
}
