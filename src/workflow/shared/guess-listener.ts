import { AsyncLocalStorage } from "node:async_hooks";

/**
 * Who is told when a thing is named by a part of its name. A name is never completed in silence: where nobody
 * listens, a part names nothing.
 */
export const guessListener = new AsyncLocalStorage<(message: string) => void>();
