import { alone } from "../../declare/group.js";
import type { Declare } from "../../declare/shared.js";
import * as declared from "./declare-analysis.js";

/** Tables and charts of codings. */
export const analysisCommands: Declare = (program, go) => {
  declared.frequency(program, go, () => import("./frequency.js"));
  declared.matrix(program, go, () => import("./matrix.js"));
  declared.cooccurrence(program, go, ({ ordered }) =>
    ordered ? import("./sequence.js") : import("./cooccurrence.js"),
  );
  declared.sequence(program, go, () => import("./sequence.js"));
  declared.saturation(program, go, () => import("./saturation.js"));
  declared.coverage(program, go, () => import("./coverage.js"));
  const framework = declared.frameworkGroup(program);
  alone(framework, go, () => import("./framework.js"));
  declared.frameworkSet(framework, go, () => import("./framework-write.js"));
  declared.frameworkImport(framework, go, () => import("./framework-write.js"));
};
