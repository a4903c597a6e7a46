import type { Code } from "../../core/records.js";

/** A code's record with everything empty that is not told. */
export function newCode(fields: Partial<Code> & { readonly name: string }): Code {
  return {
    parentId: null,
    position: 0,
    status: "active",
    origin: "",
    color: "",
    mergedInto: null,
    definitionVersion: 1,
    short: "",
    definition: "",
    include: "",
    exclude: "",
    examples: [],
    ...fields,
  };
}
