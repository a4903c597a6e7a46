import { type ThemataError, usageError } from "../../core/errors.js";
import { type NamedCode, resolveExact, resolveName, resolveWhole } from "./resolve.js";

/**
 * Finds codes to code with. A retired or merged code is refused; a merged one names where its codings
 * went.
 * @param whole whether a part of a name does not do, as in tables
 */
export function codeForCoding(
  codes: readonly NamedCode[],
  { whole = false }: { readonly whole?: boolean } = {},
): (wanted: string) => NamedCode {
  const active = codes.filter(({ status }) => status === "active");
  return (wanted) => {
    const found = resolveExact(wanted, [active], "code");
    if (found !== null) return found;
    const refused = refusal(wanted, codes);
    if (refused !== null) throw refused;
    return whole ? resolveWhole(wanted, active, "code") : resolveName(wanted, active, "code");
  };
}

function refusal(wanted: string, codes: readonly NamedCode[]): ThemataError | null {
  const idle = codes.filter(({ status }) => status !== "active");
  const code = resolveExact(wanted, [idle.filter(({ status }) => status === "retired"), idle], "code");
  if (code === null) return null;
  if (code.status === "retired")
    return usageError(
      "code-retired",
      `The code "${code.path}" is retired, so nothing new is coded with it.`,
      `Bring it back with 'themata codebook retire "${code.path}" --revive'.`,
    );
  const target = codes.find(({ id }) => id === code.mergedInto);
  return usageError(
    "code-merged",
    `The code "${code.path}" was merged${target === undefined ? "" : ` into "${target.path}"`}.`,
    target === undefined ? undefined : `Code with "${target.path}" instead.`,
  );
}
