import type { FieldChange } from "../../../workflow/codebook/code-fields.js";
import type { CodebookChange } from "../../../workflow/codebook/codebook-plan.js";
import { paint } from "../../terminal/paint.js";
import { cut } from "../../terminal/table.js";

const mostAdded = 12;

/** What changes in a codebook, for people: changes in full, additions by name, many of them by number. */
export function changesText(changes: readonly CodebookChange[]): string {
  const added = changes.filter(({ kind }) => kind === "added");
  const lines = added.slice(0, mostAdded).map(({ path }) => paint("green", `+ ${path}`));
  if (added.length > mostAdded) lines.push(paint("green", `+ ${added.length - mostAdded} more`));
  for (const { kind, path, fields } of changes) {
    if (kind === "removed") lines.push(paint("red", `- ${path}`));
    if (kind === "changed") lines.push(`~ ${path}`, ...fieldLines(fields));
  }
  return lines.join("\n");
}

/** Fields before and after, a line each. */
export function fieldLines(fields: readonly FieldChange[]): string[] {
  const shown = (text: string) => (text === "" ? "(empty)" : cut(text.replace(/\s*\n\s*/g, " "), 90));
  return fields.flatMap(({ field, before, after }) =>
    before.length + after.length <= 60
      ? [`    ${field}: ${shown(before)} → ${shown(after)}`]
      : [
          `    ${field}:`,
          paint("red", `      - ${shown(before)}`),
          paint("green", `      + ${shown(after)}`),
        ],
  );
}
