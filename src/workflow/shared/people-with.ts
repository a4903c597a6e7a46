import { usageError } from "../../core/errors.js";
import type { Id } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import type { StudyStore } from "../../store/port.js";

/**
 * Ids of the participants who have an attribute, written `KEY=VALUE`; the key `role` asks for their role.
 * @throws usage errors `bad-attribute`, `unknown-attribute`, `unknown-value`
 */
export async function peopleWith(store: StudyStore, wanted: string): Promise<ReadonlySet<Id>> {
  const [, key = "", value = ""] = /^([^=]+)=(.*)$/s.exec(wanted) ?? [];
  if (key.trim() === "")
    throw usageError("bad-attribute", `--attribute is written KEY=VALUE, not "${wanted}".`);
  const roles = (await store.current("participant")).map(({ id, role }) => ({
    participantId: id,
    key: "role",
    value: role,
  }));
  const all = [...(await store.current("attribute")), ...roles];
  const own = all.filter((one) => fold(one.key) === fold(key.trim()) && one.value !== "");
  if (own.length === 0)
    throw usageError(
      "unknown-attribute",
      `No participant has the attribute "${key.trim()}".`,
      `There are: ${[...new Set(all.flatMap((one) => (one.value === "" ? [] : one.key)))].join(", ") || "none yet"}.`,
    );
  const having = own.filter((one) => fold(one.value) === fold(value.trim()));
  if (having.length === 0)
    throw usageError(
      "unknown-value",
      `No participant has ${key.trim()} "${value.trim()}".`,
      `Values of ${key.trim()}: ${[...new Set(own.map((one) => one.value))].slice(0, 20).join(", ")}.`,
    );
  return new Set(having.map(({ participantId }) => participantId));
}
