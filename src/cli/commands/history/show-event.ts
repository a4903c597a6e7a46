import { momentIn } from "../../../core/days.js";
import { usageError } from "../../../core/errors.js";
import { phaseNames } from "../../../core/event-command.js";
import type { RowChange } from "../../../store/port.js";
import { studyZone } from "../../../workflow/shared/study-zone.js";
import { showEvent } from "../../../workflow/study/read-log.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import { cut } from "../../terminal/table.js";
import type * as declared from "./declare-history.js";
import { summary, toJson } from "./log.js";

type Input = InputOf<typeof declared.showEvent>;

const shownRows = 40;

/** One event: who, when, why, and every record it changed. */
export async function run(input: Input, context: Context): Promise<Result> {
  const seq = Number(input.event);
  if (!Number.isInteger(seq) || seq < 1)
    throw usageError("bad-event", `An event is a number from 1, not "${input.event}".`, "See 'themata log'.");
  const work = await context.reading();
  const { event, changes, decisions } = await showEvent(work, seq);
  const phase = event.phaseGiven ?? event.phaseInferred;
  const lines = [
    `${paint("bold", `event ${event.seq}`)}  ${event.command}  ${event.coder}  ${momentIn(event.at, await studyZone(work.store))}`,
    ...(summary(event) === "" ? [] : [summary(event)]),
    ...(phase === null ? [] : [`phase ${phase}: ${phaseNames[phase - 1]}`]),
    `tool ${event.tool}`,
    `hash ${event.hash}`,
    "",
    ...changes.slice(0, shownRows).flatMap((change) => describe(change, decisions.get(change.uid))),
    ...(changes.length > shownRows ? [`… and ${changes.length - shownRows} more`] : []),
  ];
  return {
    schema: "show",
    json: {
      event: toJson(event),
      changes: changes.map(({ kind, uid, before, after }) => ({ kind, id: uid, before, after })),
    },
    text: lines.join("\n"),
  };
}

function describe({ kind, uid, before, after }: RowChange, decision: string | undefined): string[] {
  const mark =
    before === null ? paint("green", "+") : after === null ? paint("red", "-") : paint("yellow", "~");
  if (decision !== undefined) return [`${mark} ${decision}`];
  const fields = Object.keys(after ?? before ?? {}).filter(
    (key) => key !== "columns" && JSON.stringify(before?.[key]) !== JSON.stringify(after?.[key]),
  );
  const shown = (value: unknown) =>
    cut(typeof value === "string" ? value : JSON.stringify(value ?? null), 60);
  return [
    `${mark} ${kind.replace("_", " ")} ${uid.slice(0, 8)}`,
    ...fields
      .filter((key) => shown((after ?? before)?.[key]) !== "" && shown((after ?? before)?.[key]) !== "null")
      .map((key) =>
        before !== null && after !== null
          ? `    ${key}: ${shown(before[key])} -> ${shown(after[key])}`
          : `    ${key}: ${shown((after ?? before)?.[key])}`,
      ),
  ];
}
