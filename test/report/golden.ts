import { readFileSync, writeFileSync } from "node:fs";

/** The kept output of that name; with UPDATE_GOLDEN=1 the new one is kept first. */
export function golden(name: string, actual: string): string {
  const file = new URL(`../golden/${name}`, import.meta.url);
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(file, actual);
  return readFileSync(file, "utf8");
}
