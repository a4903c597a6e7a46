import { countText } from "./count-text.js";
import type { CodeStatus, Id } from "./records.js";

/**
 * Codes that only head a group: active, with active codes below them, and never coded with themselves. They are no
 * codes where codes are counted.
 * @param used codes of the codings that are counted
 */
export function headingIds(
  codes: readonly { readonly id: Id; readonly parentId: Id | null; readonly status: CodeStatus }[],
  used: ReadonlySet<Id>,
): ReadonlySet<Id> {
  const active = codes.filter(({ status }) => status === "active");
  const parents = new Set(active.map(({ parentId }) => parentId));
  return new Set(active.flatMap(({ id }) => (parents.has(id) && !used.has(id) ? [id] : [])));
}

/** "76 codes under 7 headings", "1 code". */
export function codesText(codes: number, headings: number): string {
  const own = countText(codes, "code");
  if (headings === 0) return own;
  return `${own} under ${countText(headings, "heading")}`;
}
