import type { Id, RecordKind, Records, Seq } from "../core/records.js";
import { keyed, newSalt, quoteDigest } from "./hash.js";
import type { Draft, Erasable, TextKey } from "./port.js";

type Fields = Record<string, unknown>;

/** What a draft asks to erase. */
export interface Erasure {
  readonly cause: string;
  readonly records: ReadonlyMap<RecordKind, ReadonlySet<Id>>;
  readonly texts: ReadonlySet<Id>;
  readonly payloads: ReadonlySet<Seq>;
}

/** Gathers the row changes of one event, each record at most once: adding then changing is adding. */
export class DraftRows implements Draft {
  readonly added = new Map<RecordKind, Map<Id, Fields>>();
  readonly changed = new Map<RecordKind, Map<Id, Fields>>();
  readonly closed = new Map<RecordKind, Set<Id>>();
  /** Files to be kept as they were, by their names. */
  readonly originals = new Map<string, Uint8Array>();
  readonly texts: { digest: string; salt: Buffer; text: string }[] = [];
  erased: Erasure | null = null;
  coder: Id = 0;
  #next: Id;

  constructor(firstFreeId: Id) {
    this.#next = firstFreeId;
  }

  add<K extends RecordKind>(kind: K, fields: Records[K]): Id {
    const id = this.#next++;
    of(this.added, kind).set(id, fields as unknown as Fields);
    return id;
  }

  change<K extends RecordKind>(kind: K, id: Id, fields: Partial<Records[K]>): void {
    const added = this.added.get(kind)?.get(id);
    if (added !== undefined) {
      of(this.added, kind).set(id, { ...added, ...fields });
      return;
    }
    if (this.closed.get(kind)?.has(id)) throw new Error(`a closed ${kind} cannot be changed`);
    const before = this.changed.get(kind)?.get(id);
    of(this.changed, kind).set(id, { ...before, ...(fields as Fields) });
  }

  close(kind: RecordKind, id: Id): void {
    if (this.added.get(kind)?.delete(id)) return;
    this.changed.get(kind)?.delete(id);
    let closed = this.closed.get(kind);
    if (closed === undefined) {
      closed = new Set();
      this.closed.set(kind, closed);
    }
    closed.add(id);
  }

  text(text: string): TextKey {
    const salt = newSalt();
    const key = textKey(salt, text);
    this.texts.push({ digest: key.digest, salt, text });
    return key;
  }

  original(bytes: Uint8Array): string {
    const name = newSalt().toString("hex");
    this.originals.set(name, bytes);
    return name;
  }

  erase(cause: string, { records = [], texts = [], payloads = [] }: Erasable): void {
    if (this.erased !== null) throw new Error("a draft erases once");
    const byKind = new Map<RecordKind, Set<Id>>();
    for (const { kind, id } of records) byKind.set(kind, (byKind.get(kind) ?? new Set()).add(id));
    this.erased = { cause, records: byKind, texts: new Set(texts), payloads: new Set(payloads) };
  }
}

/** The digests of a text under its salt. */
export const textKey = (salt: Uint8Array, text: string): TextKey => ({
  digest: keyed(salt, text).toString("hex"),
  quote: (quotation) => quoteDigest(salt, quotation),
  file: (bytes) => keyed(salt, bytes).toString("hex"),
});

function of(map: Map<RecordKind, Map<Id, Fields>>, kind: RecordKind): Map<Id, Fields> {
  let inner = map.get(kind);
  if (inner === undefined) {
    inner = new Map();
    map.set(kind, inner);
  }
  return inner;
}
