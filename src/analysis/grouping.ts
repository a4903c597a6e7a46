import { usageError } from "../core/errors.js";
import { nobody, type Selection } from "./selection.js";
import type { StudyParticipant } from "./study-columns.js";

/** The group of participants who have no value for what is grouped by. */
export const noValue = "(none)";

/** Order of values of roles and attributes: 9 before 10. */
const byValue = new Intl.Collator("en", { numeric: true });

/** Disjoint groups of what people said: by who they are, or by the source they said it in. */
export interface Grouping {
  /** Names, each once. */
  readonly keys: readonly string[];
  /** Of each group, the active participants with at least one turn. */
  readonly N: readonly number[];
  /** The group of what a person (a place in `Selection.people`) said in a source (a place, too). */
  groupOf(person: number, source: number): number;
}

/**
 * Groups by `role`, `source`, `participant` or the key of an attribute. Values are sorted, participants and
 * sources stand as in the study; people without a value are the group `(none)`, which stands last. Groups without a turn in the sources selected are left out.
 * @throws usage error `unknown-group` where no active participant has such an attribute.
 */
export function grouping(selection: Selection, by: string): Grouping {
  if (by === "source") return bySource(selection);
  if (by === "participant") {
    const labels = distinctNames(selection.people.map(({ label, id }) => ({ name: label, id })));
    return byPerson(selection, (_, place) => labels[place] ?? "");
  }
  if (by === "role") return byPerson(selection, (person) => person.role, byValue);
  if (!selection.people.some((person) => person.attributes.has(by))) {
    const known = [...new Set(selection.people.flatMap((person) => [...person.attributes.keys()]))].sort();
    throw usageError(
      "unknown-group",
      `No active participant has the attribute "${by}".`,
      `Group by ${[...known, "role", "source", "participant"].join(", ")} or coder.`,
    );
  }
  return byPerson(selection, (person) => person.attributes.get(by) ?? "", byValue);
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
  order?: Intl.Collator,
): Grouping {
  const values = people.map((person, place) => groupNameOf(person, place) || noValue);
  const sizes = new Map<string, number>();
  values.forEach((value, place) => {
    if (present[place] === 1) sizes.set(value, (sizes.get(value) ?? 0) + 1);
  });
  const keys = [...sizes.keys()].filter((value) => value !== noValue);
  if (order !== undefined) keys.sort(order.compare);
  if (sizes.has(noValue)) keys.push(noValue);
  const placeOf = new Map(keys.map((key, place) => [key, place]));
  const groups = Int32Array.from(values, (value) => placeOf.get(value) ?? -1);
  return {
    keys,
    N: keys.map((key) => sizes.get(key) ?? 0),
    groupOf: (person) => groups[person] as number,
  };
}

function bySource({ sources, speaker }: Selection): Grouping {
  return {
    keys: distinctNames(sources.map(({ name, source }) => ({ name, id: source }))),
    N: speaker.map((turns) => new Set(turns.filter((person) => person > nobody)).size),
    groupOf: (_, source) => source,
  };
}
