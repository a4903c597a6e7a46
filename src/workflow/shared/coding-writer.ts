import { type CodingColumns, codingFlags } from "../../core/columns.js";
import { groupBy } from "../../core/group-by.js";
import type { CodingOrigin, CodingState, Id } from "../../core/records.js";
import type { Span } from "../../core/span.js";
import type { Draft, StudyStore } from "../../store/port.js";

/** A coding about to be made, by whom and where. */
export interface NewCoding {
  readonly revisionId: Id;
  readonly span: Span;
  readonly codeId: Id;
  readonly coderId: Id;
  readonly origin: CodingOrigin;
  /** `confirmed` by default. */
  readonly state?: CodingState | undefined;
  readonly key?: boolean | undefined;
  readonly revisit?: boolean | undefined;
  /** The round it belongs to; the open one, or none, by default. */
  readonly roundId?: Id | null | undefined;
  /** Asked for only where the coding is new. */
  readonly quoteDigest: () => string;
}

/** `changed`: it was there, and was confirmed or marked (as a key quotation, to revisit). */
export type CodingStatus = "added" | "changed" | "unchanged";

interface Existing {
  readonly id: Id;
  readonly flags: number;
}

/**
 * Adds codings to a draft; the same code on the same span by the same coder in the same round is one
 * coding. To be opened inside the write, so that what others just wrote is seen.
 */
export class CodingWriter {
  readonly #draft: Draft;
  /** The round that is open, if one is. */
  readonly roundId: Id | null;
  readonly #existing: Map<string, Existing>;
  #memos: Map<Id, string[]> | undefined;

  private constructor(draft: Draft, roundId: Id | null, existing: Map<string, Existing>) {
    this.#draft = draft;
    this.roundId = roundId;
    this.#existing = existing;
  }

  /** @param revisionId the only revision that will be coded, if it is one */
  static async open(store: StudyStore, draft: Draft, revisionId?: Id): Promise<CodingWriter> {
    const roundId = await openRound(store);
    const columns = await store.codingColumns(revisionId === undefined ? {} : { revisionId });
    return new CodingWriter(draft, roundId, placesOf(columns));
  }

  /** Adds a coding, or finds the one that is there; one that was only proposed is confirmed by it. */
  add(coding: NewCoding): { readonly id: Id; readonly status: CodingStatus } {
    const { revisionId, span, codeId, coderId } = coding;
    const roundId = coding.roundId === undefined ? this.roundId : coding.roundId;
    const place = `${placeKey(revisionId, span.start, span.end, codeId, coderId)} ${roundId ?? 0}`;
    const there = this.#existing.get(place);
    const own = flagsOf(coding);
    if (there !== undefined) {
      const status = this.#settle(there, coding);
      const confirmed = coding.state === "proposed" ? there.flags : there.flags & ~codingFlags.proposed;
      this.#existing.set(place, { id: there.id, flags: confirmed | (own & ~codingFlags.proposed) });
      return { id: there.id, status };
    }
    const id = this.#draft.add("coding", {
      revisionId,
      start: span.start,
      end: span.end,
      codeId,
      coderId,
      roundId,
      origin: coding.origin,
      state: coding.state ?? "confirmed",
      key: coding.key ?? false,
      revisit: coding.revisit ?? false,
      quoteDigest: coding.quoteDigest(),
    });
    this.#existing.set(place, { id, flags: own });
    return { id, status: "added" };
  }

  #settle({ id, flags }: Existing, { state, key, revisit }: NewCoding): CodingStatus {
    const lacks = (flag: number, wanted: boolean | undefined) => wanted === true && (flags & flag) === 0;
    const changes = {
      ...((flags & codingFlags.proposed) !== 0 && state !== "proposed" && { state: "confirmed" as const }),
      ...(lacks(codingFlags.key, key) && { key: true }),
      ...(lacks(codingFlags.revisit, revisit) && { revisit: true }),
    };
    if (Object.keys(changes).length === 0) return "unchanged";
    this.#draft.change("coding", id, changes);
    return "changed";
  }

  /** Puts a memo of that day on a coding, unless one with these words is there. */
  async memo(store: StudyStore, codingId: Id, coderId: Id, date: string, body: string): Promise<boolean> {
    this.#memos ??= new Map(
      [...groupBy(await store.current("memo"), ({ targetId }) => targetId ?? 0)].map(([target, memos]) => [
        target,
        memos.map(({ body: words }) => words),
      ]),
    );
    const there = this.#memos.get(codingId) ?? [];
    // Tables hold the memos of a coding as one text.
    if (there.includes(body) || there.join("\n\n").trim() === body) return false;
    this.#memos.set(codingId, [...there, body]);
    this.#draft.add("memo", {
      targetId: codingId,
      kind: passageMemo,
      coderId,
      date,
      start: null,
      end: null,
      title: "",
      body,
    });
    return true;
  }
}

const flagsOf = ({ key, revisit, state }: NewCoding): number =>
  (key ? codingFlags.key : 0) |
  (revisit ? codingFlags.revisit : 0) |
  (state === "proposed" ? codingFlags.proposed : 0);

/** The kind of memos on codings. */
export const passageMemo = "passage";

/** The round that is open, if one is. */
export async function openRound(store: StudyStore): Promise<Id | null> {
  return (await store.current("round", { state: "open" })).at(-1)?.id ?? null;
}

/** What makes two codings of one round the same. */
export const placeKey = (revision: Id, start: number, end: number, code: Id, coder: Id) =>
  `${revision} ${start} ${end} ${code} ${coder}`;

function placesOf(columns: CodingColumns): Map<string, Existing> {
  const places = new Map<string, Existing>();
  const n = (column: Int32Array, i: number) => column[i]!;
  for (let i = 0; i < columns.count; i++) {
    const place = placeKey(
      n(columns.revision, i),
      n(columns.start, i),
      n(columns.end, i),
      n(columns.code, i),
      n(columns.coder, i),
    );
    places.set(`${place} ${n(columns.round, i)}`, {
      id: n(columns.id, i),
      flags: columns.flags[i]!,
    });
  }
  return places;
}
