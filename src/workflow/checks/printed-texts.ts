import type { Evidence } from "../../checklist/evidence.js";
import type { PrintedText } from "../../privacy/disclosure.js";
import type { StudyStore } from "../../store/port.js";
import { ShownExamples } from "../shared/shown/shown-examples.js";
import { ShownTexts } from "../shared/shown/shown-text.js";
import { currentSources } from "../shared/study-sources.js";

/** What the report and its appendices print of a study; with `transcripts`, also all that participants say. */
export async function printedTexts(
  store: StudyStore,
  evidence: Evidence,
  transcripts: boolean,
): Promise<PrintedText[]> {
  const texts: PrintedText[] = [];
  const add = (kind: PrintedText["kind"], where: string, text: string) => {
    if (text.trim() !== "") texts.push({ kind, where, text });
  };
  for (const { text, label, place } of evidence.quotations) {
    add("quotation", place ?? label, text);
    add("label", `label ${label}`, label);
  }
  const shown = await ShownExamples.read(store, "quoted");
  for (const code of await store.current("code")) {
    if (code.status !== "active") continue;
    add("codebook", `code ${code.name}: name`, code.name);
    for (const key of ["short", "definition", "include", "exclude"] as const)
      add("codebook", `code ${code.name}: ${key}`, code[key]);
    for (const example of shown.of(code.examples)) add("codebook", `code ${code.name}: example`, example);
  }
  for (const { name, concept, boundaries, status } of await store.current("theme")) {
    if (status === "dropped") continue;
    for (const text of [name, concept, boundaries]) add("theme", `theme ${name}`, text);
  }
  for (const { kind, where, text } of evidence.conduct.texts) if (kind !== "theme") add("study", where, text);
  if (transcripts) for (const said of await spoken(store)) texts.push(said);
  return texts;
}

/** Every turn of a participant, but for what people said who withdrew. */
export async function spoken(store: StudyStore): Promise<PrintedText[]> {
  const found: PrintedText[] = [];
  const texts = new ShownTexts(store);
  for (const { source, revision, turns, speakers } of await currentSources(store)) {
    const people = new Set(
      speakers.filter(({ speaker }) => speaker.role === "participant").map(({ speaker }) => speaker.id),
    );
    const text = await texts.of(revision.id);
    const { speaker, bodyStart, bodyEnd } = turns.columns;
    for (let turn = 0; turn < turns.count; turn++) {
      if (!people.has(speaker[turn] ?? 0)) continue;
      const said = text.slice({ start: bodyStart[turn] ?? 0, end: bodyEnd[turn] ?? 0 });
      if (said.trim() !== "")
        found.push({ kind: "transcript", where: `${source.name} turn ${turn + 1}`, text: said });
    }
  }
  return found;
}
