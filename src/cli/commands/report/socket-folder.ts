import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Io } from "../../io.js";

/** A Unix socket's path has at most 107 bytes (103 on macOS); a browser adds about 70 to its folder's. */
const shortEnough = 32;

/**
 * Makes a folder for the sockets of a program, for the owner alone (0700): where temporary files go unless that
 * path is too long, else in the shortest place that can be written. It is for sockets, never for texts.
 */
export function makeSocketFolder(env: Io["env"]): string {
  const places = [env.TMPDIR ?? os.tmpdir(), "/tmp", env.XDG_RUNTIME_DIR ?? "", "/var/tmp", "/dev/shm"]
    .filter((place) => path.isAbsolute(place))
    .map((place, rank) => ({ place, rank, length: Buffer.byteLength(place) }))
    .sort((a, b) => Math.max(a.length, shortEnough) - Math.max(b.length, shortEnough) || a.rank - b.rank);
  let reason: unknown;
  for (const { place } of places) {
    try {
      return fs.mkdtempSync(path.join(place, "themata-"));
    } catch (error) {
      reason = error;
    }
  }
  throw reason;
}
