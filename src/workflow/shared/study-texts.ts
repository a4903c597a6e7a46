import type { StudyText } from "../../checklist/conduct.js";
import { settingField } from "../../core/settings.js";
import type { StudyStore } from "../../store/port.js";

/** Settings that are a word of a list and no text. */
const words = new Set(["approach", "orientation"]);

/**
 * What the researchers wrote that can end up in the paper: settings, answers to checklists, themes, activities. Memos
 * are left out: in them one thinks aloud.
 */
export async function studyTexts(store: StudyStore): Promise<StudyText[]> {
  const texts: StudyText[] = [];
  const add = (kind: StudyText["kind"], where: string, text: string, event: number) => {
    if (text.trim() !== "") texts.push({ kind, where, text: text.trim(), event });
  };
  for (const { key, value, fromSeq } of await store.current("setting"))
    if (!words.has(key)) add("setting", settingField(key)?.label ?? key, value, fromSeq);
  for (const { checklist, item, text, fromSeq } of await store.current("answer"))
    if (!notAnswers.has(checklist)) add("answer", `answer ${checklist.toUpperCase()} ${item}`, text, fromSeq);
  for (const { name, concept, boundaries, status, fromSeq } of await store.current("theme")) {
    if (status === "dropped") continue;
    add("theme", `theme “${name}”: concept`, concept, fromSeq);
    add("theme", `theme “${name}”: boundaries`, boundaries, fromSeq);
  }
  for (const { kind, date, note, fromSeq } of await store.current("activity"))
    add("activity", `activity ${kind}${date === "" ? "" : ` of ${date}`}`, note, fromSeq);
  return texts;
}

/** Answers under these names are decisions on findings, and no text of the paper. */
const notAnswers = new Set(["coherence", "disclosure"]);
