import { alone } from "../../declare/group.js";
import type { Declare } from "../../declare/shared.js";
import * as coding from "./declare-coding.js";
import * as memos from "./declare-memos.js";

/** Coding: codings, passes, coding by rule, coded transcripts. */
export const codingCommands: Declare = (program, go) => {
  coding.code(program, go, () => import("./code.js"));
  coding.apply(program, go, () => import("./apply.js"));
  const codings = coding.codings(program, go, () => import("./codings.js"));
  coding.codingsConfirm(codings, go, () => import("./codings-answer.js"));
  coding.codingsReject(codings, go, () => import("./codings-answer.js"));
  coding.codingsImport(codings, go, () => import("./codings-import.js"));
  coding.uncode(program, go, () => import("./uncode.js"));
  coding.recode(program, go, () => import("./recode.js"));
  const pass = coding.passGroup(program);
  coding.passList(pass, go, () => import("./pass-list.js"));
  coding.passStart(pass, go, () => import("./pass.js"));
  coding.passFinish(pass, go, () => import("./pass.js"));
  coding.autocode(program, go, () => import("./autocode.js"));
  coding.transcript(program, go, () => import("./transcript.js"));
};

/** Memos: notes on anything. */
export const memoCommands: Declare = (program, go) => {
  const memo = memos.memoGroup(program);
  alone(memo, go, () => import("./memo-list.js"));
  memos.memoList(memo, go, () => import("./memo-list.js"));
  memos.memoShow(memo, go, () => import("./memo-show.js"));
  memos.memoAdd(memo, go, () => import("./memo-write.js"));
  memos.memoEdit(memo, go, () => import("./memo-write.js"));
};
