import { usageError } from "../../core/errors.js";
import type { Id, StoredRecord } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import type { Draft } from "../../store/port.js";

/** Gives a theme or code its other names in place of those it had; an empty name alone takes them away. */
export function setAliases(
  draft: Pick<Draft, "add" | "close">,
  standing: readonly StoredRecord<"alias">[],
  targetId: Id,
  wanted: readonly string[],
): void {
  const names = [...new Map(wanted.map((name) => [fold(name.trim()), name.trim()])).values()].filter(
    (name) => name !== "",
  );
  if (names.some((name) => name.length > 200 || /[\r\n]/.test(name)))
    throw usageError("bad-name", "An alias is one line of at most 200 characters.");
  const own = standing.filter((alias) => alias.targetId === targetId);
  for (const alias of own) if (!names.includes(alias.name)) draft.close("alias", alias.id);
  for (const name of names)
    if (!own.some((alias) => alias.name === name)) draft.add("alias", { targetId, name });
}
