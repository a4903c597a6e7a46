import type { z } from "zod";
import type { ErrorCode } from "../core/error-code.js";
import { dataError } from "../core/errors.js";

/** JSON from outside cannot be nested deeper than what reads it can follow. */
const deepest = 64;

/** The value of a JSON text; undefined where it is none, or is nested more than 64 deep. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return shallow(value, deepest) ? value : undefined;
  } catch {
    return undefined;
  }
}

function shallow(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return depth > 0 && Object.values(value).every((each) => shallow(each, depth - 1));
}

/**
 * The value itself, keys in their order, where it has the shape.
 * @throws data error with the given code that names the first key that is wrong and what it should hold, and
 *   nothing of what stands there.
 */
export function ofShape<T extends z.ZodType>(
  value: unknown,
  schema: T,
  { code, what }: { readonly code: ErrorCode; readonly what: string },
): z.infer<T> {
  const read = schema.safeParse(value);
  if (read.success) return value as z.infer<T>;
  const [issue] = read.error.issues;
  const place =
    issue === undefined || issue.path.length === 0 ? "" : ` at ${issue.path.map(String).join(".")}`;
  throw dataError(code, `${what} cannot be read${place}: ${issue === undefined ? "wrong" : wanted(issue)}.`);
}

function wanted(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type") return `${names[issue.expected] ?? issue.expected} is expected`;
  if (issue.code === "invalid_value") return `expected is ${issue.values.map(String).join(" or ")}`;
  return "this is not what is expected";
}

const names: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  tuple: "a list",
};
