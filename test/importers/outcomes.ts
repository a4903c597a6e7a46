import type { ImportOutcome, Transcript } from "../../src/core/transcript.js";
import type { Importer, ImportOptions } from "../../src/importers/importer.js";
import { SourceText } from "../../src/text/source-text.js";

/** What a test reads of an outcome: each turn as `Speaker: body`, and the codes of the messages. */
export interface Seen {
  readonly turns: readonly string[];
  readonly codes: readonly string[];
  readonly outcome: ImportOutcome;
  /** The only transcript; throws where there is none. */
  readonly transcript: Transcript;
}

export function seen(outcome: ImportOutcome): Seen {
  const [first] = outcome.transcripts;
  return {
    turns: first === undefined ? [] : turnsOf(first),
    codes: outcome.messages.map(({ code }) => code),
    outcome,
    get transcript() {
      if (first === undefined) throw new Error(`No transcript: ${JSON.stringify(outcome.messages)}`);
      return first;
    },
  };
}

export async function read(
  importer: Importer,
  content: Uint8Array | string,
  options: ImportOptions = {},
  name = `ama.${importer.extensions[0]}`,
): Promise<Seen> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return seen(await importer.read({ name, bytes }, options));
}

export function turnsOf({ text, turns }: Transcript): string[] {
  const source = new SourceText(text);
  return turns.map((turn) => `${turn.speaker ?? ""}: ${source.slice(turn.body)}`);
}
