import { countText, numberText } from "../../core/count-text.js";
import type { NoteKind, ReportNote } from "../model/report-model.js";

/** What is to be checked before a report is used: one line a kind, with how many; the remarks themselves stand elsewhere. */
export function checkLines(notes: readonly ReportNote[]): string[] {
  return Object.entries(lines).flatMap(([kind, line]) => {
    const own = notes.filter((note) => note.kind === kind);
    return own.length === 0 ? [] : [line(own)];
  });
}

const lines: Readonly<Record<NoteKind, (notes: readonly ReportNote[]) => string>> = {
  checklist: (notes) => {
    const errors = notes.filter(({ level }) => level === "error").length;
    const parts = [
      ...(errors > 0 ? [countText(errors, "error")] : []),
      ...(errors < notes.length ? [countText(notes.length - errors, "warning")] : []),
    ];
    return `The checklist has ${parts.join(" and ")}.`;
  },
  "quoted-twice": ({ length }) => `${countText(length, "passage is", "passages are")} quoted more than once.`,
  name: ({ length }) => `${countText(length, "quotation")} may hold a participant's name.`,
  proposed: ([note]) => note?.text ?? numberText(0),
};
