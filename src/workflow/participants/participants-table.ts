import { ThemataError, usageError } from "../../core/errors.js";
import type { Id, Participant, StoredRecord } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import type { Fault, ParticipantRow } from "../../exchange/participants-csv.js";
import type { Draft } from "../../store/port.js";
import { type Named, namedSources, resolver, resolveWhole } from "../shared/resolve.js";
import type { Work } from "../shared/work.js";
import { findSpeaker, SpeakerMoves } from "../sources/source-speakers.js";
import { checkAttributeKey, checkParticipantField, newParticipant } from "./participant-fields.js";

/** The study's people while a table is taken in, row by row. */
export class ParticipantTable {
  readonly faults: Fault[] = [];
  readonly #draft: Draft;
  readonly #moves: SpeakerMoves;
  readonly #ids = new Map<string, Id>();
  readonly #known: ReadonlyMap<Id, StoredRecord<"participant">>;
  readonly #attributes = new Map<string, { id: Id; value: string }>();
  readonly #speakers: readonly StoredRecord<"speaker">[];
  readonly #source: (name: string) => StoredRecord<"source"> & Named;
  /** What the table said of a person so far, to notice rows that contradict each other. */
  readonly #said = new Map<string, { line: number; value: string }>();
  readonly #lines = new Map<Id, number>();
  readonly #added = new Set<string>();
  readonly #changed = new Set<string>();
  readonly #labels = new Map<Id, string>();
  readonly #mapped: { source: string; speaker: string; participant: string }[] = [];
  readonly #heard = new Map<Id, { line: number; person: Id }>();

  private constructor(
    draft: Draft,
    participants: readonly StoredRecord<"participant">[],
    attributes: readonly StoredRecord<"attribute">[],
    speakers: readonly StoredRecord<"speaker">[],
    sources: readonly StoredRecord<"source">[],
  ) {
    this.#draft = draft;
    this.#moves = new SpeakerMoves(draft);
    this.#known = new Map(participants.map((person) => [person.id, person]));
    for (const { id, label } of participants) this.#ids.set(fold(label), id);
    for (const { participantId, key, id, value } of attributes)
      this.#attributes.set(`${participantId} ${fold(key)}`, { id, value });
    this.#speakers = speakers;
    this.#source = resolver(namedSources(sources), "source", resolveWhole);
  }

  static async read({ store }: Work, draft: Draft): Promise<ParticipantTable> {
    return new ParticipantTable(
      draft,
      await store.current("participant"),
      await store.current("attribute"),
      await store.current("speaker"),
      await store.current("source"),
    );
  }

  take(row: ParticipantRow): void {
    try {
      const id = this.#person(row);
      const earlier = this.#lines.get(id);
      if (earlier !== undefined && row.source === "")
        throw usageError("given-twice", `"${row.label}" is already on line ${earlier}.`);
      this.#lines.set(id, earlier ?? row.line);
      this.#describe(id, row);
      if (row.source !== "") this.#map(id, row);
      else if (row.speaker !== "") this.#fault(row.line, "A speaker needs a source to speak in.");
    } catch (error) {
      if (!(error instanceof ThemataError)) throw error;
      this.#fault(row.line, error.hint === null ? error.message : `${error.message} ${error.hint}`);
    }
  }

  async finish(work: Work) {
    const removed = await this.#moves.closeForgotten(work, new Set(this.#lines.keys()));
    const labels = [...this.#labels.values()];
    return {
      added: [...this.#added],
      changed: [...this.#changed].filter((label) => !this.#added.has(label)),
      unchanged: labels.filter((label) => !this.#added.has(label) && !this.#changed.has(label)),
      mapped: this.#mapped,
      removed,
    };
  }

  #person(row: ParticipantRow): Id {
    const { label = "" } = checkParticipantField("label", row.label);
    let id = this.#ids.get(fold(label));
    if (id === undefined) {
      id = this.#draft.add("participant", newParticipant(label));
      this.#ids.set(fold(label), id);
      this.#added.add(label);
    }
    if (!this.#labels.has(id)) this.#labels.set(id, this.#known.get(id)?.label ?? label);
    return id;
  }

  #describe(id: Id, row: ParticipantRow): void {
    const label = this.#labels.get(id) ?? row.label;
    let fields: Partial<Participant> = {};
    for (const [field, value] of row.fields) {
      this.#agree(id, field, value, row.line);
      fields = { ...fields, ...checkParticipantField(field, value) };
    }
    const old = this.#known.get(id);
    this.#draft.change("participant", id, fields);
    if (old !== undefined && JSON.stringify({ ...old, ...fields }) !== JSON.stringify(old))
      this.#changed.add(label);
    for (const [key, value] of row.attributes) {
      this.#agree(id, fold(key), value, row.line);
      const kept = this.#attributes.get(`${id} ${fold(key)}`);
      if (kept?.value === value) continue;
      if (kept !== undefined) this.#draft.change("attribute", kept.id, { value });
      else {
        const added = this.#draft.add("attribute", { participantId: id, key: checkAttributeKey(key), value });
        this.#attributes.set(`${id} ${fold(key)}`, { id: added, value });
      }
      this.#changed.add(label);
    }
  }

  #agree(id: Id, key: string, value: string, line: number): void {
    const said = this.#said.get(`${id} ${key}`);
    if (said !== undefined && said.value !== value)
      this.#fault(line, `${key} is "${value}" here and "${said.value}" on line ${said.line}.`);
    this.#said.set(`${id} ${key}`, said ?? { line, value });
  }

  #map(id: Id, row: ParticipantRow): void {
    const source = this.#source(row.source);
    const speaker = findSpeaker(
      this.#speakers.filter(({ sourceId }) => sourceId === source.id),
      row.speaker,
      source.name,
    );
    const other = this.#heard.get(speaker.id);
    if (other !== undefined && other.person !== id)
      throw usageError(
        "given-twice",
        `"${speaker.name}" in "${source.name}" is somebody else on line ${other.line}.`,
      );
    this.#heard.set(speaker.id, { line: row.line, person: id });
    if (!this.#moves.move(speaker, "participant", id)) return;
    this.#mapped.push({
      source: source.name,
      speaker: speaker.name,
      participant: this.#labels.get(id) ?? row.label,
    });
  }

  #fault(line: number, message: string): void {
    this.faults.push({ line, message });
  }
}
