import type { ErrorCode } from "../core/error-code.js";
import type { Level, Message } from "../core/message.js";

const make =
  (level: Level) =>
  (code: string, message: string, line: number | null = null): Message => ({ level, code, message, line });

export const errorMessage: (code: ErrorCode, message: string, line?: number | null) => Message =
  make("error");
export const warning = make("warning");
export const hint = make("hint");

/** A name or a bit of text as it may stand in a message: one line, at most `limit` characters. */
export function shown(text: string, limit = 60): string {
  const line = text.replace(/\s+/g, " ").trim();
  const points = [...line.slice(0, limit * 2)];
  return points.length <= limit && points.join("") === line
    ? line
    : `${points.slice(0, limit - 1).join("")}…`;
}
