import type { Reach, StudyFigures } from "../figures.js";
import { nameKey } from "../sections.js";
import type { PaperSentence } from "../sentence.js";

/** The one theme or code that a sentence (or a table's row) names; null where it names none, or several. */
export function subjectOf(sentence: PaperSentence, { reach }: StudyFigures): Reach | null {
  if (sentence.rowName !== null) {
    const key = nameKey(sentence.rowName.replace(/^(?:theme|code)?\s*\d+[.:]?\s*/i, ""));
    const rows = reach.filter(({ name }) => nameKey(name) === key);
    return rows.length === 1 ? (rows[0] ?? null) : null;
  }
  const text = ` ${nameKey(sentence.full)} `;
  const named = reach.filter(({ name, kind }) => {
    const key = nameKey(name);
    if (key === "" || !text.includes(` ${key} `)) return false;
    const quoted = new RegExp(`["“‘„«']${escaped(name)}[,.]?["”’“»']`, "iu").test(sentence.full);
    const said = new RegExp(
      `\\b(?:${kind === "theme" ? "themes?" : "codes?"})\\s*,?\\s*["“‘(]?\\s*${escaped(name)}|${escaped(name)}["”’]?\\s*\\(?${kind}\\b`,
      "iu",
    ).test(sentence.full);
    return quoted || said || key.split(" ").length >= 4;
  });
  // A name inside a longer name is not named by itself.
  const own = named.filter(
    ({ name }) => !named.some((other) => other.name !== name && nameKey(other.name).includes(nameKey(name))),
  );
  if (own.length === 1) return own[0] ?? null;
  if (own.length === 0 && /\b(?:this|the present) theme\b/i.test(sentence.text))
    return reach.find(({ kind, id }) => kind === "theme" && id === sentence.at.theme) ?? null;
  return null;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
