import { warning } from "../draft.js";
import type { ItemFinding } from "../item.js";
import { ofWhole, some, tally } from "../phrase.js";
import type { Gathering } from "./gatherings.js";

type TextField = "date" | "mode" | "place" | "interviewer" | "others" | "relationship" | "recording";

/** What one field of the sessions holds, over all interviews and focus groups. */
export interface FieldFacts {
  /** "audio 13, notes only 2"; empty where nothing is recorded. */
  readonly counts: string;
  readonly tally: readonly (readonly [string, number])[];
  readonly known: number;
  readonly of: number;
  /** The gatherings where the field is blank. */
  readonly blank: readonly Gathering[];
}

export const fieldOf = (gathering: Gathering, field: TextField): string =>
  gathering.session?.[field].trim() ?? "";

export function fieldFacts(all: readonly Gathering[], field: TextField): FieldFacts {
  const counted = tally(all.map((gathering) => fieldOf(gathering, field)));
  const blank = all.filter((gathering) => fieldOf(gathering, field) === "");
  const known = all.length - blank.length;
  const parts = counted.map(([value, n]) => `${value} ${n}`);
  if (known > 0 && blank.length > 0) parts.push(`not recorded ${blank.length}`);
  return { counts: known === 0 ? "" : parts.join(", "), tally: counted, known, of: all.length, blank };
}

/** A warning where a field is known for some sessions and blank for others. */
export function blankFinding(facts: FieldFacts, code: string, what: string): readonly ItemFinding[] {
  if (facts.blank.length === 0) return [];
  const where = some(facts.blank.map((gathering) => gathering.name));
  return [
    warning(code, `No ${what} is recorded for ${ofWhole(facts.blank.length, facts.of)} sessions: ${where}.`),
  ];
}
