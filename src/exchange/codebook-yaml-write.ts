import { Document, Scalar } from "yaml";
import { visibleJson } from "../core/visible-signs.js";
import type { CodebookEntry } from "./codebook-entry.js";

const wide = 72;

/** A codebook's record as it stands in a file: keys in a fixed order, empty ones left out. */
function recordOf(entry: CodebookEntry): Record<string, unknown> {
  const { id, name, short, definition, include, exclude, examples, origin, color, status, children } = entry;
  const texts = { short, definition, include, exclude };
  return {
    ...(id !== undefined && { id }),
    name,
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== "")),
    ...(examples.length > 0 && { examples }),
    ...(origin !== "" && { origin }),
    ...(color !== "" && { color }),
    ...(status !== "" && status !== "active" && { status }),
    ...(children.length > 0 && { codes: children.map(recordOf) }),
  };
}

const fileOf = (entries: readonly CodebookEntry[]) => ({
  themata: "codebook/1",
  codes: entries.map(recordOf),
});

/** A codebook as JSON that `readCodebookYaml` reads back. */
export const writeCodebookJson = (entries: readonly CodebookEntry[]): string =>
  `${visibleJson(fileOf(entries), 2)}\n`;

/**
 * A codebook as YAML: the same codes give the same bytes, long texts stand in blocks, and whatever
 * another program might take for a number or a truth value is quoted.
 */
export function writeCodebookYaml(entries: readonly CodebookEntry[]): string {
  const document = new Document(fileOf(entries), { compat: "yaml-1.1", aliasDuplicateObjects: false });
  const style = (node: unknown): void => {
    if (node === null || typeof node !== "object") return;
    if (node instanceof Scalar) {
      const text = String(node.value);
      if (text.includes("\n")) node.type = "BLOCK_LITERAL";
      else if (text.length > wide) node.type = "BLOCK_FOLDED";
      return;
    }
    for (const item of (node as { items?: { key?: unknown; value?: unknown }[] }).items ?? [])
      style("value" in item && "key" in item ? item.value : item);
  };
  style(document.contents);
  return document.toString({ lineWidth: 100, minContentWidth: 40, blockQuote: true, singleQuote: false });
}
