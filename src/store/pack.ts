import type { Id, RecordKind, TurnColumns } from "../core/records.js";

type Fields = Readonly<Record<string, unknown>>;

/**
 * A record as its table keeps it. Turns name their speakers and questions by their place in two lists of
 * records, so that the ids stand where they can be followed, and hashed by uid.
 */
export function pack(kind: RecordKind, record: Fields): Fields {
  if (kind !== "turn_set") return record;
  const columns = record.columns as TurnColumns;
  const speakers = new Places();
  const questions = new Places();
  const speaker = columns.speaker.map((id) => speakers.of(id));
  const question = columns.question.map((id) => questions.of(id));
  return {
    ...record,
    columns: { ...columns, speaker, question },
    speakerIds: speakers.ids,
    questionIds: questions.ids,
  };
}

/** The record again. Turns of format 1 have no lists: they name ids themselves. */
export function unpack(kind: RecordKind, record: Record<string, unknown>): Record<string, unknown> {
  if (kind !== "turn_set") return record;
  const { speakerIds, questionIds, columns, ...rest } = record as unknown as {
    readonly columns: TurnColumns;
    readonly speakerIds: readonly Id[] | null;
    readonly questionIds: readonly Id[] | null;
  };
  if (speakerIds === null || questionIds === null) return { ...rest, columns };
  return {
    ...rest,
    columns: {
      ...columns,
      speaker: columns.speaker.map((place) => speakerIds[place - 1] ?? 0),
      question: columns.question.map((place) => questionIds[place - 1] ?? 0),
    },
  };
}

/** Numbers ids from 1 in the order in which they come; nobody, and no question, is 0. */
class Places {
  readonly #places = new Map<Id, number>();

  of(id: Id): number {
    if (id === 0) return 0;
    const place = this.#places.get(id) ?? this.#places.size + 1;
    this.#places.set(id, place);
    return place;
  }

  get ids(): readonly Id[] {
    return [...this.#places.keys()];
  }
}
