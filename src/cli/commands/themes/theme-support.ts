import { describeSupport } from "../../../analysis/theme-support.js";
import { countText } from "../../../core/count-text.js";
import { usageError } from "../../../core/errors.js";
import type { ThemeSupport } from "../../../core/records.js";
import { supportWords } from "../../../workflow/shared/support-decisions.js";
import { decideSupport } from "../../../workflow/themes/support-decide.js";
import {
  findSupport,
  listSupport,
  passagesMeant,
  supportOverview,
  type ThemeSupportList,
} from "../../../workflow/themes/theme-support-list.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import { cut, table } from "../../terminal/table.js";
import { written } from "../../written.js";
import type * as declared from "./declare-theme-life.js";
import { walkSupport } from "./walk-support.js";

type Input = InputOf<typeof declared.themeSupport>;

/** Tells how far the support of themes is looked at, lists or walks the passages of one, or decides about some. */
export async function run(input: Input, context: Context): Promise<Result> {
  const state = stateOf(input);
  if (input.theme === undefined) return overview(context);
  if (state !== null) return decide(input, input.theme, state, context);
  if (input.codings.length > 0 || input.where !== undefined || input.note !== undefined)
    throw usageError(
      "no-stance",
      "Say what to decide about these passages: --accept, --set-aside or --undecided.",
    );
  const { io, globals } = context;
  const asks =
    !input.list &&
    !input.dryRun &&
    !globals.json &&
    !globals.plain &&
    globals.input !== false &&
    io.stdin.isTTY === true;
  if (!asks) return list(await listSupport(await context.reading(), input.theme), context);
  const work = await context.writing(input);
  const before = await listSupport(work, input.theme);
  const decided = await walkSupport(work, before, io);
  const { counts, theme } = await findSupport(work, input.theme);
  return {
    schema: "theme-support",
    json: { theme: theme.name, decided, counts },
    text: `${paint("bold", theme.name)}: ${describeSupport(counts)}.`,
    hint:
      decided > 0
        ? `${countText(decided, "decision")} recorded, each its own act: 'themata undo' takes the last back.`
        : undefined,
  };
}

function stateOf(input: Input): ThemeSupport["state"] | null {
  const said = [
    ...(input.accept === true ? (["accepted"] as const) : []),
    ...(input.setAside === true ? (["set-aside"] as const) : []),
    ...(input.undecided === true ? (["undecided"] as const) : []),
  ];
  if (said.length > 1) throw usageError("two-stances", "Give one of --accept, --set-aside and --undecided.");
  if (said.length === 1 && input.theme === undefined)
    throw usageError("no-stance", "Name the theme first: themata theme support THEME CODING --accept.");
  return said[0] ?? null;
}

async function decide(
  input: Input,
  theme: string,
  state: ThemeSupport["state"],
  context: Context,
): Promise<Result> {
  const work = await context.writing(input);
  const found = await findSupport(work, theme);
  const passages = await passagesMeant(work, found, input);
  const done = await decideSupport(work, found.theme.id, passages, { state, note: input.note?.trim() });
  const { counts } = work.dryRun ? found : await findSupport(work, found.theme.name);
  const same = done.unchanged > 0 ? `, ${done.unchanged} as before` : "";
  return {
    schema: "theme-support",
    json: { dryRun: work.dryRun, ...done, counts },
    text: written(
      { dryRun: work.dryRun, event: done.event },
      `"${done.theme}": ${countText(done.decided, "passage")} ${supportWords[state]}${same}.${work.dryRun ? "" : ` Now ${describeSupport(counts)}.`}`,
    ),
  };
}

async function overview(context: Context): Promise<Result> {
  const { themes, told, coders } = await supportOverview(await context.reading());
  const rows = themes.map(({ name, counts: c }) => [
    name,
    c.passages,
    c.accepted,
    c.setAside,
    c.undecided,
    c.passages - c.lookedAt,
  ]);
  const header = ["passages", "accepted", "set aside", "left open", "not looked at"];
  return {
    schema: "theme-support-overview",
    json: { coders, themes: themes.map(({ name, counts }) => ({ theme: name, ...counts })) },
    text:
      themes.length === 0
        ? "The study has no themes yet."
        : `${table([{ title: "theme", max: 60 }, ...header.map((title) => ({ title, align: "right" as const }))], rows)}\n\nA passage: the same words under a theme, its subthemes' among them. Counted: ${told}.`,
    plain: { header: ["theme", ...header], rows },
    hint: themes.length === 0 ? undefined : "Look at one: themata theme support THEME",
  };
}

function list(found: ThemeSupportList, context: Context): Result {
  const { theme, counts, passages, coders } = found;
  return {
    schema: "theme-support-list",
    json: {
      coders,
      theme: theme.name,
      counts,
      passages: passages.map(({ revision: _revision, ...passage }) => passage),
    },
    text:
      context.globals.json || context.globals.plain ? "" : forPeople(found, context.io.stdout.columns ?? 120),
    plain: {
      header: [
        "support",
        "by",
        "source",
        "turn",
        "start",
        "end",
        "participants",
        "codes",
        "coding",
        "quote",
        "note",
      ],
      rows: passages.map((p) => [
        p.support ?? "",
        p.by ?? "",
        p.source,
        p.turn,
        p.start,
        p.end,
        p.participants.join("; "),
        p.codes.join("; "),
        p.id,
        p.quote,
        p.note,
      ]),
    },
    hint:
      passages.length === counts.accepted + counts.setAside
        ? undefined
        : `Decide: themata theme support "${theme.name}" CODING… --accept, --set-aside or --undecided; in a terminal, one after the other.`,
  };
}

/** So many rows are read by people; files have all. */
const mostRows = 500;

function forPeople({ theme, counts, passages, told }: ThemeSupportList, columns: number): string {
  const head = `${paint("bold", theme.name)}: ${describeSupport(counts)}`;
  if (passages.length === 0) return `${head}.`;
  const width = Math.max(30, columns - 76);
  const rows = passages
    .slice(0, mostRows)
    .map((p) => [
      p.support === null ? "" : supportWords[p.support],
      p.by ?? "",
      p.source,
      p.turn,
      p.participants.join(", "),
      p.id.slice(0, 8),
      `“${cut(p.quote.replace(/\s+/g, " "), width)}”${p.note === "" ? "" : ` – ${p.note}`}`,
    ]);
  const titles = [
    { title: "support" },
    { title: "by", max: 12 },
    { title: "source", max: 18 },
    { title: "turn", align: "right" as const },
    { title: "who", max: 16 },
    { title: "coding" },
    { title: "passage" },
  ];
  const more = passages.length - rows.length;
  const rest = more > 0 ? `\n… and ${countText(more, "more passage")}: --plain and --json have all.` : "";
  return `${head}\n${table(titles, rows)}${rest}\n\nCounted: ${told}.`;
}
