import { type ChecklistId, checklistIds, checklists } from "../../../checklist/checklists.js";
import type { Checklist } from "../../../checklist/item.js";
import { ThemataError } from "../../../core/errors.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import { table } from "../../terminal/table.js";
import type * as declared from "./declare-check.js";

/** `check list`, or `check` without a file. */
type Input = InputOf<typeof declared.listChecks> | InputOf<typeof declared.check>;

/** What there is beside checklists. */
const others = [
  ["quality", "quotation spread, support of themes, quantity words, deviant cases, uncoded material"],
  ["coherence", "27 rules between the declared approach and what was done and written"],
  ["disclosure", "names and combinations that could identify someone in what the report prints"],
] as const;

/** What journals ask for; the other lists are shown with --all. */
const first: readonly ChecklistId[] = ["coreq", "srqr"];

/** The checks there are: for people the usual ones and the study's own lists, for programs all of ours. */
export async function run(input: Input, context: Context): Promise<Result> {
  const lists = checklistIds.map((id): Checklist => checklists[id]);
  const all = "all" in input && input.all === true;
  const [usual, further] = [
    lists.filter(({ id }) => first.includes(id as ChecklistId)),
    all ? lists.filter(({ id }) => !first.includes(id as ChecklistId)) : [],
  ];
  const row = ({ id, entries, title }: Checklist) => [id, entries.length, title] as const;
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
          ...usual.map(row),
          ...(await ownLists(context)).map(
            (id) => [id, "", "a list of your own, answered in this study"] as const,
          ),
          ...further.map(row),
          ...others.map(([id, title]) => [id, "", title] as const),
        ],
      ),
      "",
      paint(
        "dim",
        [
          ...(all
            ? []
            : ["Criteria of quality and our draft for reflexive studies: themata check list --all"]),
          "All texts are in our own words. Official wordings and licensed lists such as CASP come from your own file: themata check FILE.yaml",
        ].join("\n"),
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

/** Lists from files that were answered in this study; none where there is no study. */
async function ownLists(context: Context): Promise<string[]> {
  try {
    const { store } = await context.reading();
    const named = new Set((await store.current("answer")).map(({ checklist }) => checklist));
    return [...named]
      .filter((id) => !["coherence", "disclosure"].includes(id) && !checklistIds.some((ours) => ours === id))
      .sort();
  } catch (error) {
    if (error instanceof ThemataError) return [];
    throw error;
  }
}
