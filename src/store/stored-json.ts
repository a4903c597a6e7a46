import { dataError } from "../core/errors.js";

/**
 * JSON as it stands in a study's database.
 * @throws data error `study-corrupt` where it is none: themata did not write it
 */
export function storedJson(text: unknown): unknown {
  try {
    if (typeof text === "string") return JSON.parse(text);
  } catch {
    // Told below.
  }
  throw corrupt();
}

/** What a value is refused with that themata never writes. */
export const corrupt = () =>
  dataError(
    "study-corrupt",
    "A record of the study's database was changed by hand or by another program, and cannot be read.",
    "Run 'themata doctor', or restore a backup with 'themata restore FILE'.",
  );
