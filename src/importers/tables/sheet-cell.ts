/**
 * A cell of a spreadsheet as a person reads it. A time of day or a duration, which spreadsheets keep as a
 * date around 1900, becomes a clock time; a date becomes `2024-03-05`, with the time where it has one.
 */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return dateText(value);
  return String(value).trim();
}

function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return "";
  const [day = "", time = ""] = date.toISOString().split("T");
  const clock = time.slice(0, 8);
  if (date.getUTCFullYear() < 1901) return clock;
  return clock === "00:00:00" ? day : `${day} ${clock}`;
}
