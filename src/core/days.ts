const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
      timeZone: zone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    formats.set(zone, format);
  }
  return format;
}

/** A time zone as it is kept (`europe/berlin` is `Europe/Berlin`); null where there is none of that name. */
export function timeZone(name: string): string | null {
  // "+02:00" is not a zone: it knows no summer.
  if (!/^[A-Za-z]/.test(name)) return null;
  try {
    const known = new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
    return known === "Etc/UTC" || known === "GMT" ? "UTC" : known;
  } catch {
    return null;
  }
}

/**
 * A moment as people in a time zone read it: YYYY-MM-DD HH:MM.
 * @param at milliseconds since 1970
 */
export function momentIn(at: number, zone: string): string {
  if (zone === "UTC") return new Date(at).toISOString().slice(0, 16).replace("T", " ");
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")} ${part("hour")}:${part("minute")}`;
}

/**
 * The day, YYYY-MM-DD, that a moment falls on in a time zone.
 * @param at milliseconds since 1970
 */
export const dayIn = (at: number, zone: string): string => momentIn(at, zone).slice(0, 10);
