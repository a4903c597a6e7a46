import { usageError } from "../../core/errors.js";
import type { Code, CodeOrigin, Id } from "../../core/records.js";
import { entryOrigins, readColor, readWord, tidyText } from "../../exchange/codebook-entry.js";
import type { ShownExamples } from "../shared/shown/shown-examples.js";

/** What may be told of a code, as text from a command line. */
export interface CodeInput {
  readonly short?: string | undefined;
  readonly definition?: string | undefined;
  readonly include?: string | undefined;
  readonly exclude?: string | undefined;
  readonly example?: readonly string[] | undefined;
  readonly origin?: string | undefined;
  readonly color?: string | undefined;
}

const definitionFields = ["short", "definition", "include", "exclude"] as const;

/** The fields told, checked and tidied. An empty text clears a field. */
export function codeFields(input: CodeInput): Partial<Code> {
  const fields: { -readonly [F in keyof Code]?: Code[F] } = {};
  for (const field of definitionFields) {
    const text = input[field];
    if (text !== undefined) fields[field] = tidyText(text);
  }
  if (input.example !== undefined)
    fields.examples = input.example.map(tidyText).filter((example) => example !== "");
  if (input.origin !== undefined) {
    const origin = readWord(input.origin, entryOrigins);
    if (origin === null)
      throw usageError("bad-origin", `--origin is one of ${entryOrigins.join(", ")}, not "${input.origin}".`);
    fields.origin = origin as CodeOrigin;
  }
  if (input.color !== undefined) {
    const color = input.color.trim() === "" ? "" : readColor(input.color);
    if (color === null)
      throw usageError("bad-color", `--color is written like #4477AA, not "${input.color}".`);
    fields.color = color;
  }
  return fields;
}

/** Fields to change, with the definition's version counted up where its wording changes. */
export function withVersion(before: Code, fields: Partial<Code>): Partial<Code> {
  const differs =
    definitionFields.some((field) => fields[field] !== undefined && fields[field] !== before[field]) ||
    (fields.examples !== undefined && JSON.stringify(fields.examples) !== JSON.stringify(before.examples));
  return differs ? { ...fields, definitionVersion: before.definitionVersion + 1 } : fields;
}

/** One field of a code before and after, in words. */
export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** Changes as they may be shown: without examples that are words of people who are held back. */
export const withShownExamples = (
  changes: readonly FieldChange[],
  shown: ShownExamples,
): readonly FieldChange[] =>
  changes.map((change) =>
    change.field === "examples"
      ? { ...change, before: shown.ofLine(change.before), after: shown.ofLine(change.after) }
      : change,
  );

/** What differs between two versions of a code, but for its place among its siblings. */
export function differences(
  before: Code,
  after: Code,
  nameOf: (id: Id | null) => string,
): readonly FieldChange[] {
  const words = (code: Code): readonly [string, string][] => [
    ["name", code.name],
    ["parent", nameOf(code.parentId)],
    ["status", code.status],
    ["merged into", nameOf(code.mergedInto)],
    ["origin", code.origin],
    ["color", code.color],
    ...definitionFields.map((field): [string, string] => [field, code[field]]),
    ["examples", code.examples.join(" | ")],
  ];
  const now = new Map(words(after));
  return words(before).flatMap(([field, text]) => {
    const other = now.get(field) ?? "";
    return other === text ? [] : [{ field, before: text, after: other }];
  });
}
