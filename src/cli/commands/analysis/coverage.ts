import type { SourceCoverage } from "../../../analysis/coverage.js";
import { codingMakings, type Makings, makingsPhrase, noMakings } from "../../../core/coding-making.js";
import { numberText } from "../../../core/count-text.js";
import { percentOf, percentText } from "../../../core/share.js";
import { countCoverage } from "../../../workflow/counts/count-tables.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { writeTable } from "../../terminal/table-output.js";
import type * as declared from "./declare-analysis.js";

type Input = InputOf<typeof declared.coverage>;

/** What is coded, by whom, which passes are finished, how evenly. */
export async function run(input: Input, context: Context): Promise<Result> {
  const { table, counted, filterLines, finished, portrait } = await countCoverage(await context.reading(), {
    coders: context.whose,
    where: input.where,
    sources: input.source,
  });
  const percent = (part: number, whole: number) => (whole === 0 ? null : Math.round((100 * part) / whole));
  const { evenness } = table;
  const uncoded = table.sources.filter(({ passages }) => passages === 0);
  const notes = [
    `Counted: ${counted.description}. Words and turns are those of active participants; a passage is counted once, whatever its codes.`,
    ...(evenness === null
      ? []
      : [
          `The source with most passages has ${percentOf(evenness.largest, 1)} of them; evenness (1/Σp²): ${(Math.round(10 * evenness.effective) / 10).toFixed(1)} of ${table.sources.length}.`,
        ]),
    ...madeNotes(table.sources),
    ...(uncoded.length > 0 ? [`Without codings: ${uncoded.map(({ name }) => name).join(", ")}.`] : []),
    ...filterLines,
    ...table.notes.map(({ message }) => message),
  ];
  return writeTable(context, input, {
    schema: "coverage",
    json: {
      coders: counted.names,
      filter: filterLines,
      sources: table.sources.map(({ source, ...rest }) => ({
        ...rest,
        finished: finished.get(source) ?? [],
      })),
      evenness,
      made: madeIn(table.sources),
      notes: table.notes,
    },
    sheet: {
      title: "What is coded, source by source",
      columns: [
        { title: "source" },
        { title: "words", align: "right" },
        { title: "coded", align: "right" },
        { title: "% coded", align: "right" },
        { title: "turns", align: "right" },
        { title: "turns coded", align: "right" },
        { title: "passages", align: "right" },
        { title: "codes", align: "right" },
        { title: "finished by" },
      ],
      rows: table.sources.map((s) => [
        s.name,
        s.words,
        s.wordsCoded,
        percent(s.wordsCoded, s.words),
        s.turns,
        s.turnsCoded,
        s.passages,
        s.codes,
        (finished.get(s.source) ?? []).join(", "),
      ]),
      notes,
    },
    empty: "The study has no sources yet.",
    chart: async () => {
      const { documentPortrait } = await import("../../../report/charts/document-portrait.js");
      return {
        svg: () =>
          documentPortrait({
            ...portrait(),
            title: "Where passages lie, source by source",
            caption: [
              `Each bar is a source from beginning to end; grey: turns of participants, paler: of others; a lane a theme. Counted: ${counted.description}; ${table.sources.reduce((sum, { passages }) => sum + passages, 0)} passages.`,
              ...filterLines,
            ],
          }),
      };
    },
  });
}

type Covered = readonly SourceCoverage[];

function madeIn(sources: Covered): Makings {
  const sum = noMakings();
  for (const { made } of sources) for (const making of codingMakings) sum[making] += made[making];
  return sum;
}

/** How the codings counted came about, and how much is coded without those that no person chose. */
function madeNotes(sources: Covered): string[] {
  const total = (of: (source: SourceCoverage) => number) =>
    sources.reduce((sum, source) => sum + of(source), 0);
  const made = madeIn(sources);
  const codings = total((source) => source.codings);
  if (codings === 0) return [];
  const summary = `Codings: ${numberText(codings)}, ${makingsPhrase(made)}.`;
  if (made.autocoded + made.suggested === 0) return [summary];
  const words = total((source) => source.words);
  const percent = (part: number) => (words === 0 ? percentText(0) : percentOf(part, words));
  return [
    `${summary} Without those autocoded or accepted from suggestions ${percent(total((s) => s.wordsCodedByPeople))} of the words are coded, with them ${percent(total((s) => s.wordsCoded))}.`,
  ];
}
