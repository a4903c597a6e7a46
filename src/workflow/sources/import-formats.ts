/** The names of the formats that `--as` takes. */
export { formatNames } from "../../importers/registry.js";
