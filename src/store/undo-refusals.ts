import { sql } from "kysely";
import { conflictError, type ThemataError } from "../core/errors.js";
import type { Seq } from "../core/records.js";
import type { Connection } from "./connection.js";
import { hasContent } from "./fields.js";
import type { Footprint } from "./obstacles.js";
import type { Past } from "./timeline.js";

// Why an event cannot be taken back, or done again.

export type Asked = "undo" | "undo --cascade" | "redo";

/** Whether words that an event wrote or replaced were erased since, or the event itself erased some. */
export async function isErased(connection: Connection, print: Footprint): Promise<boolean> {
  if (print.opened.includes("tombstone")) return true;
  const [stone] = await connection.all(
    sql`select 1 from tombstone where event = (select hash from event where seq = ${print.seq})`,
  );
  if (stone !== undefined) return true;
  for (const kind of print.closed.filter(hasContent)) {
    const [row] = await connection.all(
      sql`select 1 from ${sql.table(kind)} where to_seq = ${print.seq} and salt is null and digest is not null limit 1`,
    );
    if (row !== undefined) return true;
  }
  return false;
}

export const erased = (asked: Asked, act: Past) =>
  conflictError(
    "words-erased",
    `Event ${act.seq} (${act.command}) cannot be ${asked === "redo" ? "redone" : "undone"}: words that it wrote were erased for good. Nothing was changed.`,
    "See 'themata log', and change by hand what should be different.",
  );

/** Later events build on it, or a reference would lead nowhere (`cause`). */
export async function conflict(
  connection: Connection,
  asked: Asked,
  act: Past,
  later: readonly Seq[],
  cause?: ThemataError,
): Promise<ThemataError> {
  const rows =
    later.length === 0
      ? []
      : await connection.all<{ seq: Seq; command: string; name: string | null }>(sql`
          select e.seq, e.command,
            (select c.name from coder c where c.id = e.coder_id order by c.from_seq desc limit 1) as name
          from event e where e.seq in (${sql.join(later.slice(0, 20))}) order by e.seq`);
  const named = rows.map((row) => `${row.seq} (${row.command} by ${row.name ?? "?"})`).join(", ");
  const why =
    named === "" ? (cause?.message ?? "later changes build on it") : `later changes build on it: ${named}`;
  const what = `Event ${act.seq} (${act.command})`;
  if (asked === "redo")
    return conflictError(
      "later-change",
      `${what} cannot be redone: ${why}. Nothing was changed.`,
      "See 'themata log', and do by hand what you still want of it.",
    );
  if (asked === "undo --cascade")
    return conflictError(
      "later-change",
      `${what} cannot be undone: ${why}. Nothing was changed.`,
      "See 'themata log', and reverse by hand what stands in the way.",
    );
  return conflictError(
    "later-change",
    `${what} cannot be undone by itself: ${why}. Nothing was changed.`,
    "'themata undo --cascade' undoes those events as well.",
  );
}
