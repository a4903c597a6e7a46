import type { Id, StoredRecord } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import { intersection, overlaps, type Span } from "../../core/span.js";
import type { Draft, StudyStore, TextKey } from "../../store/port.js";
import type { SourceText } from "../../text/source-text.js";
import { CodingDependents } from "../shared/coding-dependents.js";
import { placeKey } from "../shared/coding-writer.js";
import { wholeText } from "../shared/shown/shown-text.js";
import type { DoubleCoded } from "./agreement-data.js";
import type { JudgedUnit } from "./disagreements.js";

/** A code for the consensus; `from` is whose passages it takes, null for everybody's. */
export interface ConsensusCode {
  readonly id: Id;
  readonly path: string;
  readonly from: number | null;
}

interface ConsensusGround {
  readonly store: StudyStore;
  readonly draft: Draft;
  readonly data: DoubleCoded;
  /** Key quotations of all coders. */
  readonly marked: readonly StoredRecord<"coding">[];
  readonly dependents: CodingDependents;
}

/** Codings of the consensus in one draft. */
export class ConsensusWriter {
  readonly counts = { added: 0, ended: 0 };
  readonly #store: StudyStore;
  readonly #draft: Draft;
  readonly #data: DoubleCoded;
  readonly #coderId: Id;
  readonly #there: Map<string, StoredRecord<"coding">>;
  readonly #marked: readonly StoredRecord<"coding">[];
  readonly #dependents: CodingDependents;
  readonly #texts = new Map<Id, { key: TextKey; text: SourceText }>();

  private constructor(
    { store, draft, data, marked, dependents }: ConsensusGround,
    coderId: Id,
    there: readonly StoredRecord<"coding">[],
  ) {
    this.#marked = marked;
    this.#dependents = dependents;
    this.#store = store;
    this.#draft = draft;
    this.#data = data;
    this.#coderId = coderId;
    this.#there = new Map(there.map((c) => [placeKey(c.revisionId, c.start, c.end, c.codeId, c.coderId), c]));
  }

  static async open(store: StudyStore, draft: Draft, data: DoubleCoded): Promise<ConsensusWriter> {
    const coders = await store.current("coder");
    const marked = await store.current("coding", { key: true });
    const dependents = await CodingDependents.open(store, draft);
    const ground = { store, draft, data, marked, dependents };
    const consensus = coders.find(({ kind }) => kind === "consensus");
    if (consensus !== undefined) {
      const roundId = data.round?.id ?? null;
      const there = await store.current("coding", { coderId: consensus.id, roundId });
      return new ConsensusWriter(ground, consensus.id, there);
    }
    const name = coders.some((coder) => fold(coder.name) === "consensus") ? "the consensus" : "consensus";
    const id = draft.add("coder", { name, kind: "consensus", lead: false });
    return new ConsensusWriter(ground, id, []);
  }

  /** Gives the unit these codes and no others. */
  async write(unit: JudgedUnit, codes: readonly ConsensusCode[]): Promise<void> {
    const { revisionId, spans } = unit.place;
    const { key, text } = await this.#textOf(revisionId);
    const wanted = new Map<string, { span: Span; codeId: Id }>();
    for (const code of codes)
      for (const span of passagesOf(this.#data, unit, code))
        wanted.set(placeKey(revisionId, span.start, span.end, code.id, this.#coderId), {
          span,
          codeId: code.id,
        });
    for (const [place, coding] of this.#there) {
      const inside = spans.some(({ start, end }) => coding.start >= start && coding.end <= end);
      if (coding.revisionId !== revisionId || !inside || wanted.has(place)) continue;
      this.#dependents.close(new Set([coding.id]));
      this.#draft.close("coding", coding.id);
      this.#there.delete(place);
      this.counts.ended++;
    }
    for (const [place, { span, codeId }] of wanted) {
      if (this.#there.has(place)) continue;
      this.#draft.add("coding", {
        revisionId,
        start: span.start,
        end: span.end,
        codeId,
        coderId: this.#coderId,
        roundId: this.#data.round?.id ?? null,
        origin: "consensus",
        state: "confirmed",
        key: this.#isKey(revisionId, span, codeId),
        revisit: false,
        quoteDigest: key.quote(text.slice(span)),
      });
      this.counts.added++;
    }
  }

  /** What a coder marked as a key quotation under this code stays one. */
  #isKey(revisionId: Id, span: Span, codeId: Id): boolean {
    return this.#marked.some(
      (coding) => coding.revisionId === revisionId && coding.codeId === codeId && overlaps(coding, span),
    );
  }

  async #textOf(revisionId: Id): Promise<{ key: TextKey; text: SourceText }> {
    let found = this.#texts.get(revisionId);
    if (found === undefined) {
      found = {
        key: await this.#store.textKey(revisionId),
        text: await wholeText(this.#store, revisionId),
      };
      this.#texts.set(revisionId, found);
    }
    return found;
  }
}

/** Where the consensus applies a code in a unit: where the coders did, joined where they overlap; else all of it. */
function passagesOf(data: DoubleCoded, { place }: JudgedUnit, code: ConsensusCode): Span[] {
  const parts = place.codings
    .filter(
      (coding) =>
        data.codes[coding.code]?.id === code.id && (code.from === null || coding.coder === code.from),
    )
    .flatMap(({ span }) => place.spans.flatMap((own) => intersection(span, own) ?? []))
    .sort((a, b) => a.start - b.start);
  if (parts.length === 0) return [...place.spans];
  const joined: Span[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last !== undefined && part.start < last.end)
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, part.end) };
    else joined.push(part);
  }
  return joined;
}
