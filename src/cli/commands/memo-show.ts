import { showMemo } from "../../workflow/memos.js";
import type { Context } from "../context.js";
import { paint } from "../paint.js";
import type { Result } from "../result.js";

export interface Input {
  readonly memo: string;
}

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
