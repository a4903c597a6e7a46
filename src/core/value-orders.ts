import { usageError } from "./errors.js";
import { fold } from "./similar.js";

/** The order of an attribute's values, by its key (or `role`), folded; values are folded, too. */
export type ValueOrders = ReadonlyMap<string, readonly string[]>;

/**
 * Reads orders that a study declares: `rank: lecturer, professor; size: small, large`, or a line each.
 * @throws usage error `bad-value-order` for what is not such a list, or an attribute given twice.
 */
export function parseValueOrders(text: string): ValueOrders {
  const orders = new Map<string, readonly string[]>();
  for (const part of text.split(/[;\n]/)) {
    if (part.trim() === "") continue;
    const at = part.indexOf(":");
    const key = fold(part.slice(0, Math.max(0, at)));
    const values = part
      .slice(at + 1)
      .split(",")
      .map(fold);
    if (key === "" || values.includes("") || orders.has(key))
      throw usageError(
        "bad-value-order",
        `"${part.trim()}" is not an order of values${orders.has(key) ? ": it is given twice" : ""}.`,
        "Write rank: lecturer, professor; size: small, large.",
      );
    orders.set(key, values);
  }
  return orders;
}
