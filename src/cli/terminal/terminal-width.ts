import { AsyncLocalStorage } from "node:async_hooks";

/** Columns of the terminal that is printed to; nothing where the output goes elsewhere, and tables stay whole. */
export const terminalWidth = new AsyncLocalStorage<number | undefined>();
