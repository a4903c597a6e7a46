import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const own = fileURLToPath(new URL("../../.config/encoder", import.meta.url));

/** The folder that holds the optional packages for sentence vectors, for tests on the real ones; null: beside themata, or nowhere. */
export const encoderPackages: string | null =
  process.env.THEMATA_ENCODER_MODULES ?? (existsSync(path.join(own, "node_modules")) ? own : null);

/** Whether one of these packages is at hand. */
export function hasPackage(name: string): boolean {
  try {
    createRequire(
      encoderPackages === null ? import.meta.url : path.join(encoderPackages, "index.js"),
    ).resolve(name);
    return true;
  } catch {
    return false;
  }
}
