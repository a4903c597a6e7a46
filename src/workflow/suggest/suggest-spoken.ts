import { ThemataError } from "../../core/errors.js";
import { isCounted } from "../../core/held-back.js";
import type { Id } from "../../core/records.js";
import type { Span } from "../../core/span.js";
import type { StudyStore } from "../../store/port.js";
import type { SourceText } from "../../text/source-text.js";
import { ShownTexts } from "../shared/shown/shown-text.js";
import type { CurrentSource } from "../shared/study-sources.js";

/** What a participant said in one turn. */
export interface SpokenTurn {
  /** From 1. */
  readonly turn: number;
  readonly participant: string;
  readonly body: Span;
}

/** Bodies of the turns of participants who have not withdrawn: all that suggestions look at. */
export function spokenTurns({ turns, speakers }: CurrentSource): SpokenTurn[] {
  const { speaker, bodyStart, bodyEnd } = turns.columns;
  const active = new Map(
    speakers.flatMap(({ speaker: { id, role }, participant }) =>
      role === "participant" && participant !== null && isCounted(participant)
        ? [[id, participant.label] as const]
        : [],
    ),
  );
  return speaker.flatMap((id, i) => {
    const participant = active.get(id);
    const body = { start: bodyStart[i] ?? 0, end: bodyEnd[i] ?? 0 };
    return participant === undefined || body.start >= body.end ? [] : [{ turn: i + 1, participant, body }];
  });
}

/** Texts of revisions, each read once; null where the text was erased. */
export class Texts {
  readonly #texts: ShownTexts;
  readonly #read = new Map<Id, SourceText | null>();

  constructor(store: StudyStore) {
    this.#texts = new ShownTexts(store);
  }

  async of(revisionId: Id): Promise<SourceText | null> {
    let text = this.#read.get(revisionId);
    if (text === undefined) {
      text = await this.#load(revisionId);
      this.#read.set(revisionId, text);
    }
    return text;
  }

  async #load(revisionId: Id): Promise<SourceText | null> {
    try {
      return await this.#texts.of(revisionId);
    } catch (error) {
      if (error instanceof ThemataError && error.code === "text-erased") return null;
      throw error;
    }
  }
}
