import type { LabelledPerson } from "./labels.js";

/** What a paper says of the speaker in words: "a male mentor", "professor, clinical". */
export interface Description {
  readonly text: string;
  readonly facts: readonly DescribedFact[];
}

interface DescribedFact {
  readonly value: string;
  /** The attributes, or "role", that have such a value. */
  readonly keys: readonly string[];
}

const same: Readonly<Record<string, string>> = {
  female: "woman",
  females: "woman",
  f: "woman",
  w: "woman",
  male: "man",
  males: "man",
  m: "man",
  women: "woman",
  men: "man",
};

/** A value in the form in which it is compared. */
export const plainValue = (text: string): string => {
  const key = text
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, " ");
  return same[key] ?? key;
};

/** Words that describe nobody by themselves. */
const filler =
  /^(?:a|an|the|one|another|of|in|from|at|with|among|our|who|was|is|and|as|participants?|interviewees?|respondents?|person|people|senior|junior|young|older|experienced|departments?|rank|post|years?|group|doctor)$/;

/** What is recorded of a person, by key; the role among it. */
export const recordedOf = (person: LabelledPerson): ReadonlyMap<string, string> =>
  new Map([
    ["role", plainValue(person.role)],
    ...Object.entries(person.attributes).map(([key, value]): [string, string] => [key, plainValue(value)]),
  ]);

/** Reads words that describe participants by their recorded values, and by nothing else; null where they say something else. */
export class Descriptions {
  readonly #keys = new Map<string, Set<string>>();
  #longest = 1;

  constructor(people: readonly LabelledPerson[]) {
    for (const person of people)
      for (const [key, value] of recordedOf(person))
        for (const form of [value, `${value}s`, value.replace(/man$/, "men")]) {
          if (value.length < 2 || /^\d+$/.test(value)) continue;
          this.#keys.set(form, (this.#keys.get(form) ?? new Set()).add(key));
          this.#longest = Math.max(this.#longest, form.split(" ").length);
        }
  }

  of(text: string): Description | null {
    const words = text
      .toLowerCase()
      .split(/[\s,;/–—-]+/)
      .map((word) => word.replace(/^[(["“]|[)\].”"]$/g, ""))
      .filter((word) => word !== "");
    const facts: DescribedFact[] = [];
    for (let at = 0; at < words.length; ) {
      let taken = 0;
      for (let length = Math.min(this.#longest, words.length - at); length > 0 && taken === 0; length--) {
        const joined = words.slice(at, at + length).join(" ");
        const form = same[joined] ?? joined;
        const keys = this.#keys.get(form);
        if (keys === undefined) continue;
        facts.push({ value: form, keys: [...keys] });
        taken = length;
      }
      if (taken === 0 && !filler.test(words[at] ?? "")) return null;
      at += Math.max(1, taken);
    }
    return facts.length === 0 ? null : { text: text.trim(), facts };
  }
}

/** What is recorded of a person otherwise than described; null where all agrees or nothing is recorded. */
export function misdescribed(
  person: LabelledPerson,
  { facts }: Pick<Description, "facts">,
): { readonly value: string; readonly key: string; readonly recorded: string } | null {
  const own = recordedOf(person);
  for (const { value, keys } of facts) {
    const known = keys.filter((key) => (own.get(key) ?? "") !== "");
    const [key] = known;
    if (key === undefined) continue;
    const fits = known.some((one) => {
      const recorded = own.get(one) ?? "";
      return (
        [recorded, `${recorded}s`, recorded.replace(/man$/, "men")].includes(value) ||
        /^both\b/.test(recorded)
      );
    });
    if (!fits) return { value, key, recorded: own.get(key) ?? "" };
  }
  return null;
}
