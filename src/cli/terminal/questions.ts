import readline from "node:readline";
import { Interrupted } from "../errors.js";
import type { Io } from "../io.js";

/** Asks on a terminal, line by line. */
export interface Questions {
  /** The answer, without the space around it; null where the input has ended. Ctrl-C ends the command. */
  ask(question: string): Promise<string | null>;
  close(): void;
}

export function questions(io: Io, say: (text: string) => unknown): Questions {
  const prompt = readline.createInterface({
    input: io.stdin,
    terminal: false,
    signal: io.signal,
  });
  const lines = prompt[Symbol.asyncIterator]();
  return {
    ask: async (question) => {
      say(question);
      const line = await lines.next();
      if (io.signal.aborted) throw new Interrupted();
      return line.done ? null : String(line.value).trim();
    },
    close: () => prompt.close(),
  };
}
