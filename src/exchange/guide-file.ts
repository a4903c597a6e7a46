import { isMap, isScalar, isSeq } from "yaml";
import { ThemataError } from "../core/errors.js";
import type { Message } from "../core/message.js";
import { fold } from "../core/similar.js";
import { YamlReader } from "./yaml-nodes.js";

/** A question as a guide's file has it. */
export interface GuideEntry {
  /** The question's id as written (`1`, `Q3`, `warm-up`); its place in the file where none is given. */
  readonly name: string;
  readonly wording: string;
  readonly alternatives: readonly string[];
}

const mostQuestions = 500;
const longestName = 60;

const keys: Readonly<Record<string, "name" | "wording" | "alternatives">> = {
  id: "name",
  name: "name",
  number: "name",
  wording: "wording",
  question: "wording",
  text: "wording",
  alternatives: "alternatives",
  alternative: "alternatives",
  "alternative wordings": "alternatives",
  alternative_wordings: "alternatives",
};

/**
 * Reads an interview guide: `questions:` with a list of records (`id`, `wording`, `alternatives`) or of
 * wordings alone, or such a list alone. Fails with `not-a-guide`, telling every fault with its line.
 */
export function parseGuide(
  file: string,
  { text, messages }: { readonly text: string | null; readonly messages: readonly Message[] },
): GuideEntry[] {
  if (text === null) throw faulty(file, [{ line: 1, message: messages[0]?.message ?? "It is not text." }]);
  const reader = new YamlReader(text);
  const entries = reader.root === null ? [] : readRoot(reader);
  if (reader.faults.length === 0 && entries.length === 0)
    reader.fault(null, "It has no questions. Write them as a list under 'questions:'.");
  if (reader.faults.length > 0) throw faulty(file, reader.faults);
  return entries;
}

function readRoot(reader: YamlReader): GuideEntry[] {
  const { root } = reader;
  let list: unknown = root;
  if (isMap(root)) {
    list = undefined;
    for (const { key, value, at } of reader.entries(root, "An interview guide")) {
      if (key === "questions") list = value;
      else if (key === "themata") checkKind(reader, value);
      else if (!["title", "note", "notes"].includes(key))
        reader.fault(at, `"${key}" is not part of a guide, which has: questions, title, notes.`);
    }
  }
  const entries: GuideEntry[] = [];
  const seen = new Map<string, number>();
  for (const item of reader.items(list, "'questions'")) {
    if (entries.length >= mostQuestions) {
      reader.fault(item, `A guide has ${mostQuestions} questions at most.`);
      break;
    }
    const entry = readQuestion(reader, item, entries.length + 1);
    if (entry === null) continue;
    const before = seen.get(fold(entry.name));
    if (before !== undefined)
      reader.fault(item, `The id "${entry.name}" is also that of the question on line ${before}.`);
    seen.set(fold(entry.name), reader.lineOf(item));
    entries.push(entry);
  }
  return entries;
}

function checkKind(reader: YamlReader, value: unknown): void {
  const kind = reader.text(value, "'themata'");
  if (kind !== "guide/1") reader.fault(value, `This is not a guide but "${kind.slice(0, 60)}".`);
}

function readQuestion(reader: YamlReader, item: unknown, place: number): GuideEntry | null {
  if (isScalar(item)) {
    const wording = tidy(reader.text(item, "A question"));
    if (wording === "") reader.fault(item, "A question needs a wording.");
    return { name: String(place), wording, alternatives: [] };
  }
  let name = "";
  let wording = "";
  let alternatives: string[] = [];
  for (const { key, value, at } of reader.entries(item, "A question")) {
    const field = Object.hasOwn(keys, key.toLowerCase()) ? keys[key.toLowerCase()] : undefined;
    if (field === undefined)
      reader.fault(at, `"${key}" is not part of a question, which has: id, wording, alternatives.`);
    else if (field === "alternatives")
      alternatives = (isSeq(value) ? reader.items(value, "'alternatives'") : [value])
        .map((one) => tidy(reader.text(one, "An alternative wording")))
        .filter((one) => one !== "");
    else if (field === "name") name = tidy(reader.text(value, "An id"));
    else wording = tidy(reader.text(value, "A wording"));
  }
  if (wording === "") {
    reader.fault(item, name === "" ? "A question needs a wording." : `Question "${name}" needs a wording.`);
    return null;
  }
  if (name.length > longestName) reader.fault(item, `An id has ${longestName} letters at most.`);
  return { name: name === "" ? String(place) : name, wording, alternatives };
}

const tidy = (text: string) => text.replace(/\s+/g, " ").trim();

function faulty(file: string, faults: readonly { line: number; message: string }[]): ThemataError {
  const lines = faults.map(({ line, message }) => `${file}, line ${line}: ${message}`);
  const more = lines.slice(1, 20);
  return new ThemataError(
    "data",
    "not-a-guide",
    lines[0] ?? `${file} is not an interview guide.`,
    more.length === 0 ? null : ["Also:", ...more].join("\n"),
  );
}
