import type { Id, StoredRecord } from "../../core/records.js";
import type { Draft, StudyStore } from "../../store/port.js";

/** What refers to codings: memos, evidence and support of themes, cells of the framework. Read once for an event. */
export class CodingDependents {
  readonly #draft: Draft;
  readonly #memos: readonly StoredRecord<"memo">[];
  readonly #evidence: Map<Id, StoredRecord<"theme_evidence">>;
  readonly #support: readonly StoredRecord<"theme_support">[];
  readonly #cells: Map<Id, StoredRecord<"cell">>;

  private constructor(
    draft: Draft,
    memos: readonly StoredRecord<"memo">[],
    evidence: readonly StoredRecord<"theme_evidence">[],
    support: readonly StoredRecord<"theme_support">[],
    cells: readonly StoredRecord<"cell">[],
  ) {
    this.#draft = draft;
    this.#memos = memos;
    this.#evidence = new Map(evidence.map((record) => [record.id, record]));
    this.#support = support;
    this.#cells = new Map(cells.map((record) => [record.id, record]));
  }

  static async open(store: StudyStore, draft: Draft): Promise<CodingDependents> {
    return new CodingDependents(
      draft,
      await store.current("memo"),
      await store.current("theme_evidence"),
      await store.current("theme_support"),
      await store.current("cell"),
    );
  }

  /** Ends what refers to codings that go (memos on those memos too); returns how many memos went. */
  close(codings: ReadonlySet<Id>): number {
    const going = new Set(codings);
    let memos = 0;
    for (let size = -1; size < going.size; ) {
      size = going.size;
      for (const { id, targetId } of this.#memos) {
        if (targetId === null || going.has(id) || !going.has(targetId)) continue;
        going.add(id);
        this.#draft.close("memo", id);
        memos++;
      }
    }
    for (const { id, codingId } of this.#evidence.values())
      if (codings.has(codingId)) this.#draft.close("theme_evidence", id);
    this.endSupport(codings);
    this.#changeCells((id) => (codings.has(id) ? null : id));
    return memos;
  }

  /** Ends what was decided about codings under themes: they go, or get another code or other ends. */
  endSupport(codings: ReadonlySet<Id>): void {
    for (const { id, codingId } of this.#support)
      if (codings.has(codingId)) this.#draft.close("theme_support", id);
  }

  /** Moves what refers to codings that collapse onto the codings they collapse onto. Evidence with a note stays. */
  move(onto: ReadonlyMap<Id, Id>): void {
    for (const { id, targetId } of this.#memos) {
      const target = targetId === null ? undefined : onto.get(targetId);
      if (target !== undefined) this.#draft.change("memo", id, { targetId: target });
    }
    const kept = new Set<string>();
    const place = (record: StoredRecord<"theme_evidence">, codingId: Id) =>
      `${record.themeId} ${codingId} ${record.stance}`;
    for (const record of this.#evidence.values())
      if (!onto.has(record.codingId)) kept.add(place(record, record.codingId));
    for (const record of this.#evidence.values()) {
      const target = onto.get(record.codingId);
      if (target === undefined) continue;
      if (record.note === "" && kept.has(place(record, target)))
        this.#draft.close("theme_evidence", record.id);
      else this.#draft.change("theme_evidence", record.id, { codingId: target });
      kept.add(place(record, target));
    }
    this.#changeCells((id) => onto.get(id) ?? id);
  }

  #changeCells(now: (codingId: Id) => Id | null): void {
    for (const { id, codingIds } of this.#cells.values()) {
      const after = [...new Set(codingIds.flatMap((coding) => now(coding) ?? []))];
      if (after.length !== codingIds.length || after.some((coding, i) => coding !== codingIds[i]))
        this.#draft.change("cell", id, { codingIds: after });
    }
  }
}
