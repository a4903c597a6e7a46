import { countText } from "../../../core/count-text.js";
import {
  type ReviewedPassage,
  reviewThemes,
  type ThemeReview,
  type ThemesReviewed,
} from "../../../workflow/themes/review-themes.js";
import { themeThresholds } from "../../../workflow/themes/theme-points.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import { cut, table } from "../../terminal/table.js";
import type * as declared from "./declare-theme-life.js";

type Input = InputOf<typeof declared.themeReview>;

/** Points out what to consider about themes. It ends with 0 whatever it finds: none of it is a verdict. */
export async function run(input: Input, context: Context): Promise<Result> {
  const reviewed = await reviewThemes(await context.reading(), input.theme);
  const [only] = input.theme === undefined ? [] : reviewed.themes;
  const width = Math.max(40, (context.io.stdout.columns ?? 120) - 46);
  return {
    schema: "theme-review",
    json: { ...reviewed, thresholds: themeThresholds },
    text:
      reviewed.themes.length === 0
        ? "The study has no themes yet."
        : only === undefined
          ? overview(reviewed)
          : oneTheme(only, reviewed, width),
    plain: {
      header: ["theme", "point", "message"],
      rows: reviewed.themes.flatMap(({ path, points }) => points.map((p) => [path, p.code, p.message])),
    },
    hint: reviewed.themes.length === 0 ? "Next: themata theme add NAME --code CODE" : undefined,
  };
}

const closing = (summary: string) =>
  `Questions to think with, not verdicts. The thresholds are ours: half of at least ${themeThresholds.leastSegments} segments\nfor one voice, more than half for an overlap. Counted: ${summary}.`;

function heading({ theme, status, participants, N, segments, evidence }: ThemeReview): string {
  const noted = `evidence noted: ${evidence.for} for, ${evidence.against} against`;
  return `${paint("bold", theme)}  ${paint("dim", `${status}; ${participants} of ${N} participants, ${countText(segments, "segment")}; ${noted}`)}`;
}

const pointLines = (points: ThemeReview["points"]) =>
  points.length === 0 ? ["  Nothing further to consider."] : points.map(({ message }) => `  - ${message}`);

/** Where most themes have the same question, it is asked once. */
const common: readonly string[] = ["no-counter-evidence", "support-not-looked-at"];
const isCommon = ({ code }: ThemeReview["points"][number]) => common.includes(code);
const withPoint = (themes: readonly ThemeReview[], wanted: string) =>
  themes.filter(({ points }) => points.some(({ code }) => code === wanted));

function overview({ themes, data, told: summary }: ThemesReviewed): string {
  const unopposed = withPoint(themes, "no-counter-evidence");
  const unseen = withPoint(themes, "support-not-looked-at");
  return [
    ...themes.flatMap((theme) => [
      heading(theme),
      ...pointLines(theme.points.filter((point) => !isCommon(point))),
      "",
    ]),
    ...(unopposed.length === 0
      ? []
      : [
          `No passage is recorded against ${unopposed.length} of ${countText(themes.length, "theme")}. Was one looked for? Record it with 'themata theme evidence THEME CODING --against'.`,
        ]),
    ...(unseen.length === 0
      ? []
      : [
          `Nobody has looked whether the passages under ${unseen.length === themes.length ? "any theme support it" : `${shortList(unseen.map(({ theme }) => `"${theme}"`))} support ${unseen.length === 1 ? "it" : "them"}`}. Do so with 'themata theme support THEME'.`,
        ]),
    ...dataLines(data),
    "",
    closing(summary),
    "Read one against its passages: themata theme review THEME",
  ].join("\n");
}

function oneTheme(
  theme: ThemeReview,
  { passages, data, told: summary }: ThemesReviewed,
  width: number,
): string {
  const undecided = passages.filter(({ stance }) => stance === null).length;
  return [
    heading(theme),
    ...pointLines(theme.points),
    "",
    paint("bold", "Against its coded passages"),
    ...(passages.length === 0
      ? ["There are none."]
      : [
          `Of ${countText(passages.length, "segment")}, ${undecided} have no evidence noted.`,
          passageTable(passages, width),
        ]),
    "",
    paint("bold", "Against the whole data set"),
    theme.silent.length === 0
      ? `It has segments in all ${countText(theme.sources, "source")}.`
      : `It has no segment in ${theme.silent.length} of ${countText(theme.sources, "source")}: ${theme.silent.join(", ")}. Silence may mean something, or that nobody looked.`,
    ...dataLines(data),
    "",
    closing(summary),
  ].join("\n");
}

function passageTable(passages: readonly ReviewedPassage[], width: number): string {
  return table(
    [{ title: "source", max: 20 }, { title: "who", max: 16 }, { title: "noted" }, { title: "passage" }],
    passages.map(({ source, participants, stance, quote }) => [
      source,
      participants.join(", "),
      stance ?? "",
      cut(quote.replace(/\s+/g, " "), width),
    ]),
  );
}

/** What no theme, and what no code, is on. */
function dataLines({ codesInNoTheme, sources }: ThemesReviewed["data"]): string[] {
  const words = sources.reduce((sum, source) => sum + source.words, 0);
  const uncoded = sources.reduce((sum, source) => sum + source.uncoded, 0);
  const most = [...sources].sort((a, b) => b.uncoded / b.words - a.uncoded / a.words).slice(0, 5);
  const list = most.map(({ source, words: all, uncoded: bare }) => `${source} (${bare} of ${all})`);
  return [
    codesInNoTheme.length === 0
      ? "Every code in use is in a theme."
      : `${countText(codesInNoTheme.length, "code")} in use ${codesInNoTheme.length === 1 ? "is" : "are"} in no theme: ${shortList(codesInNoTheme)}.`,
    ...(words === 0
      ? []
      : [
          `No code is on ${uncoded} of the participants' ${words} words; most of them, as a share, in ${list.join(", ")}.`,
        ]),
  ];
}

const shortList = (names: readonly string[]) =>
  names.length <= 8 ? names.join(", ") : `${names.slice(0, 8).join(", ")} and ${names.length - 8} more`;
