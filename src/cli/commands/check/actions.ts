import type { Declare } from "../../declare/shared.js";
import * as checks from "./declare-check.js";
import * as papers from "./declare-manuscript.js";

/** Checks of the study and of papers. */
export const checkCommands: Declare = (program, go) => {
  const check = checks.check(program, go, ({ file }) =>
    file === undefined ? import("./check-lists.js") : import("./check-file.js"),
  );
  for (const list of checks.checklists) list(check, go, () => import("./check-list.js"));
  checks.checkQuality(check, go, () => import("./check-quality.js"));
  checks.checkCoherence(check, go, () => import("./check-coherence.js"));
  checks.checkDisclosure(check, go, () => import("./check-disclosure.js"));
  checks.checkDismiss(check, go, () => import("./check-judge.js"));
  checks.checkConfirm(check, go, () => import("./check-judge.js"));
  checks.checkAll(check, go, () => import("./check-all.js"));
  checks.checkAnswer(check, go, () => import("./check-answer.js"));
  checks.listChecks(check, go, () => import("./check-lists.js"));
  papers.checkManuscript(check, go, () => import("./check-manuscript.js"));
};

/** Bundles: what a reviewer needs. */
export const bundleCommands: Declare = (program, go) => {
  const bundle = papers.bundleGroup(program);
  papers.bundleCreate(bundle, go, () => import("./bundle-create.js"));
  papers.bundleVerify(bundle, go, () => import("./bundle-verify.js"));
};
