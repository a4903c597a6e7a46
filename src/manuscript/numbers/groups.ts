import type { Figure, StudyFigures } from "../figures.js";

/** A group of people that a paper can count: everybody, a role, a value of an attribute. */
export interface Group {
  /** `other`: a noun for people of whom it is not said that they are the participants, such as "health workers". */
  readonly kind: "everybody" | "role" | "attribute" | "other";
  readonly name: string;
  readonly figure: Figure;
}

const everybody = "participants?|interviewees?|respondents?|informants?|people|persons|individuals";
/** Nouns by which papers call participants when they do not call them that. */
const others =
  "(?:health[- ]?care |health |care |community health |front-?line |clinic |clinical )?(?:workers?|professionals?|practitioners?|providers?)|(?:junior |resident |trainee |foundation |hospital )?doctors?|clinicians?|physicians?|nurses?|midwives|residents?|trainees?|registrars?|students?|(?:members of |hospital |clinic |university )?(?:staff|faculty)(?: members?)?|faculty|academics?|teachers?|lecturers?|employees?|educators?";
const synonyms: Readonly<Record<string, string>> = {
  female: "woman",
  females: "woman",
  women: "woman",
  male: "man",
  males: "man",
  men: "man",
};

const nounsOf = new WeakMap<StudyFigures, string>();

/** An expression, without groups, for the nouns that name groups of this study's participants. */
export function groupNouns(figures: StudyFigures): string {
  const known = nounsOf.get(figures);
  if (known !== undefined) return known;
  const { roles, attributes } = figures;
  const words = [...roles.keys(), ...attributes.filter(countable).map(({ value }) => value)]
    .filter((word) => /^\p{L}[\p{L}\d -]{1,40}$/u.test(word))
    .flatMap((word) => [pluralish(word), word]);
  const genders = Object.keys(synonyms);
  const heads = [...roles.keys()].flatMap((role) => {
    const head = role.split(" ").at(-1) ?? "";
    return head === role ? [] : [pluralish(head)];
  });
  const all = [...new Set([...words, ...genders, ...heads])].sort((a, b) => b.length - a.length);
  const nouns = [...all, everybody, others].join("|");
  nounsOf.set(figures, nouns);
  return nouns;
}

/** The group that a noun names; null where it names none, or more than one. */
export function groupNamed(noun: string, figures: StudyFigures): Group | null {
  const word = noun.toLowerCase().replace(/\s+/g, " ");
  if (new RegExp(`^(?:${everybody})$`, "i").test(word))
    return { kind: "everybody", name: "participant", figure: figures.participants };
  const ends = [...figures.roles].filter(([role]) => same(word, role.split(" ").at(-1) ?? ""));
  for (const [role, n] of figures.roles)
    if (same(word, role) || (ends.length === 1 && ends[0]?.[0] === role))
      return {
        kind: "role",
        name: role,
        figure: { value: n, how: `participants with data whose role is ${role}` },
      };
  const wanted = synonyms[word] ?? word;
  const hits = figures.attributes.filter(({ value }) => {
    const own = value.toLowerCase();
    return same(wanted, own) || wanted === (synonyms[own] ?? own);
  });
  const [hit] = hits;
  if (hits.length === 0 && new RegExp(`^(?:${others})$`, "i").test(word))
    return { kind: "other", name: "participant", figure: figures.participants };
  if (hit === undefined || hits.length > 1) return null;
  return {
    kind: "attribute",
    name: hit.value,
    figure: { value: hit.n, how: `participants with data whose ${hit.key} is ${hit.value}` },
  };
}

/** Values that can be counted in prose: no numbers and bands. */
const countable = ({ value }: { readonly value: string }) => !/\d(?! *$)/.test(value);
const same = (word: string, name: string) => {
  const own = name.toLowerCase();
  return word === own || word === pluralish(own);
};

/** The usual English plural, well enough to find a noun by. */
export function pluralish(word: string): string {
  const low = word.toLowerCase();
  if (/(?:^|\s)wom[a]n$/.test(low) || /(?:^|\s)man$/.test(low)) return low.replace(/man$/, "men");
  if (/[^aeiou]y$/.test(low)) return `${low.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/.test(low) ? `${low}es` : `${low}s`;
}
