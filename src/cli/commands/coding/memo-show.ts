import { showMemo } from "../../../workflow/coding/memos.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { paint } from "../../terminal/paint.js";
import type * as declared from "./declare-memos.js";

type Input = InputOf<typeof declared.memoShow>;

/** Shows one memo in full. */
export async function run(input: Input, context: Context): Promise<Result> {
  const memo = await showMemo(await context.reading(), input.memo);
  const about = `${memo.kind}, on ${memo.on}, ${memo.coder}, ${memo.date} (${memo.id.slice(0, 8)})`;
  return {
    schema: "memo-show",
    json: { memo },
    text: [
      ...(memo.title === "" ? [] : [paint("bold", memo.title)]),
      paint("dim", about),
      "",
      memo.body,
    ].join("\n"),
  };
}
