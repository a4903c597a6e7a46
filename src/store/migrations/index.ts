import { start } from "./001-start.js";
import type { Migration } from "./migration.js";

/** Every step of the schema, in order. */
export const migrations: readonly Migration[] = [start];
