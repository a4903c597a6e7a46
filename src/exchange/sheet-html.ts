import { escapeHtml } from "../core/escape-html.js";
import type { Sheet, SheetCell } from "./sheet.js";

const style = `body{font:15px/1.45 system-ui,sans-serif;margin:2rem;color:#1a1a1a}
table{border-collapse:collapse}caption{text-align:left;font-weight:600;padding-bottom:.6rem}
th,td{border:1px solid #b3b3b3;padding:.35rem .6rem;vertical-align:top;text-align:left;white-space:pre-line}
th{background:#eee;position:sticky;top:0}.n{text-align:right;font-variant-numeric:tabular-nums}p{max-width:60rem}`;

/** A table as a page of its own, with nothing fetched from elsewhere. */
export function sheetToHtml({ title, columns, rows, notes }: Sheet): string {
  const right = columns.map(({ align }) => (align === "right" ? ' class="n"' : ""));
  const cell = (value: SheetCell, i: number) =>
    i === 0
      ? `<th scope="row">${escapeHtml(String(value ?? ""))}</th>`
      : `<td${right[i] ?? ""}>${escapeHtml(String(value ?? ""))}</td>`;
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title><style>${style}</style>
<table><caption>${escapeHtml(title)}</caption>
<thead><tr>${columns.map((column) => `<th scope="col">${escapeHtml(column.title)}</th>`).join("")}</tr></thead>
<tbody>
${rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("\n")}
</tbody></table>
${notes.map((note) => `<p>${escapeHtml(note)}</p>`).join("\n")}
</html>
`;
}
