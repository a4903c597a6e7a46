import type { Work } from "../shared/work.js";
import type { FileData } from "./suggest-evaluate-file.js";
import { readTrainingData } from "./training-data.js";

interface StudyOrder {
  readonly coder: string | undefined;
  readonly leastUses: number;
}

/** The study's coded turns as data to measure on: those with a code used often enough. */
export async function studyData(work: Work, order: StudyOrder): Promise<FileData> {
  const data = await readTrainingData(work, { unit: "turn", coder: order.coder, withSuggested: false });
  const all = data.training.passages.filter(({ codings }) => codings.size > 0);
  const uses = data.codes.map((_, code) => all.filter(({ codings }) => codings.has(code)).length);
  const kept = data.codes.flatMap((_, code) => ((uses[code] ?? 0) >= order.leastUses ? [code] : []));
  const place = new Map(kept.map((code, i) => [code, i]));
  const renumbered = (codes: readonly number[]) => codes.flatMap((code) => place.get(code) ?? []);
  const others = await otherCoder(work, data.counted.names);
  const theirs =
    others === null
      ? null
      : await readTrainingData(work, { unit: "turn", coder: others, withSuggested: false });
  const key = (p: (typeof all)[number]) => `${p.source.revision.id} ${p.segment.turn}`;
  const byPlace = new Map(theirs?.training.passages.map((passage) => [key(passage), passage]));
  return {
    coder: data.counted.names.join(", "),
    codes: kept.flatMap((code) => {
      const text = data.codeTexts[code];
      if (text === undefined) return [];
      return [{ ...text, parent: text.parent === null ? null : (place.get(text.parent) ?? null) }];
    }),
    examples: all
      .map(({ example }) => ({
        ...example,
        codes: renumbered(example.codes),
        unsure: renumbered(example.unsure ?? []),
      }))
      .filter(({ codes }) => codes.length > 0),
    pairs: all.flatMap((passage) => {
      const other = byPlace.get(key(passage));
      return other === undefined || !other.learned
        ? []
        : [[new Set(renumbered(passage.example.codes)), new Set(renumbered(other.example.codes))] as const];
    }),
  };
}

/** Somebody else who coded, for the ceiling. */
async function otherCoder(work: Work, known: readonly string[]): Promise<string | null> {
  const columns = await work.store.codingColumns();
  const counts = new Map<number, number>();
  for (const id of columns.coder) counts.set(id, (counts.get(id) ?? 0) + 1);
  const coders = await work.store.current("coder");
  const others = coders.filter(({ name, kind }) => kind === "person" && !known.includes(name));
  others.sort((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0));
  const [most] = others;
  return most === undefined || !counts.has(most.id) ? null : most.name;
}
