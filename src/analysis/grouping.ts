import { usageError } from "../core/errors.js";
import { fold } from "../core/similar.js";
import { type Bands, bandOf, noBand } from "./attributes/bands.js";
import { inDeclaredOrder } from "./attributes/value-order.js";
import { nobody, type Selection } from "./selection.js";
import type { StudyParticipant, StudyQuestion } from "./study-columns.js";

/** The group of participants who have no value for what is grouped by. */
export const noValue = "(none)";

/** Disjoint groups of what people said: by who they are, or by the source they said it in. */
export interface Grouping {
  /** Names, each once. */
  readonly keys: readonly string[];
  /** Of each group, the active participants with at least one turn. */
  readonly N: readonly number[];
  /** Whether the turns of one person in one source can be in several groups. */
  readonly byTurn?: boolean;
  /** The group of what a person (a place in `Selection.people`) said in a turn of a source (a place, too); -1 for none. */
  groupOf(person: number, source: number, turn: number): number;
}

/**
 * Groups by `role`, `source`, `participant`, `question` (of the interview guide) or the key of an attribute. Values stand in the order that the
 * study declares, else in their natural one,
 * or as bands, where the attribute has such; participants and sources as in the study. People with a value in no band, and those without a value,
 * `(none)`, stand last. Groups without a turn in the sources selected are left out.
 * @throws usage error `unknown-group` where no active participant has such an attribute.
 */
export function grouping(
  selection: Selection,
  by: string,
  questions: readonly StudyQuestion[] = [],
  bands?: Bands,
): Grouping {
  const inOrder = (keys: string[]) => inDeclaredOrder(keys, selection.valueOrders.get(fold(by)) ?? []);
  if (by === "source") return bySource(selection);
  if (by === "question") return byQuestion(selection, questions);
  if (by === "participant") {
    const labels = distinctNames(selection.people.map(({ label, id }) => ({ name: label, id })));
    return byPerson(selection, (_, place) => labels[place] ?? "");
  }
  if (by === "role") return byPerson(selection, (person) => person.role, inOrder);
  if (!selection.people.some((person) => person.attributes.has(by))) {
    const known = [...new Set(selection.people.flatMap((person) => [...person.attributes.keys()]))].sort();
    throw usageError(
      "unknown-group",
      `No active participant has the attribute "${by}".`,
      `Group by ${[...known, "role", "source", "participant", "question"].join(", ")} or coder.`,
    );
  }
  const ownValue = (person: StudyParticipant) => person.attributes.get(by) ?? "";
  const own = bands?.get(by);
  if (own === undefined) return byPerson(selection, ownValue, inOrder);
  const names = [...own.map(({ name }) => name), noBand];
  return byPerson(
    selection,
    (person) => bandOf(own, ownValue(person)),
    (keys) => keys.sort((a, b) => names.indexOf(a) - names.indexOf(b)),
  );
}

/** Names as keys: a name that several bear gets the id added, as in "Site A #12". */
export function distinctNames(things: readonly { readonly name: string; readonly id: number }[]): string[] {
  const bearers = new Map<string, number>();
  for (const { name } of things) bearers.set(name, (bearers.get(name) ?? 0) + 1);
  return things.map(({ name, id }) => ((bearers.get(name) ?? 0) > 1 ? `${name} #${id}` : name));
}

function byPerson(
  { people, present }: Selection,
  groupNameOf: (person: StudyParticipant, place: number) => string,
  inOrder: (keys: string[]) => string[] = (keys) => keys,
): Grouping {
  const values = people.map((person, place) => groupNameOf(person, place) || noValue);
  const sizes = new Map<string, number>();
  values.forEach((value, place) => {
    if (present[place] === 1) sizes.set(value, (sizes.get(value) ?? 0) + 1);
  });
  const keys = inOrder([...sizes.keys()].filter((value) => value !== noValue));
  if (sizes.has(noValue)) keys.push(noValue);
  const placeOf = new Map(keys.map((key, place) => [key, place]));
  const groups = Int32Array.from(values, (value) => placeOf.get(value) ?? -1);
  return {
    keys,
    N: keys.map((key) => sizes.get(key) ?? 0),
    groupOf: (person) => groups[person]!,
  };
}

function bySource({ sources, speaker }: Selection): Grouping {
  return {
    keys: distinctNames(sources.map(({ name, source }) => ({ name, id: source }))),
    N: speaker.map((turns) => new Set(turns.filter((person) => person > nobody)).size),
    groupOf: (_, source) => source,
  };
}

/** Turns by the question of the guide that they answer, in the guide's order; the others are the group `(none)`. */
function byQuestion({ sources, speaker }: Selection, questions: readonly StudyQuestion[]): Grouping {
  const heard = new Map<number, Set<number>>();
  speaker.forEach((turns, source) => {
    turns.forEach((person, turn) => {
      if (person <= nobody) return;
      const question = sources[source]?.question[turn] ?? 0;
      const people = heard.get(question);
      if (people === undefined) heard.set(question, new Set([person]));
      else people.add(person);
    });
  });
  const names = new Map(distinctNames(questions).map((name, place) => [questions[place]?.id ?? 0, name]));
  const ids = questions.map(({ id }) => id).filter((id) => heard.has(id));
  const others = [...heard.keys()].filter((id) => !names.has(id));
  const keys = [...ids.map((id) => names.get(id) ?? ""), ...(others.length > 0 ? [noValue] : [])];
  const place = new Map<number, number>(ids.map((id, i) => [id, i]));
  for (const id of others) place.set(id, ids.length);
  const people = keys.map(() => new Set<number>());
  for (const [id, met] of heard) for (const person of met) people[place.get(id) ?? -1]?.add(person);
  return {
    keys,
    N: people.map((met) => met.size),
    byTurn: true,
    groupOf: (_, source, turn) => place.get(sources[source]?.question[turn] ?? 0) ?? -1,
  };
}
