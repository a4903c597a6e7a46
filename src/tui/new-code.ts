import { ThemataError } from "../core/errors.js";
import type { Id } from "../core/records.js";
import { fold } from "../core/similar.js";
import { codeName } from "../workflow/codebook/codebook-state.js";
import type { NamedCode } from "../workflow/shared/resolve.js";

/** Where a code that is being made will stand. */
export interface NewCode {
  readonly name: string;
  readonly parentId: Id | null;
}

/**
 * Reads the name of a new code: `Parent/Name` puts it under a code in use, by its path or its name; a slash at the
 * start, or none, puts it at the top. Returns what is wrong as a text.
 */
export function readNewCode(typed: string, codes: Iterable<NamedCode>): NewCode | string {
  const active = [...codes].filter(({ status }) => status === "active");
  const cut = typed.lastIndexOf("/");
  const above = typed.slice(0, Math.max(0, cut)).trim();
  let parent: NamedCode | null = null;
  if (above !== "") {
    const wanted = fold(above.replace(/\s*\/\s*/g, "/"));
    const byPath = active.filter(({ path }) => fold(path) === wanted);
    const fitting = byPath.length > 0 ? byPath : active.filter(({ name }) => fold(name) === wanted);
    if (fitting.length > 1) return `More than one code is called "${above}": give its path.`;
    parent = fitting[0] ?? null;
    if (parent === null) return `There is no code "${above}" to put it under.`;
  }
  const parentId = parent?.id ?? null;
  try {
    const name = codeName(typed.slice(cut + 1));
    const there = active.find((code) => code.parentId === parentId && fold(code.name) === fold(name));
    return there === undefined ? { name, parentId } : `There is a code "${there.path}" already.`;
  } catch (error) {
    if (error instanceof ThemataError) return error.message;
    throw error;
  }
}
