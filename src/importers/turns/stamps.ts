/** A time stamp found in a text. Times are milliseconds; null where the stamp is a clock time (10:31 PM). */
export interface Stamp {
  readonly startMs: number | null;
  readonly endMs: number | null;
  /** UTF-16 position after the stamp. */
  readonly end: number;
  /** Whether brackets or `#` mark it as a stamp, so that it cannot be speech. */
  readonly marked: boolean;
  /** Hours, minutes and seconds: not how people write a time of day. */
  readonly full: boolean;
}

const time = String.raw`\d{1,3}:\d{2}(?::\d{2})?(?:[.,:]\d{1,3})?`;
const clock = String.raw`(?:[ \t]?[ap]\.?m\b\.?)?`;
const bracketed = new RegExp(
  String.raw`\\?[[({<][ \t]?#?(${time})(?:-\d)?#?(${clock})(?:[ \t]?(?:-->|[-–—]|to)[ \t]?(${time}))?[ \t]?\\?[\])}>]`,
  "iy",
);
const hashed = /#(\d{1,3}:\d{2}(?::\d{2})?)(?:[-.,](\d{1,3}))?#/y;
const bare = new RegExp(
  String.raw`(${time})(${clock})(?:[ \t]?(?:-->|[–—])[ \t]?(${time}))?(?![\p{L}\p{N}:])`,
  "iuy",
);

/**
 * The time stamp that begins at a position: `[00:12]`, `(1:02:03)`, `\[0:12\]`, `#00:01:02-3#`,
 * `00:00:12.500`, `0:01 --> 0:04`. Null where there is none.
 */
export function stampAt(text: string, at: number): Stamp | null {
  const first = text.charCodeAt(at);
  const digit = first >= 0x30 && first <= 0x39;
  if (first === 0x23) {
    hashed.lastIndex = at;
    const match = hashed.exec(text);
    return match && stamp(tenths(match), null, hashed.lastIndex, true, true);
  }
  const pattern = digit ? bare : bracketed;
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (match === null) return null;
  const end = pattern.lastIndex;
  const isClock = (match[2] ?? "") !== "";
  const start = parseTime(match[1] ?? "");
  if (start === null) return null;
  const full = /:.*:/.test(match[1] ?? "");
  return stamp(
    isClock ? null : start,
    match[3] === undefined ? null : parseTime(match[3]),
    end,
    !digit,
    full,
  );
}

const stamp = (
  startMs: number | null,
  endMs: number | null,
  end: number,
  marked: boolean,
  full: boolean,
): Stamp => ({
  startMs,
  endMs,
  end,
  marked,
  full,
});

const closing = /#(\d{1,3}:\d{2}(?::\d{2})?)(?:[-.,](\d{1,3}))?#$/;

/** A stamp such as `#00:01:02-3#` that closes a paragraph (f4, MAXQDA): where it begins, and its time. */
export function closingStamp(text: string, start: number, end: number): { start: number; ms: number } | null {
  if (text.charCodeAt(end - 1) !== 0x23) return null;
  const from = Math.max(start, end - 20);
  const match = closing.exec(text.slice(from, end));
  const ms = match && tenths(match);
  return match === null || ms === null ? null : { start: from + match.index, ms };
}

function tenths(match: RegExpExecArray): number | null {
  const whole = parseTime(match[1] ?? "");
  return whole === null ? null : whole + fraction(match[2] ?? "");
}

const fraction = (digits: string) => (digits === "" ? 0 : Number(digits.padEnd(3, "0").slice(0, 3)));

/**
 * Milliseconds of `mm:ss`, `hh:mm:ss`, each with an optional `.fff` or `,fff`; a fourth number
 * (frames) is dropped. Null where it is not a time or minutes and seconds pass 59.
 */
export function parseTime(text: string): number | null {
  const match = /^(\d{1,8}):(\d{1,2})(?::(\d{1,2}))?(?:[.,](\d{1,6})|:\d{1,3})?$/.exec(text.trim());
  if (match === null) return null;
  const [, a = "", b = "", c, rest = ""] = match;
  const [hours, minutes, seconds] =
    c === undefined ? [0, Number(a), Number(b)] : [Number(a), Number(b), Number(c)];
  if (seconds > 59 || (c !== undefined && minutes > 59)) return null;
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + fraction(rest);
}

const units: readonly [RegExp, number][] = [
  [
    /(\d+(?:[.,]\d+)?)\s*(?:h\b|hrs?\b|hours?|stunden?|horas?|heures?|uur|ore?\b|godz|timm|saat|小时|小時|時間)/iu,
    3_600_000,
  ],
  [/(\d+(?:[.,]\d+)?)\s*(?:m\b|min|minut|dakika|dk\b|phút|分)/iu, 60_000],
  [/(\d+(?:[.,]\d+)?)\s*(?:s\b|sec|seg|sek|secondi|saniye|秒)/iu, 1000],
];

/** Milliseconds of a stated duration: `00:34:12`, `34 minutes`, `about 1 h 20 min`. Null where it says neither. */
export function parseDuration(text: string): number | null {
  const written = /\d{1,3}:\d{2}(?::\d{2})?/.exec(text.slice(0, 200));
  if (written !== null) return parseTime(written[0]);
  let sum = 0;
  for (const [pattern, ms] of units) {
    const match = pattern.exec(text.slice(0, 200));
    if (match !== null) sum += Number((match[1] ?? "").replace(",", ".")) * ms;
  }
  return sum > 0 ? Math.round(sum) : null;
}
