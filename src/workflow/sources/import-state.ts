import type { Id, Seq, StoredRecord } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import type { StudyStore } from "../../store/port.js";
import { GuideMatcher } from "./guide-match.js";
import { People } from "./import-speakers.js";

/** What an import must know of the study: read once, and again only when somebody else wrote in between. */
export class ImportState {
  readonly #store: StudyStore;
  #seq: Seq = -1;
  #participants: readonly StoredRecord<"participant">[] = [];
  #attributes: readonly StoredRecord<"attribute">[] = [];
  #people = new People([], []);
  #guide = new GuideMatcher([]);
  #names = new Set<string>();
  #sources = new Map<Id, string>();
  /** Files of this import, by digest. */
  readonly #digests = new Map<string, string>();

  constructor(store: StudyStore) {
    this.#store = store;
  }

  /** The name of the source a file was imported as, by its digest among the files of this import. */
  imported(digest: string): string | undefined {
    return this.#digests.get(digest);
  }

  /** The name of the source a file was imported as, now or before. */
  async sourceOf(digest: string, bytes: Uint8Array): Promise<string | undefined> {
    const [revision] = await this.#store.revisionsOf(bytes);
    return this.imported(digest) ?? (revision === undefined ? undefined : this.#sources.get(revision));
  }

  get people(): People {
    return this.#people;
  }

  get guide(): GuideMatcher {
    return this.#guide;
  }

  isTaken(name: string): boolean {
    return this.#names.has(fold(name));
  }

  /** A name is given out, also in a dry run: the next file of the same name must get another. */
  take(name: string): void {
    this.#names.add(fold(name));
  }

  /** Brings everything up to the study's last event. */
  async refresh(): Promise<void> {
    const { seq } = await this.#store.head();
    if (seq === this.#seq) return;
    const [sources, revisions, questions] = [
      await this.#store.current("source"),
      await this.#store.current("revision"),
      await this.#store.current("question"),
    ];
    const nameOf = new Map(sources.map(({ id, name }) => [id, name]));
    this.#participants = await this.#store.current("participant");
    this.#attributes = await this.#store.current("attribute");
    this.#people = new People(this.#participants, this.#attributes);
    this.#guide = new GuideMatcher(questions);
    for (const { name } of sources) this.take(name);
    this.#sources = new Map(revisions.map((r) => [r.id, nameOf.get(r.sourceId) ?? ""]));
    this.#seq = seq;
  }

  /** A file was written as the event `seq`; null where it was a dry run, which leaves nobody behind. */
  written(seq: Seq | null, digest: string, source: string): void {
    this.#digests.set(digest, source);
    if (seq === null) this.#people = new People(this.#participants, this.#attributes);
    else this.#seq = seq;
  }
}
