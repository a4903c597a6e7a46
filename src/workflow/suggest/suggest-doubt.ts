import type { Work } from "../shared/work.js";
import { type SuggestNote, tooLittleData } from "./suggest-notes.js";
import { learn, readTrainingData, type TrainingRequest } from "./training-data.js";

/** A coding that the rest of the data contradicts. */
export interface Doubted {
  readonly coding: string;
  readonly source: string;
  readonly turn: number;
  readonly quote: string;
  readonly code: string;
  /** The probability of the code here, by machines that have not seen this document. */
  readonly probability: number;
  /** The code they would have put first. */
  readonly instead: { readonly code: string; readonly probability: number } | null;
}

/** Existing codings that the rest of the data contradicts most, to look at again; the most doubtful first. */
export async function doubtCodings(
  work: Work,
  order: TrainingRequest & { readonly limit: number; readonly below: number },
): Promise<{ doubted: Doubted[]; notes: SuggestNote[] }> {
  const data = await readTrainingData(work, order);
  if (data.codes.length === 0 || data.training.codings === 0)
    return { doubted: [], notes: [tooLittleData(undefined)] };
  const { model, passages } = await learn(data, work);
  const { trial } = model.parts;
  if (trial === null) return { doubted: [], notes: [tooLittleData(undefined)] };
  const found: (Omit<Doubted, "coding"> & { id: number })[] = [];
  for (const { example, standings } of trial.standings()) {
    const passage = passages[example];
    if (passage === undefined) continue;
    const [first] = standings;
    for (const [code, coding] of passage.codings) {
      const own = standings.find((standing) => standing.code === code)?.probability ?? 0;
      if (own >= order.below) continue;
      found.push({
        id: coding.id,
        source: passage.source.source.name,
        turn: passage.segment.turn,
        quote: passage.quoteOf(coding),
        code: data.codes[code]?.path ?? "",
        probability: own,
        instead:
          first === undefined || passage.codings.has(first.code)
            ? null
            : { code: data.codes[first.code]?.path ?? "", probability: first.probability },
      });
    }
  }
  found.sort((a, b) => a.probability - b.probability || a.id - b.id);
  const shown = found.slice(0, order.limit);
  const uids = await work.store.uids(shown.map(({ id }) => id));
  return { doubted: shown.map(({ id, ...rest }) => ({ coding: uids.get(id) ?? "", ...rest })), notes: [] };
}
