import type { Message } from "../core/message.js";
import type { CodebookEntry } from "./codebook-entry.js";
import { codebookFormat, parseCodebook } from "./codebook-file.js";

/** A code of a codebook beside a data file. */
export interface FileCode {
  /** As data files name it. */
  readonly code: string;
  readonly name: string;
  readonly definition: string;
  readonly include: string;
  readonly exclude: string;
  readonly examples: readonly string[];
  /** Codes or categories above it, nearest first. */
  readonly above: readonly string[];
}

/** Reads a codebook file: a list of `{ code, name, definition, parent, grandparent }`, or one of themata's own. */
export async function readFileCodes(
  name: string,
  decoded: { readonly text: string | null; readonly messages: readonly Message[] },
): Promise<FileCode[]> {
  const list = decoded.text === null ? null : simpleList(decoded.text);
  if (list !== null) return list;
  const { entries } = await parseCodebook(name, decoded, codebookFormat(name));
  const codes: FileCode[] = [];
  const walk = (entry: CodebookEntry, above: readonly string[]) => {
    codes.push({
      code: entry.name,
      name: entry.name,
      definition: [entry.short, entry.definition].filter((text) => text !== "").join(". "),
      include: entry.include,
      exclude: entry.exclude,
      examples: entry.examples,
      above,
    });
    for (const child of entry.children) walk(child, [entry.name, ...above]);
  };
  for (const entry of entries) walk(entry, []);
  return codes;
}

function simpleList(text: string): FileCode[] | null {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Array.isArray(list) || !list.every((item) => typeof item?.code === "string")) return null;
  return (list as Record<string, unknown>[]).map((item) => {
    const field = (name: string) => (typeof item[name] === "string" ? (item[name] as string) : "");
    const examples = Array.isArray(item.examples)
      ? item.examples.filter((one) => typeof one === "string")
      : [];
    return {
      code: field("code"),
      name: field("name") || field("code"),
      definition: [field("short"), field("definition")].filter((said) => said !== "").join(". "),
      include: field("include"),
      exclude: field("exclude"),
      examples,
      above: [field("parent"), field("grandparent")].filter((said) => said !== "" && said !== field("code")),
    };
  });
}
