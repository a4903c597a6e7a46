import { momentIn } from "../../../core/days.js";
import { usageError } from "../../../core/errors.js";
import { studyZone } from "../../../workflow/shared/study-zone.js";
import { type LogEntry, readLog } from "../../../workflow/study/read-log.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import { table } from "../../terminal/table.js";
import type * as declared from "./declare-history.js";

type Input = InputOf<typeof declared.log>;

/** The history, newest first. */
export async function run(input: Input, context: Context): Promise<Result> {
  const limit = input.all ? undefined : Number(input.limit);
  if (limit !== undefined && !(Number.isInteger(limit) && limit > 0))
    throw usageError("bad-limit", `--limit is a number from 1, not "${input.limit}".`);
  const work = await context.reading();
  const entries = await readLog(work, limit);
  const head = await work.store.head();
  const zone = await studyZone(work.store);
  const rows = entries.map((e) => [e.seq, momentIn(e.at, zone), e.coder, e.command, summary(e)]);
  return {
    schema: "log",
    json: { head, events: entries.map(toJson) },
    text: table(
      [
        { title: "event", align: "right" },
        { title: "at" },
        { title: "coder" },
        { title: "command" },
        { title: "", max: 60 },
      ],
      rows,
    ),
    plain: { header: ["event", "at", "coder", "command", "summary"], rows },
    hint: entries.length < head.seq ? `${head.seq - entries.length} older events: --all` : undefined,
  };
}

/** An event as JSON: times as ISO 8601. */
export function toJson({ coderId: _coderId, at, ...event }: LogEntry): object {
  return { ...event, at: new Date(at).toISOString() };
}

/** What an event was about, in a few words. */
export function summary(event: LogEntry): string {
  const parts: string[] = [];
  if (event.undone) parts.push(paint("yellow", "(undone)"));
  if (event.undoes !== null) parts.push(`of ${event.undoes}`);
  for (const [key, value] of Object.entries(event.args ?? {})) {
    if (value === null || value === "" || value === false) continue;
    parts.push(typeof value === "object" ? `${key}: ${JSON.stringify(value)}` : `${key}: ${String(value)}`);
  }
  if (event.reason !== null) parts.push(`– ${event.reason}`);
  return parts.join(" ");
}
