import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { emptyFolder } from "./folders.js";

/** A disk of a few megabytes of its own; null where none can be made (only root can, on Linux). */
export function smallDisk(
  megabytes: number,
): { folder: string; fill(): void; free(): void; remove(): void } | null {
  const folder = emptyFolder();
  if (process.platform !== "linux" || process.getuid?.() !== 0) return null;
  if (spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "none", folder]).status !== 0)
    return null;
  const filler = path.join(folder, "filler");
  return {
    folder,
    fill() {
      const file = fs.openSync(filler, "w");
      try {
        for (let bytes = 65_536; bytes >= 1; )
          try {
            fs.writeSync(file, Buffer.alloc(bytes));
          } catch {
            bytes = Math.floor(bytes / 16);
          }
      } finally {
        fs.closeSync(file);
      }
    },
    free: () => fs.rmSync(filler, { force: true }),
    remove: () => void spawnSync("umount", [folder]),
  };
}
