import path from "node:path";
import { countText } from "../../../core/count-text.js";
import { readGuide } from "../../../workflow/sources/guide-file.js";
import { type GuideImported, importGuide } from "../../../workflow/sources/guide-import.js";
import { wordingFloor } from "../../../workflow/sources/guide-match.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import { readInput } from "../../input.js";
import type { Result } from "../../result.js";
import { table } from "../../terminal/table.js";
import { written } from "../../written.js";
import type * as declared from "./declare-guide.js";

type Input = InputOf<typeof declared.guideImport>;

/** Takes over an interview guide and links the turns of all sources to its questions. */
export async function run(input: Input, context: Context): Promise<Result> {
  const name = input.file === "-" ? "standard input" : path.basename(input.file);
  const work = await context.writing(input);
  const entries = await readGuide(name, await readInput(context, input.file));
  const done = await importGuide(work, entries, name);
  for (const line of complaints(done)) context.note(line);
  const { event, questions, without, ...counts } = done;
  return {
    schema: "guide-import",
    json: { event, dryRun: work.dryRun, ...counts, floor: wordingFloor, questions, without },
    text: written({ dryRun: work.dryRun, event }, humanText(done)),
    plain: {
      header: ["question", "sources", "by number", "by wording", "lowest similarity", "turns"],
      rows: questions.map((q) => [
        q.name,
        q.sources,
        q.byNumber,
        q.byWording,
        q.lowest === null ? null : q.lowest.toFixed(2),
        q.turns,
      ]),
    },
    hint: event === null ? undefined : "See which turn answers what with 'themata source turns NAME --json'.",
  };
}

function humanText({ questions, added, changed, unchanged, removed }: GuideImported): string {
  const list = table(
    [
      { title: "question", max: 12 },
      { title: "wording", max: 44 },
      { title: "sources", align: "right" },
      { title: "by number", align: "right" },
      { title: "by wording", align: "right" },
      { title: "least similar", align: "right" },
      { title: "turns", align: "right" },
    ],
    questions.map((q) => [
      q.name,
      q.wording,
      q.sources,
      q.byNumber,
      q.byWording,
      q.lowest === null ? "" : q.lowest.toFixed(2),
      q.turns,
    ]),
  );
  const parts = [`${added} added`, `${changed} changed`, `${unchanged} unchanged`, `${removed} removed`];
  return `${list}\n\nGuide: ${parts.join(", ")}. Wordings count from a similarity of ${wordingFloor}.`;
}

function complaints({ without, questions, byHand }: GuideImported): string[] {
  const lines: string[] = [];
  const list = (reason: string) =>
    without.filter((source) => source.reason === reason).map(({ source }) => source);
  const named = (names: readonly string[]) =>
    `${names.slice(0, 5).join(", ")}${names.length > 5 ? ` and ${names.length - 5} more` : ""}`;
  const silent = list("no-interviewer");
  if (silent.length > 0)
    lines.push(
      `No interviewer is named in ${countText(silent.length, "source")}: ${named(silent)}. Name one with 'themata source set SOURCE --interviewer NAME' and import the guide again.`,
    );
  const strange = list("no-match");
  if (strange.length > 0)
    lines.push(`No question was found in ${countText(strange.length, "source")}: ${named(strange)}.`);
  if (byHand.kept > 0) lines.push(`${countText(byHand.kept, "turn")} placed by hand: left as you put them.`);
  if (byHand.dropped > 0)
    lines.push(
      `${countText(byHand.dropped, "turn")} placed by hand under a question that is gone: recognised again.`,
    );
  const never = questions.filter(({ sources }) => sources === 0).map(({ name }) => name);
  if (never.length > 0 && never.length < questions.length)
    lines.push(`Never found: ${named(never)}. Add the wording actually used as alternatives.`);
  return lines;
}
