import { checklistIds, checklists } from "../../../checklist/checklists.js";
import type { Checklist } from "../../../checklist/item.js";
import type { Context } from "../../context.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import { table } from "../../terminal/table.js";

/** What there is beside checklists. */
const others = [
  ["quality", "quotation spread, support of themes, quantity words, deviant cases, uncoded material"],
  ["coherence", "20 rules between the declared approach and what was done and written"],
  ["disclosure", "names and combinations that could identify someone in what the report prints"],
] as const;

/** The checks there are. */
export async function run(_input: object, _context: Context): Promise<Result> {
  const lists = checklistIds.map((id): Checklist => checklists[id]);
  return {
    schema: "check-lists",
    json: {
      checklists: lists.map(({ id, name, title, source, kind, entries }) => ({
        id,
        name,
        title,
        source,
        kind,
        items: entries.length,
      })),
      checks: others.map(([id, title]) => ({ id, title })),
    },
    text: [
      table(
        [{ title: "check" }, { title: "items", align: "right" }, { title: "what it is", max: 90 }],
        [
          ...lists.map(({ id, entries, title }) => [id, entries.length, title] as const),
          ...others.map(([id, title]) => [id, "", title] as const),
        ],
      ),
      "",
      paint(
        "dim",
        "All texts are in our own words. Official wordings and licensed lists such as CASP come from your own file: themata check FILE.yaml",
      ),
    ].join("\n"),
    plain: {
      header: ["check", "items", "title"],
      rows: [
        ...lists.map(({ id, entries, title }) => [id, entries.length, title]),
        ...others.map(([id, title]) => [id, null, title]),
      ],
    },
  };
}
