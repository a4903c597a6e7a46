import type { PaperFacts } from "../../manuscript/check-paper.js";
import type { Work } from "../shared/work.js";
import type { Collected } from "./collect-evidence.js";
import { manuscriptFigures } from "./manuscript-figures.js";
import { quotedPeople } from "./manuscript-people.js";
import { processFacts } from "./manuscript-process.js";

/** All that a paper is held against, but for the transcripts. What takes long is computed only where `asked`. */
export async function manuscriptFacts(
  work: Work,
  collected: Collected,
  asked: { readonly agreement: boolean; readonly saturation: boolean },
): Promise<PaperFacts> {
  const { evidence, columns, counted } = collected;
  const themes = columns.themes.map(({ id, parentId, name }) => ({ id, parent: parentId, name }));
  const title = evidence.settings.title ?? "";
  const figures = await manuscriptFigures(work, collected, asked);
  const aliases = figures.reach.flatMap((one) => one.aliases ?? []);
  return {
    people: quotedPeople(evidence),
    themes,
    names: [...themes, ...columns.codes].map(({ name }) => name).concat(title === "" ? [] : [title], aliases),
    written: [
      ...(await work.store.current("theme")).flatMap(({ concept, boundaries, reason }) => [
        ...[concept, boundaries, reason],
      ]),
      ...Object.values(evidence.settings),
    ].filter((text) => text !== ""),
    questions: evidence.questions.flatMap(({ wording, alternatives }) => [wording, ...alternatives]),
    figures,
    process: await processFacts(work, collected, asked),
    counted: counted.description,
    partial: false,
  };
}
