import { usageError } from "./errors.js";

/** One of a few words, without regard to case. */
export function checkWord<T extends string>(where: string, text: string, words: readonly T[]): T {
  const found = words.find((word) => word === text.trim().toLowerCase());
  if (found === undefined)
    throw usageError("bad-value", `${where} is one of ${words.join(", ")}, not "${text.trim()}".`);
  return found;
}
