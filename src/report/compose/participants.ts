import type { Evidence, ParticipantEvidence } from "../../checklist/evidence.js";
import { countText } from "../../core/count-text.js";
import { isCounted } from "../../core/held-back.js";
import type { ParticipantTable } from "../model/study.js";

/** More different values than this are summed up instead of listed. Our own rule. */
const mostValues = 8;
/** Cells below this can identify people. Our own threshold, after common practice in tables. */
const smallCell = 5;

/**
 * Participants by group: a row for each value of each attribute, a column for each role and one for
 * all. Only active participants with data are counted.
 */
export function participantTable(evidence: Evidence): ParticipantTable {
  const people = evidence.participants.filter((p) => isCounted(p) && p.sources.length > 0);
  const roles = [...new Set(people.map(({ role }) => role || "role not stated"))].sort();
  const split = roles.length > 1;
  const groups = split
    ? roles.map((role) => people.filter((p) => (p.role || "role not stated") === role))
    : [];
  const columns = ["Characteristic", ...(split ? roles.map(capital) : []), "All"];
  const rows: string[][] = [];
  const row = (label: string, of: (group: readonly ParticipantEvidence[]) => string) =>
    rows.push([label, ...[...groups, people].map(of)]);
  row("Participants", (group) => String(group.length));
  for (const key of attributeKeys(people)) {
    const values = [...new Set(people.map((p) => attributeOf(p, key)))].sort((a, b) =>
      a.localeCompare(b, "en", { numeric: true }),
    );
    const numbers = values.filter((value) => value !== "").map(Number);
    if (values.length > mostValues && numbers.every(Number.isFinite))
      row(`${label(key)}: median (range)`, (group) => spread(group, key));
    else if (values.length > mostValues)
      row(`${label(key)}: different values`, (group) => different(group, key));
    else
      for (const value of values)
        row(`${label(key)}: ${value === "" ? "not stated" : value}`, (group) =>
          String(group.filter((p) => attributeOf(p, key) === value).length),
        );
  }
  return { columns, rows, totals: null, notes: notes(evidence, rows) };
}

const attributeOf = (person: ParticipantEvidence, key: string) => (person.attributes[key] ?? "").trim();
const label = (key: string) => capital(key.replaceAll("_", " "));
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function attributeKeys(people: readonly ParticipantEvidence[]): string[] {
  return [...new Set(people.flatMap(({ attributes }) => Object.keys(attributes)))];
}

function spread(group: readonly ParticipantEvidence[], key: string): string {
  const numbers = group
    .map((p) => attributeOf(p, key))
    .filter((value) => value !== "")
    .map(Number)
    .sort((a, b) => a - b);
  if (numbers.length === 0) return "–";
  const middle = numbers.length / 2;
  const median =
    numbers.length % 2 === 1
      ? numbers[Math.floor(middle)]
      : ((numbers[middle - 1] ?? 0) + (numbers[middle] ?? 0)) / 2;
  return `${median} (${numbers[0]} to ${numbers.at(-1)})`;
}

const different = (group: readonly ParticipantEvidence[], key: string) =>
  String(new Set(group.map((p) => attributeOf(p, key))).size);

function notes(evidence: Evidence, rows: readonly (readonly string[])[]): string[] {
  const found: string[] = [];
  const small = rows
    .slice(1)
    .flatMap((cells) => cells.slice(1))
    .some((cell) => /^\d+$/.test(cell) && Number(cell) > 0 && Number(cell) < smallCell);
  if (small)
    found.push(
      `Cells below ${smallCell} can identify people; consider wider bands before publishing this table.`,
    );
  const withdrawn = evidence.participants.filter((person) => !isCounted(person)).length;
  if (withdrawn > 0)
    found.push(`${countText(withdrawn, "withdrawn person is", "withdrawn people are")} not counted.`);
  const silent = evidence.participants.filter((p) => isCounted(p) && p.sources.length === 0);
  if (silent.length > 0)
    found.push(`Without data, and not counted: ${silent.map((p) => p.label).join(", ")}.`);
  return found;
}
