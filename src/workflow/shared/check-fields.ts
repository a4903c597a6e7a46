import { usageError } from "../../core/errors.js";

/** A date as YYYY-MM-DD that is in the calendar; empty stays empty. */
export function checkDate(where: string, text: string): string {
  const date = text.trim();
  if (date === "") return "";
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date)
    throw usageError("bad-date", `${where} takes a date as YYYY-MM-DD, not "${text}".`);
  return date;
}

/** A whole number from 0 (or `from`) to `to`; null where nothing was said. */
export function checkCount(
  where: string,
  text: string | undefined,
  { from = 0, to = 1_000_000 } = {},
): number | null {
  const number = (text ?? "").trim();
  if (number === "") return null;
  if (!/^\d{1,9}$/.test(number) || Number(number) < from || Number(number) > to)
    throw usageError("bad-number", `${where} takes a whole number from ${from} to ${to}, not "${text}".`);
  return Number(number);
}

/** A name on one line: 1 to 200 characters, no control characters. Outer space goes. */
export function checkName(what: string, text: string): string {
  const name = text.trim();
  if (name === "" || name.length > 200 || /\p{Cc}/u.test(name))
    throw usageError(
      "bad-name",
      `${what} is one line of 1 to 200 characters, not "${name.length > 40 ? `${name.slice(0, 40)}…` : name}".`,
    );
  return name;
}

/** `KEY=VALUE`, split at the first equals sign. */
export function splitPair(text: string, example: string): [key: string, value: string] {
  const at = text.indexOf("=");
  if (at < 1) throw usageError("bad-pair", `This takes KEY=VALUE (${example}), not "${text}".`);
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}
