import { alone } from "../../declare/group.js";
import type { Declare } from "../../declare/shared.js";
import {
  apply,
  autocode,
  code,
  codings,
  codingsConfirm,
  codingsImport,
  codingsReject,
  passFinish,
  passGroup,
  passList,
  passStart,
  recode,
  transcript,
  uncode,
} from "./declare-coding.js";
import { memoAdd, memoEdit, memoGroup, memoList, memoShow } from "./declare-memos.js";

export const codingCommands: Declare = (program, go) => {
  code(program, go, () => import("./code.js"));
  apply(program, go, () => import("./apply.js"));
  const group = codings(program, go, () => import("./codings.js"));
  codingsConfirm(group, go, () => import("./codings-answer.js"));
  codingsReject(group, go, () => import("./codings-answer.js"));
  codingsImport(group, go, () => import("./codings-import.js"));
  uncode(program, go, () => import("./uncode.js"));
  recode(program, go, () => import("./recode.js"));
  const pass = passGroup(program);
  passList(pass, go, () => import("./pass-list.js"));
  passStart(pass, go, () => import("./pass.js"));
  passFinish(pass, go, () => import("./pass.js"));
  autocode(program, go, () => import("./autocode.js"));
  transcript(program, go, () => import("./transcript.js"));
};

/** Memos: notes on anything. */
export const memoCommands: Declare = (program, go) => {
  const memo = memoGroup(program);
  alone(memo, go, () => import("./memo-list.js"));
  memoList(memo, go, () => import("./memo-list.js"));
  memoShow(memo, go, () => import("./memo-show.js"));
  memoAdd(memo, go, () => import("./memo-write.js"));
  memoEdit(memo, go, () => import("./memo-write.js"));
};
