import { countText } from "../../../core/count-text.js";
import { usageError } from "../../../core/errors.js";
import { listEvidence, setEvidence } from "../../../workflow/themes/theme-evidence-set.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import { cut, table } from "../../terminal/table.js";
import { written } from "../../written.js";
import type * as declared from "./declare-theme-life.js";

type Input = InputOf<typeof declared.themeEvidence>;

/** Lists the passages that speak for themes and against them, or notes such passages. */
export async function run(input: Input, context: Context): Promise<Result> {
  const said = [input.for, input.against, input.remove].filter((option) => option === true).length;
  if (said > 1) throw usageError("two-stances", "Give one of --for, --against and --remove.");
  if (said === 1 && input.theme !== undefined) return note(input, input.theme, context);
  if (input.codings.length > 0 || input.where !== undefined || input.note !== undefined)
    throw usageError("no-stance", "Say what these passages do: --for, --against or --remove.");
  return list(input, context);
}

async function note(input: Input, theme: string, context: Context): Promise<Result> {
  const work = await context.writing(input);
  const stance = input.remove ? null : input.against ? "against" : "for";
  const done = await setEvidence(work, { ...input, theme, stance });
  const parts = [
    ...(done.added > 0 ? [`${countText(done.added, "passage")} noted ${stance} it`] : []),
    ...(done.turned > 0 ? [`${done.turned} moved to the other side`] : []),
    ...(done.noted > 0 ? [countText(done.noted, "note rewritten", "notes rewritten")] : []),
    ...(done.removed > 0 ? [`${countText(done.removed, "passage")} removed`] : []),
    ...(done.unchanged > 0 ? [`${done.unchanged} as before`] : []),
  ];
  return {
    schema: "theme-evidence",
    json: { dryRun: work.dryRun, stance, ...done },
    text: written({ dryRun: work.dryRun, event: done.event }, `"${done.theme}": ${parts.join(", ")}.`),
  };
}

async function list(input: Input, context: Context): Promise<Result> {
  const evidence = await listEvidence(await context.reading(), input.theme);
  const themes = [...new Set(evidence.map(({ theme }) => theme))];
  const width = Math.max(30, (context.io.stdout.columns ?? 120) - 60);
  const blocks = themes.map((theme) => {
    const own = evidence.filter((piece) => piece.theme === theme);
    const rows = own.map((e) => [
      e.stance,
      e.source,
      e.turn,
      e.participants.join(", "),
      e.code,
      e.id.slice(0, 8),
      `“${cut(e.quote, width)}”${e.note === "" ? "" : ` – ${e.note}`}`,
    ]);
    const count = (stance: string) => own.filter((e) => e.stance === stance).length;
    return `${paint("bold", theme)}: ${count("for")} for, ${count("against")} against\n${table(
      [
        { title: "stance" },
        { title: "source", max: 20 },
        { title: "turn", align: "right" },
        { title: "who", max: 20 },
        { title: "code", max: 24 },
        { title: "coding" },
        { title: "passage" },
      ],
      rows,
    )}`;
  });
  return {
    schema: "theme-evidence-list",
    json: {
      evidence: evidence.map((e) => ({
        theme: e.theme,
        stance: e.stance,
        note: e.note,
        coding: e.id,
        source: e.source,
        turn: e.turn,
        start: e.start,
        end: e.end,
        participants: e.participants,
        code: e.path,
        coder: e.coder,
        quote: e.quote,
      })),
    },
    text: evidence.length === 0 ? "No evidence is noted yet." : blocks.join("\n\n"),
    plain: {
      header: ["theme", "stance", "source", "turn", "participants", "code", "coding", "quote", "note"],
      rows: evidence.map((e) => [
        e.theme,
        e.stance,
        e.source,
        e.turn,
        e.participants.join(", "),
        e.path,
        e.id,
        e.quote,
        e.note,
      ]),
    },
    hint:
      evidence.length === 0
        ? "Next: themata theme evidence THEME CODING --against --note \"why\"; 'themata codings --theme THEME' lists ids."
        : undefined,
  };
}
