import { alone } from "../../declare/group.js";
import type { Declare } from "../../declare/shared.js";
import {
  cooccurrence,
  coverage,
  frameworkGroup,
  frameworkImport,
  frameworkSet,
  frequency,
  matrix,
  saturation,
  sequence,
} from "./declare-analysis.js";

export const analysisCommands: Declare = (program, go) => {
  frequency(program, go, () => import("./frequency.js"));
  matrix(program, go, () => import("./matrix.js"));
  cooccurrence(program, go, ({ ordered }) =>
    ordered ? import("./sequence.js") : import("./cooccurrence.js"),
  );
  sequence(program, go, () => import("./sequence.js"));
  saturation(program, go, () => import("./saturation.js"));
  coverage(program, go, () => import("./coverage.js"));
  const framework = frameworkGroup(program);
  alone(framework, go, () => import("./framework.js"));
  frameworkSet(framework, go, () => import("./framework-write.js"));
  frameworkImport(framework, go, () => import("./framework-write.js"));
};
