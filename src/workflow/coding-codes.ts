import { ThemataError, usageError } from "../core/errors.js";
import { type NamedCode, resolveName } from "./resolve.js";

/**
 * Finds codes to code with. A retired or merged code is refused; a merged one names where its codings
 * went.
 */
export function codeForCoding(codes: readonly NamedCode[]): (wanted: string) => NamedCode {
  const active = codes.filter(({ status }) => status === "active");
  return (wanted) => {
    try {
      return resolveName(wanted, active, "code");
    } catch (error) {
      if (!(error instanceof ThemataError) || error.code !== "unknown-code") throw error;
      throw refusal(wanted, codes) ?? error;
    }
  };
}

function refusal(wanted: string, codes: readonly NamedCode[]): ThemataError | null {
  const idle = codes.filter(({ status }) => status !== "active");
  let code: NamedCode;
  try {
    code = resolveName(wanted, idle, "code");
  } catch {
    return null;
  }
  if (code.status === "retired")
    return usageError(
      "code-retired",
      `The code "${code.path}" is retired, so nothing new is coded with it.`,
      `Take it up again with 'themata codebook retire "${code.path}" --revive'.`,
    );
  const target = codes.find(({ id }) => id === code.mergedInto);
  return usageError(
    "code-merged",
    `The code "${code.path}" was merged${target === undefined ? "" : ` into "${target.path}"`}.`,
    target === undefined ? undefined : `Code with "${target.path}" instead.`,
  );
}
