import { start } from "./001-start.js";
import { format2 } from "./002-format-2.js";
import type { Migration } from "./migration.js";

/** Every step of the schema, in order. */
export const migrations: readonly Migration[] = [start, format2];
