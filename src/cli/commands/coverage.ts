import { countCoverage } from "../../workflow/count-tables.js";
import type { Context } from "../context.js";
import { type ExhibitOptions, exhibit } from "../exhibit.js";
import type { Result } from "../result.js";

export interface Input extends ExhibitOptions {
  readonly where?: string | undefined;
  readonly source?: readonly string[] | undefined;
}

/** What is coded, by whom, which passes are finished, how evenly. */
export async function run(input: Input, context: Context): Promise<Result> {
  const { table, counted, told, finished, portrait } = await countCoverage(await context.reading(), {
    coders: context.globals.coder ?? context.io.env.THEMATA_CODER,
    where: input.where,
    sources: input.source,
  });
  const percent = (part: number, whole: number) => (whole === 0 ? null : Math.round((100 * part) / whole));
  const { evenness } = table;
  const uncoded = table.sources.filter(({ codings }) => codings === 0);
  const notes = [
    `Counted: ${counted.told}. Words and turns are those of active participants; a passage is counted once, whatever its codes.`,
    ...(evenness === null
      ? []
      : [
          `Evenness: the source with most passages has ${Math.round(100 * evenness.largest)} % of them; as uneven as ${(Math.round(10 * evenness.effective) / 10).toString()} equal sources of ${table.sources.length} (1/Σp²).`,
        ]),
    ...(uncoded.length > 0 ? [`Without codings: ${uncoded.map(({ name }) => name).join(", ")}.`] : []),
    ...told,
    ...table.notes.map(({ message }) => message),
  ];
  return exhibit(context, input, {
    schema: "coverage",
    json: {
      coders: counted.names,
      sources: table.sources.map(({ source, ...rest }) => ({
        ...rest,
        finished: finished.get(source) ?? [],
      })),
      evenness,
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
        s.codings,
        s.codes,
        (finished.get(s.source) ?? []).join(", "),
      ]),
      notes,
    },
    empty: "The study has no sources yet.",
    chart: async () => {
      const { documentPortrait } = await import("../../report/charts/document-portrait.js");
      return {
        svg: () =>
          documentPortrait({
            ...portrait(),
            title: "Where passages lie, source by source",
            caption: [
              `Each bar is a source from beginning to end; grey: turns of participants, paler: of others; a lane a theme. Counted: ${counted.told}; ${table.sources.reduce((sum, { codings }) => sum + codings, 0)} passages.`,
              ...told,
            ],
          }),
      };
    },
  });
}
