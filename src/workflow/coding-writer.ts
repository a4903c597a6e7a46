import { type CodingColumns, codingFlags } from "../core/columns.js";
import type { CodingOrigin, CodingState, Id } from "../core/records.js";
import type { Span } from "../core/span.js";
import type { Draft, StudyStore } from "../store/port.js";

/** A coding about to be made, by whom and where. */
export interface NewCoding {
  readonly revisionId: Id;
  readonly span: Span;
  readonly codeId: Id;
  readonly coderId: Id;
  readonly origin: CodingOrigin;
  /** `confirmed` unless told. */
  readonly state?: CodingState | undefined;
  readonly key?: boolean | undefined;
  /** Asked for only where the coding is new. */
  readonly quoteDigest: () => string;
}

/** `changed`: it was there, and became a key quotation or was confirmed. */
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
  readonly #roundId: Id | null;
  readonly #existing: Map<string, Existing>;
  #memos: Set<string> | undefined;

  private constructor(draft: Draft, roundId: Id | null, existing: Map<string, Existing>) {
    this.#draft = draft;
    this.#roundId = roundId;
    this.#existing = existing;
  }

  /** @param revisionId the only revision that will be coded, if it is one */
  static async open(store: StudyStore, draft: Draft, revisionId?: Id): Promise<CodingWriter> {
    const roundId = await openRound(store);
    const columns = await store.codingColumns(revisionId === undefined ? {} : { revisionId });
    return new CodingWriter(draft, roundId, placesOf(columns, roundId));
  }

  /** Adds a coding, or finds the one that is there; one that was only proposed is confirmed by it. */
  add(coding: NewCoding): { readonly id: Id; readonly status: CodingStatus } {
    const { revisionId, span, codeId, coderId } = coding;
    const place = placeKey(revisionId, span.start, span.end, codeId, coderId);
    const there = this.#existing.get(place);
    if (there !== undefined && coding.state === "proposed") return { id: there.id, status: "unchanged" };
    if (there !== undefined) return { id: there.id, status: this.#settle(there, coding.key ?? false) };
    const id = this.#draft.add("coding", {
      revisionId,
      start: span.start,
      end: span.end,
      codeId,
      coderId,
      roundId: this.#roundId,
      origin: coding.origin,
      state: coding.state ?? "confirmed",
      key: coding.key ?? false,
      revisit: false,
      quoteDigest: coding.quoteDigest(),
    });
    this.#existing.set(place, {
      id,
      flags: (coding.key ? codingFlags.key : 0) | (coding.state === "proposed" ? codingFlags.proposed : 0),
    });
    return { id, status: "added" };
  }

  #settle({ id, flags }: Existing, key: boolean): CodingStatus {
    const confirm = (flags & codingFlags.proposed) !== 0;
    const mark = key && (flags & codingFlags.key) === 0;
    if (confirm) this.#draft.change("coding", id, { state: "confirmed" });
    if (mark) this.#draft.change("coding", id, { key: true });
    return confirm || mark ? "changed" : "unchanged";
  }

  /** Puts a memo of that day on a coding, unless one with these words is there. */
  async memo(store: StudyStore, codingId: Id, coderId: Id, date: string, body: string): Promise<boolean> {
    if (this.#memos === undefined) {
      const memos = await store.current("memo", { kind: passageMemo });
      this.#memos = new Set(memos.map(({ targetId, body: words }) => `${targetId} ${words}`));
    }
    const key = `${codingId} ${body}`;
    if (this.#memos.has(key)) return false;
    this.#memos.add(key);
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

/** The kind of memos on codings. */
export const passageMemo = "passage";

/** The round that is open, if one is. */
export async function openRound(store: StudyStore): Promise<Id | null> {
  return (await store.current("round", { state: "open" })).at(-1)?.id ?? null;
}

/** What makes two codings of a round the same. */
export const placeKey = (revision: Id, start: number, end: number, code: Id, coder: Id) =>
  `${revision} ${start} ${end} ${code} ${coder}`;

function placesOf(columns: CodingColumns, roundId: Id | null): Map<string, Existing> {
  const places = new Map<string, Existing>();
  const n = (column: Int32Array, i: number) => column[i] as number;
  for (let i = 0; i < columns.count; i++)
    if (columns.round[i] === (roundId ?? 0))
      places.set(
        placeKey(
          n(columns.revision, i),
          n(columns.start, i),
          n(columns.end, i),
          n(columns.code, i),
          n(columns.coder, i),
        ),
        { id: n(columns.id, i), flags: columns.flags[i] as number },
      );
  return places;
}
