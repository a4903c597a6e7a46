import { countText } from "../../../core/count-text.js";
import { usageError } from "../../../core/errors.js";
import { percentOf } from "../../../core/share.js";
import type { Sheet } from "../../../exchange/sheet.js";
import {
  saturationCaution,
  saturationSource,
  saturationVerdict,
  unreadNotes,
} from "../../../report/wording/saturation.js";
import {
  findSaturation,
  type GroupSaturation,
  type InformationPower,
  type SaturationFound,
} from "../../../workflow/counts/find-saturation.js";
import { describeRows } from "../../../workflow/shared/counted-of.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import { table } from "../../terminal/table.js";
import { writeTable } from "../../terminal/table-output.js";
import { countOf } from "../coding/codings-filters.js";
import type * as declared from "./declare-analysis.js";

type Input = InputOf<typeof declared.saturation>;

const meaning = {
  order: "a code is new in the first source, in this order, that has it under the codebook as it stands",
  use: "a code is new in the source in which it was used first in the time of coding, by the event that made each coding as it stands",
} as const;

/** Saturation by base, run and threshold; in a reflexive study, information power instead. */
export async function run(input: Input, context: Context): Promise<Result> {
  const threshold = Number(input.threshold);
  if (!(threshold >= 0 && threshold <= 100) || input.threshold.trim() === "")
    throw usageError("bad-threshold", `--threshold is a percentage from 0 to 100, not "${input.threshold}".`);
  const rule = {
    base: countOf(input.base, "--base") ?? 4,
    run: countOf(input.run, "--run") ?? 2,
    threshold: threshold / 100,
  };
  const found = await findSaturation(
    await context.reading(),
    {
      ...rule,
      of: input.of,
      own: input.own,
      newBy: input.newBy,
      order: input.order,
      by: input.by,
      coders: context.whose,
      where: input.where,
      sources: input.source,
      permutations: zeroOr(input.permutations, "--permutations"),
      seed: zeroOr(input.seed, "--seed"),
    },
    input.anyway ?? false,
  );
  return found.kind === "saturation" ? saturationResult(input, context, found) : powerResult(found);
}

const zeroOr = (value: string, option: string) => (value === "0" ? 0 : (countOf(value, option) ?? 0));

function powerResult({ stopping, facts }: InformationPower): Result {
  const reason =
    "Saturation belongs to coding reliability analysis; it does not fit the values of reflexive thematic analysis, in which codes are not waiting to be found (Braun and Clarke 2021, To saturate or not to saturate?).";
  const questions = [
    "the aim: narrow or broad",
    "the sample: how specific to the aim",
    "the theory: applied or none",
    "the dialogue: strong or weak",
    "the analysis: of cases or across them",
  ];
  return {
    schema: "saturation",
    json: { kind: "information-power", reason, stopping, ...facts },
    text: [
      paint("bold", "The study is reflexive: saturation is not computed; give information power instead."),
      reason,
      "",
      `Say why the sample held enough information power (Malterud, Siersma and Guassora 2016): ${questions.join("; ")}. No number follows from these.`,
      `Here: ${countText(facts.participants, "participant")}, ${countText(facts.sources, "source")}, ${countText(facts.words, "word")} of theirs.`,
      "",
      stopping === ""
        ? 'Not said yet. Say it with: themata study set stopping "…"'
        : `The study says: ${stopping}`,
      paint("dim", "To count anyway: --anyway."),
    ].join("\n"),
  };
}

async function saturationResult(input: Input, context: Context, found: SaturationFound): Promise<Result> {
  const [whole] = found.groups as readonly [GroupSaturation, ...GroupSaturation[]];
  const { discovery, saturation } = whole;
  const noun = discovery.of;
  const notes = notesOf(found, whole);
  const result = await writeTable(context, input, {
    schema: "saturation",
    json: {
      kind: "saturation",
      of: noun,
      order: found.order,
      undated: found.undated,
      unread: found.unread,
      newBy: discovery.newBy,
      coders: found.counted.names,
      rollup: found.rollup,
      filter: found.filterLines,
      groups: found.groups.map(({ group, discovery: own, saturation: rule, band }) => ({
        group,
        ...rule,
        steps: own.steps.map(({ name, found: all, fresh, total }) => ({
          source: name,
          found: all,
          fresh,
          total,
        })),
        band,
      })),
      notes: discovery.notes,
    },
    sheet: discoverySheet(whole, notes),
    empty: "No source has words of an active participant.",
    chart: () =>
      chart(whole, [
        ...notes.slice(0, found.groups.length + 2),
        ...found.filterLines,
        `Counted: ${found.counted.description}${describeRows(noun, found.rollup)}. Shaded: 5th to 95th percentile of random orders, dashed: their median.`,
      ]),
  });
  if (input.output !== undefined || saturation.runs.length === 0 || result.text === "") return result;
  const runs = runsTable(saturation);
  return { ...result, text: `${runs}\n\n${result.text}` };
}

function notesOf(found: SaturationFound, whole: GroupSaturation): string[] {
  const { discovery, saturation } = whole;
  const noun = discovery.of;
  return [
    ...(discovery.steps.length === 0
      ? []
      : found.groups.map((group) => verdict(group, found.groups.length > 1))),
    `Rule: base ${saturation.base}, run ${saturation.run}, threshold ${percentOf(saturation.threshold, 1, 1)} (${saturationSource}); level: ${noun}.`,
    `Order: ${found.order}${found.undated > 0 ? `; ${found.undated} without a date, placed last` : ""}. New: ${meaning[discovery.newBy]}.`,
    ...(whole.band === null || (discovery.steps.at(-1)?.total ?? 0) === 0
      ? []
      : [
          `Random orders: ${whole.band.permutations} permutations, seed ${whole.band.seed}; after ${saturation.n} sources always ${whole.band.median.at(-1)}; after half of them ${bandAt(whole)}.`,
        ]),
    `Counted: ${found.counted.description}${describeRows(noun, found.rollup)}. ${saturationCaution}`,
    ...unreadNotes(found.unread),
    ...found.filterLines,
    ...discovery.notes.map(({ message }) => message),
  ];
}

const discoverySheet = (whole: GroupSaturation, notes: readonly string[]): Sheet => {
  const { discovery } = whole;
  return {
    title: `Discovery of ${discovery.of}, source by source`,
    columns: [
      { title: "source" },
      { title: "in it", align: "right" },
      { title: "new", align: "right" },
      { title: "known", align: "right" },
      { title: "random low", align: "right" },
      { title: "random median", align: "right" },
      { title: "random high", align: "right" },
    ],
    rows: discovery.steps.map(({ name, found: all, fresh, total }, i) => [
      name,
      all,
      fresh,
      total,
      whole.band?.low[i] ?? null,
      whole.band?.median[i] ?? null,
      whole.band?.high[i] ?? null,
    ]),
    notes,
  };
};

/** The runs of sources that the rule looks at. */
const runsTable = (saturation: GroupSaturation["saturation"]): string =>
  table(
    [
      { title: "run" },
      { title: "new", align: "right" },
      { title: "of base", align: "right" },
      { title: "ratio", align: "right" },
    ],
    saturation.runs.map(({ after, newCodes, ratio }) => [
      `sources ${after + 1} to ${after + saturation.run}`,
      newCodes,
      saturation.baseCodes,
      percentOf(ratio, 1, 1),
    ]),
  );

const verdict = ({ group, saturation }: GroupSaturation, named: boolean): string =>
  saturationVerdict(saturation, group === null ? (named ? "All: " : "") : `${group}: `);

function bandAt({ band, saturation: { n } }: GroupSaturation): string {
  const half = Math.max(0, Math.ceil(n / 2) - 1);
  return `${band?.low[half]} to ${band?.high[half]} (median ${band?.median[half]})`;
}

async function chart({ discovery, saturation, band }: GroupSaturation, caption: readonly string[]) {
  const curve = {
    title: `Discovery of ${discovery.of}`,
    caption,
    steps: discovery.steps,
    band,
    reachedAfter: saturation.reachedAfter,
    noun: discovery.of,
  };
  const { discoveryCurve } = await import("../../../report/charts/discovery-curve.js");
  const { curveSpec } = await import("../../../report/charts/vega-lite.js");
  return { svg: () => discoveryCurve(curve), spec: () => curveSpec(curve) };
}
