import type { Session } from "../../core/records.js";
import type { Transcript } from "../../core/transcript.js";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** A date as people write it in a transcript's head, as YYYY-MM-DD; empty where it cannot be read for certain. */
export function readDate(text: string): string {
  const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/.exec(text);
  if (iso) return valid(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dayFirst = /\b(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\b/.exec(text);
  if (dayFirst) return valid(Number(dayFirst[3]), monthOf(dayFirst[2]), Number(dayFirst[1]));
  const monthFirst = /\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/.exec(text);
  if (monthFirst) return valid(Number(monthFirst[3]), monthOf(monthFirst[1]), Number(monthFirst[2]));
  return "";
}

const monthOf = (name: string | undefined) => months.indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1;

function valid(year: number, month: number, day: number): string {
  const text = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const date = new Date(`${text}T00:00:00Z`);
  return month >= 1 && !Number.isNaN(date.getTime()) && date.getUTCDate() === day ? text : "";
}

/** Minutes as people write a duration: "48 minutes", "1 h 5 min", "00:48:12". Null where it cannot be read. */
export function readMinutes(text: string): number | null {
  const clock = /\b(?:(\d{1,2}):)?(\d{1,2}):(\d{2})\b/.exec(text);
  if (clock) {
    const minutes = Number(clock[1] ?? 0) * 60 + Number(clock[2]) + Number(clock[3]) / 60;
    return Math.round(minutes) || null;
  }
  const hours = /(\d+)\s*h/i.exec(text);
  const minutes = /(\d+)\s*m(?:in)?/i.exec(text);
  const sum = Number(hours?.[1] ?? 0) * 60 + Number(minutes?.[1] ?? 0);
  return sum > 0 ? sum : null;
}

/** What a transcript's own head says about its session. */
export function sessionOf(transcript: Transcript): Session {
  const meta = new Map(Object.entries(transcript.meta));
  const first = (...keys: string[]) => keys.map((key) => meta.get(key)).find((v) => v !== undefined) ?? "";
  return {
    date: readDate(first("date", "interview date", "recorded", "recorded on")),
    mode: first("mode"),
    minutes: readMinutes(first("duration", "length")),
    language: transcript.language ?? first("language"),
    recording: first("recording"),
    place: first("place", "location", "setting", "venue"),
    interviewer: first("interviewer", "moderator", "facilitator"),
    others: "",
    relationship: "",
  };
}
