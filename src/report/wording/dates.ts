const months = "January February March April May June July August September October November December".split(
  " ",
);

/** "14 March 2026" from an ISO date or instant (its time is dropped); anything else as it stands. */
export function dateText(date: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T|$)/.exec(date);
  const month = match === null ? undefined : months[Number(match[2]) - 1];
  if (match === null || month === undefined) return date;
  return `${Number(match[3])} ${month} ${match[1]}`;
}

/** "3 to 9 …" in full dates; one date where both ends are equal, empty where there is none. */
export function rangeText(first: string | null, last: string | null): string {
  const ends = [first, last].filter((date) => date !== null).map(dateText);
  return [...new Set(ends)].join(" to ");
}
