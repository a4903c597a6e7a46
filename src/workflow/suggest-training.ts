import { type CodingColumns, codingFlags, codingOrigins } from "../core/columns.js";
import type { Id } from "../core/records.js";
import { intersection } from "../core/span.js";
import type { CodedPassage } from "../suggest/rank.js";
import type { CurrentSource } from "./study-sources.js";
import { type SpokenTurn, spokenTurns, type Texts } from "./suggest-spoken.js";

/** What suggestions learn from codings. */
export interface Training {
  readonly passages: readonly CodedPassage[];
  /** Codings learned from. */
  readonly codings: number;
  /** Distinct passages among them. */
  readonly distinct: number;
}

const suggested = codingOrigins.indexOf("suggested");

/**
 * The coded passages to learn from: confirmed codings by these coders with codes in use, without those that
 * began as a suggestion. Of each passage only what participants said who have not withdrawn.
 */
export async function trainingOf(
  codings: CodingColumns,
  from: { readonly sources: readonly CurrentSource[]; readonly texts: Texts },
  coders: ReadonlySet<Id>,
  codes: ReadonlySet<Id>,
): Promise<Training> {
  const sources = new Map(from.sources.map((source) => [source.revision.id, source]));
  const spoken = new Map<Id, readonly SpokenTurn[]>();
  const passages = new Map<string, CodedPassage>();
  const places = new Set<string>();
  let count = 0;
  const n = (column: Int32Array, i: number) => column[i] as number;
  for (let i = 0; i < codings.count; i++) {
    const revision = n(codings.revision, i);
    const code = n(codings.code, i);
    const proposed = ((codings.flags[i] as number) & codingFlags.proposed) !== 0;
    if (proposed || codings.origin[i] === suggested) continue;
    if (!coders.has(n(codings.coder, i)) || !codes.has(code)) continue;
    const source = sources.get(revision);
    const text = source && (await from.texts.of(revision));
    if (source === undefined || !text) continue;
    let turns = spoken.get(revision);
    if (turns === undefined) {
      turns = spokenTurns(source);
      spoken.set(revision, turns);
    }
    const span = { start: n(codings.start, i), end: n(codings.end, i) };
    const said = turns.flatMap(({ body }) => intersection(body, span) ?? []).map((part) => text.slice(part));
    if (said.length === 0) continue;
    count++;
    const place = `${revision} ${span.start} ${span.end}`;
    places.add(place);
    const key = `${place} ${code}`;
    if (!passages.has(key)) passages.set(key, { coding: n(codings.id, i), code, quote: said.join(" … ") });
  }
  return { passages: [...passages.values()], codings: count, distinct: places.size };
}
