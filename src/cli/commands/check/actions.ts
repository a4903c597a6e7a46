import type { Declare } from "../../declare/shared.js";
import {
  check,
  checkAll,
  checkAnswer,
  checkCoherence,
  checkConfirm,
  checkDisclosure,
  checkDismiss,
  checklists,
  checkQuality,
  listChecks,
} from "./declare-check.js";
import { bundleCreate, bundleGroup, bundleVerify, checkManuscript } from "./declare-manuscript.js";

export const checkCommands: Declare = (program, go) => {
  const group = check(program, go, ({ file }) =>
    file === undefined ? import("./check-lists.js") : import("./check-file.js"),
  );
  for (const list of checklists) list(group, go, () => import("./check-list.js"));
  checkQuality(group, go, () => import("./check-quality.js"));
  checkCoherence(group, go, () => import("./check-coherence.js"));
  checkDisclosure(group, go, () => import("./check-disclosure.js"));
  checkDismiss(group, go, () => import("./check-judge.js"));
  checkConfirm(group, go, () => import("./check-judge.js"));
  checkAll(group, go, () => import("./check-all.js"));
  checkAnswer(group, go, () => import("./check-answer.js"));
  listChecks(group, go, () => import("./check-lists.js"));
  checkManuscript(group, go, () => import("./check-manuscript.js"));
};

/** Bundles: what a reviewer needs. */
export const bundleCommands: Declare = (program, go) => {
  const bundle = bundleGroup(program);
  bundleCreate(bundle, go, () => import("./bundle-create.js"));
  bundleVerify(bundle, go, () => import("./bundle-verify.js"));
};
