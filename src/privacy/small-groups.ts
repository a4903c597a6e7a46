import { addTo } from "../core/group-by.js";
import { fold } from "../core/similar.js";
import type { Disclosure } from "./disclosure.js";
import { isPlaceKey, type PlaceLevel, placeLevel } from "./place-levels.js";

/** A participant with what tables and labels say of them, the role among it. */
export interface Described {
  readonly label: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Fewer people than this in a cell of a table may be recognised. Ours, after common practice. */
export const SMALL_CELL = 5;
/** Combinations and people that a message names before it says how many more there are. */
const shown = 4;

const some = (names: readonly string[]): string =>
  names.length <= shown
    ? names.join(", ")
    : `${names.slice(0, shown).join(", ")} and ${names.length - shown} more`;

/** Cells below five in the table of participants: each value of each characteristic, in all and by role. */
export function smallCells(people: readonly Described[]): Disclosure[] {
  const keys = keysOf(people).filter((key) => key !== "role");
  const roles = [...new Set(people.map(({ values }) => values.role ?? ""))];
  const groups = [
    people,
    ...(roles.length > 1 ? roles.map((role) => people.filter((p) => (p.values.role ?? "") === role)) : []),
  ];
  let cells = 0;
  let small = 0;
  const where = new Set<string>();
  for (const key of keys) {
    const values = [
      ...new Set(people.map(({ values: own }) => fold(own[key] ?? "")).filter((value) => value !== "")),
    ];
    for (const value of values)
      for (const group of groups) {
        const n = group.filter((person) => fold(person.values[key] ?? "") === value).length;
        cells++;
        if (n === 0 || n >= SMALL_CELL) continue;
        small++;
        where.add(key);
      }
  }
  if (small === 0) return [];
  return [
    {
      level: "warning",
      code: "small-cells",
      about: "tables",
      subject: [...where].join(", "),
      message: `${small} of ${cells} cells of the participants' table hold 1 to ${SMALL_CELL - 1} people (${[...where].join(", ")}): use wider bands, or leave the split by role out`,
      places: ["table of participants"],
    },
  ];
}

/** Single characteristics and pairs of them that only one person has: what a label or a row of a table may give away. */
export function uniqueCombinations(people: readonly Described[]): Disclosure[] {
  if (people.length < 2) return [];
  const keys = keysOf(people);
  const pairs = [
    ...keys.map((key) => [key]),
    ...keys.flatMap((a, i) => keys.slice(i + 1).map((b) => [a, b])),
  ];
  const found: { readonly keys: readonly string[]; readonly who: readonly string[] }[] = [];
  for (const combination of pairs) {
    const bearers = new Map<string, string[]>();
    for (const { label, values } of people) {
      if (combination.some((key) => (values[key] ?? "").trim() === "")) continue;
      const profile = JSON.stringify(combination.map((key) => fold(values[key] ?? "")));
      addTo(bearers, profile, label);
    }
    const who = [...bearers.values()].filter((group) => group.length === 1).flat();
    // A pair that singles out nobody whom one of its two does not single out alone says nothing new.
    const alone = found
      .filter(({ keys: own }) => own.length === 1 && combination.includes(own[0] ?? ""))
      .flatMap((one) => one.who);
    const fresh = who.filter((label) => combination.length === 1 || !alone.includes(label));
    if (fresh.length > 0) found.push({ keys: combination, who: fresh });
  }
  const singles = found.filter(({ keys: own }) => own.length === 1);
  const doubles = found.filter(({ keys: own }) => own.length > 1).sort((a, b) => b.who.length - a.who.length);
  const describe = ({ keys: own, who }: (typeof found)[number]) =>
    `${own.join(" with ")} (${who.length} of ${people.length})`;
  return [
    ...singles.map(
      ({ keys: own, who }): Disclosure => ({
        level: "warning",
        code: "identifying-value",
        about: "labels",
        subject: own.join(),
        message: `${own.join()} alone singles out ${who.length} of ${people.length} participants (${some(who)}): use wider bands, or do not print it beside a quotation`,
        places: who,
      }),
    ),
    ...(doubles.length === 0
      ? []
      : [
          {
            level: "warning" as const,
            code: "identifying-combination",
            about: "labels" as const,
            subject: doubles.map(({ keys: own }) => own.join("+")).join(),
            message: `Two characteristics together single people out: ${doubles.slice(0, shown).map(describe).join(", ")}${doubles.length > shown ? ` and ${doubles.length - shown} more pairs` : ""}; print one of each pair at most beside a quotation`,
            places: [...new Set(doubles.flatMap(({ who }) => who))],
          },
        ]),
  ];
}

/** Places that stand for a country here and for a town there: the small ones point at people. */
export function mixedPlaces(people: readonly Described[]): Disclosure[] {
  return keysOf(people)
    .filter(isPlaceKey)
    .flatMap((key): Disclosure[] => {
      const values = [
        ...new Set(people.map(({ values: own }) => (own[key] ?? "").trim()).filter((v) => v !== "")),
      ];
      const levels = new Map<PlaceLevel | "unknown", string[]>();
      for (const value of values) {
        const level = levelBeside(people, key, value);
        addTo(levels, level, value);
      }
      const known = [...levels].filter(([level]) => level !== "unknown");
      const unknown = levels.get("unknown") ?? [];
      const summary = [
        ...known.map(([level, names]) => `${level}: ${some(names)}`),
        ...(unknown.length > 0 ? [`level unknown: ${some(unknown)}`] : []),
      ].join("; ");
      if (known.length > 1)
        return [
          place(
            "warning",
            "mixed-place-levels",
            key,
            `“${key}” holds places of different size (${summary}): bring all to the largest`,
          ),
        ];
      if (known.length === 1 && unknown.length > 0)
        return [
          place(
            "warning",
            "mixed-place-levels",
            key,
            `“${key}” may hold places of different size (${summary}): bring all to the largest`,
          ),
        ];
      return [];
    });
}

const place = (level: Disclosure["level"], code: string, key: string, message: string): Disclosure => ({
  level,
  code,
  about: "tables",
  subject: key,
  message,
  places: [`characteristic ${key}`],
});

/** A place's level by its name, or because it is a value of a characteristic that says so ("province"). */
function levelBeside(people: readonly Described[], key: string, value: string): PlaceLevel | "unknown" {
  const own = placeLevel(value);
  if (own !== null) return own;
  const byKey = {
    province: "region",
    region: "region",
    country: "country",
    district: "district",
    city: "city or town",
    town: "city or town",
  } as const;
  for (const [name, level] of Object.entries(byKey))
    if (name !== key.toLowerCase() && people.some(({ values }) => fold(values[name] ?? "") === fold(value)))
      return level;
  return "unknown";
}

const keysOf = (people: readonly Described[]): readonly string[] => [
  ...new Set(
    people.flatMap(({ values }) => Object.keys(values).filter((key) => (values[key] ?? "").trim() !== "")),
  ),
];
