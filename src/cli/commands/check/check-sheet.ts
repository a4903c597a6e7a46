import type { EvidenceNote, ItemResult } from "../../../checklist/item.js";
import type { ChecklistResult } from "../../../checklist/run-checklist.js";
import type { Sheet } from "../../../exchange/sheet.js";

/** What a status is called: a criterion of quality is not "reported". */
export const statusNames = {
  reporting: {
    reported: "reported",
    partly: "partly",
    missing: "missing",
    "not-applicable": "not applicable",
    "addressed-by-alternative": "alternative",
  },
  quality: {
    reported: "answered",
    partly: "to judge",
    missing: "open",
    "not-applicable": "not applicable",
    "addressed-by-alternative": "alternative",
  },
} as const;

/** Passages a line names before it says how many more there are. */
const passagesShown = 4;

/** "participants: 15 active with data (event 37)". */
export function evidenceText({ kind, ref, text, event, passages = [] }: EvidenceNote): string {
  const more = passages.length - passagesShown;
  const places =
    passages.length === 0
      ? ""
      : `: ${passages.slice(0, passagesShown).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  const what = kind === "setting" ? `${kind} ${ref}` : kind;
  return `${what}: ${text}${places}${event === undefined ? "" : ` (event ${event})`}`;
}

/** A checklist as a table to submit or to work on. */
export function checklistSheet(result: ChecklistResult): Sheet {
  const names = statusNames[result.kind];
  const asked = result.items.some(({ guide }) => guide !== "");
  return {
    title: result.title,
    columns: [
      { title: "No." },
      { title: "Section" },
      { title: "Item" },
      ...(asked ? [{ title: "Asks" }] : []),
      { title: "Status" },
      { title: "Answer" },
      { title: "Answered by" },
      { title: "Where in the paper" },
      { title: "What the study shows" },
      { title: "To look at" },
    ],
    rows: result.items.map((item) => [
      item.id.toLowerCase().startsWith(result.id) ? String(item.number) : item.id,
      sectionOf(item),
      item.item,
      ...(asked ? [item.guide] : []),
      names[item.status],
      item.answer ?? "",
      item.filledBy ?? "",
      item.location ?? "",
      item.evidence.map(evidenceText).join("\n"),
      item.findings.map(({ level, message }) => `${level}: ${message}`).join("\n"),
    ]),
    notes: [
      result.source,
      ...result.findings.map(({ level, message }) => `${level}: ${message}`),
      "“Answered by study” is computed from the study's records; look up event numbers with 'themata show'.",
    ],
  };
}

const sectionOf = ({ domain, heading }: ItemResult): string =>
  [domain, heading].filter((part) => part !== "").join(": ");
