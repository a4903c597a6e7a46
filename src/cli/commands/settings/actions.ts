import type { Declare } from "../../declare/shared.js";
import * as declared from "./declare-config.js";

/** Settings, and completion of the line. */
export const configCommands: Declare = (program, go) => {
  const config = declared.configGroup(program);
  declared.configShow(config, go, () => import("./config-show.js"));
  declared.configSet(config, go, () => import("./config-set.js"));
  declared.configUnset(config, go, () => import("./config-set.js"));
  declared.completion(program, go, () => import("./completion.js"));
  declared.complete(program, go, () => import("./complete.js"));
};
