import type { Declare } from "../../declare/shared.js";
import { complete, completion, configGroup, configSet, configShow, configUnset } from "./declare-config.js";

export const configCommands: Declare = (program, go) => {
  const config = configGroup(program);
  configShow(config, go, () => import("./config-show.js"));
  configSet(config, go, () => import("./config-set.js"));
  configUnset(config, go, () => import("./config-set.js"));
  completion(program, go, () => import("./completion.js"));
  complete(program, go, () => import("./complete.js"));
};
