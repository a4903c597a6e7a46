import { usageError } from "../../../core/errors.js";
import { checkCount } from "../../../workflow/shared/check-fields.js";
import { type Evaluated, evaluateSuggestions } from "../../../workflow/suggest/suggest-evaluate.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import { readInput, readInputText } from "../../input.js";
import type { Result } from "../../result.js";
import { writeOutput } from "../../terminal/output.js";
import { paint } from "../../terminal/paint.js";
import { table } from "../../terminal/table.js";
import type * as declared from "./declare-suggest.js";
import { encoderSetting } from "./encoder-setting.js";

type Input = InputOf<typeof declared.suggestEvaluate>;

/** Measures the engine on documents it has not seen. */
export async function run(input: Input, context: Context): Promise<Result> {
  if (input.codebook !== undefined && input.from === undefined)
    throw usageError("codebook-without-file", "--codebook goes with --from: a study has its own codebook.");
  const train = checkCount("--train", input.train, { from: 0, to: 1_000_000 });
  const seeds = checkCount("--seeds", input.seeds, { from: 1, to: 50 }) ?? 5;
  const leastUses = checkCount("--min-uses", input.minUses, { from: 1, to: 1_000_000 }) ?? 8;
  const progress = (done: number, all: number) => context.progress.update(done, all, "trials");
  const found = await evaluateSuggestions({
    file: input.from === undefined ? null : await readInputText(context, input.from),
    codebook:
      input.codebook === undefined
        ? null
        : { name: input.codebook, bytes: await readInput(context, input.codebook) },
    work: input.from === undefined ? await context.reading() : null,
    coder: context.globals.coder,
    level: input.level,
    train: train ?? undefined,
    seeds,
    leastUses,
    chained: input.chained ?? false,
    context: input.context ?? false,
    encoder:
      input.vectors === false
        ? null
        : encoderSetting(context.io, input.from === undefined ? await context.studyDirectory() : null),
    encoding: (done, all) => context.progress.update(done, all, "segments encoded"),
    clock: () => context.io.clock(),
    progress,
  });
  for (const note of found.notes) context.note(note);
  if (input.output !== undefined)
    await writeOutput(context, input.output, await curveOf(found), { force: input.force ?? false });
  const { notes: _notes, ...json } = found;
  return {
    schema: "suggest-evaluate",
    json,
    text: input.output === "-" ? "" : summaryOf(found),
    plain: plain(found),
  };
}

async function curveOf({ curve, baselines }: Evaluated): Promise<string> {
  const { learningCurve } = await import("../../../report/charts/learning-curve.js");
  return learningCurve({
    title: "How suggestions improve with coding",
    caption: [],
    places: curve.map(({ n }) => String(Math.round(n))),
    lines: [
      { name: "P@1", values: curve.map(({ precisionAt1 }) => precisionAt1) },
      { name: "R@3", values: curve.map(({ recallAt3 }) => recallAt3) },
      { name: "micro-F1", values: curve.map(({ microF1 }) => microF1) },
      { name: "most frequent: P@1", values: curve.map(() => baselines.mostFrequent.precisionAt1) },
    ],
  });
}

const figure = (value: number | null, digits = 2) => (value === null ? "–" : value.toFixed(digits));

const names = {
  microF1: "micro-F1",
  macroF1: "macro-F1",
  precisionAt1: "P@1",
  recallAt3: "R@3",
  mrr: "MRR",
  coverageAtPrecision80: "covered",
  precisionReached: "reached",
  ece: "cal. error",
} as const;
const columns = Object.keys(names) as (keyof typeof names)[];

function summaryOf(found: Evaluated): string {
  const rows = [
    ...found.curve.map((point) => [Math.round(point.n), ...columns.map((name) => figure(point[name]))]),
    ...Object.entries(found.baselines).map(([name, point]) => [
      name === "naturalBayes" ? "naive Bayes (natural)" : "most frequent code",
      ...columns.map((column) => figure(point[column])),
    ]),
  ];
  const codes = [...found.perCode].sort((a, b) => b.uses - a.uses).slice(0, 30);
  return [
    `${found.engine}: ${found.segments} segments, ${found.codes} codes, mean of ${found.seeds.length} splits by document.`,
    found.vectors,
    "",
    table(
      [
        { title: "learned from" },
        ...columns.map((name) => ({ title: names[name], align: "right" as const })),
      ],
      rows,
    ),
    "",
    `Two coders agree with each other at ${found.ceiling === null ? "– (nobody else coded these segments)" : `${figure(found.ceiling)} micro-F1`}.`,
    `"covered" and "reached": 80% precision requested; – means too little data to promise it.`,
    `Training ${found.trainMs.toFixed(0)} ms, ranking ${found.msPerSegment.toFixed(2)} ms per segment.`,
    "",
    table(
      [
        { title: "code", max: 50 },
        { title: "uses", align: "right" },
        { title: "F1", align: "right" },
      ],
      codes.map(({ code, uses, f1 }) => [code, uses, figure(f1)]),
    ),
    found.perCode.length > codes.length
      ? paint("dim", `and ${found.perCode.length - codes.length} more (--json)`)
      : "",
  ].join("\n");
}

const plain = ({ curve }: Evaluated) => ({
  header: ["n", ...columns],
  rows: curve.map((point) => [point.n, ...columns.map((name) => point[name])]),
});
