import { usageError } from "../core/errors.js";
import type { Id } from "../core/records.js";
import type { CountingInput, StudyCoder } from "./study-columns.js";

/**
 * The coders whose codings count, each once.
 * @throws usage error `no-coder` or `unknown-coder`.
 */
export function chosenCoders(input: CountingInput, ids: readonly Id[]): StudyCoder[] {
  const coders = new Map(input.coders.map((coder) => [coder.id, coder]));
  const chosen = [...new Set(ids)].map((id) => {
    const coder = coders.get(id);
    if (coder === undefined) throw usageError("unknown-coder", `There is no coder with the id ${id}.`);
    return coder;
  });
  if (chosen.length === 0) throw usageError("no-coder", "Name at least one coder whose codings count.");
  return chosen;
}
