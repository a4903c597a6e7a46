import { listMemos } from "../../../workflow/coding/memos.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { table } from "../../terminal/table.js";
import { countOf } from "./codings-filters.js";
import type * as declared from "./declare-memos.js";

type Input = InputOf<typeof declared.memoList>;

/** Lists memos, oldest first. */
export async function run(input: Input, context: Context): Promise<Result> {
  const all = await listMemos(await context.reading(), input);
  const memos = all.slice(0, countOf(input.limit, "--limit"));
  const filtered = input.on !== undefined || input.kind !== undefined || input.text !== undefined;
  const rows = memos.map((m) => [m.id.slice(0, 8), m.date, m.coder, m.kind, m.on, m.title || m.body]);
  return {
    schema: "memo-list",
    json: { memos },
    text:
      memos.length === 0
        ? filtered
          ? "No memo matches."
          : "There are no memos yet."
        : table(
            [
              { title: "memo" },
              { title: "date" },
              { title: "coder", max: 16 },
              { title: "kind", max: 16 },
              { title: "on", max: 32 },
              { title: "", max: 60 },
            ],
            rows,
          ),
    plain: {
      header: ["memo", "date", "coder", "kind", "on", "title", "text"],
      rows: memos.map((m) => [m.id.slice(0, 8), m.date, m.coder, m.kind, m.on, m.title, m.body]),
    },
    hint: memos.length === 0 && !filtered ? 'Next: themata memo add "…" --kind reflexive' : undefined,
  };
}
