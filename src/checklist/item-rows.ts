import type { SettingKey } from "../core/settings.js";
import type { Checklist, ChecklistItem, Fill, Rule } from "./item.js";

/** An item as data files write it: name, who can answer it, guide in our own words, the setting that states it. */
export type ItemRow = readonly [item: string, fill: Fill, guide: string, statement?: SettingKey];

/**
 * The items of a checklist with one level of sections, numbered through. Ids are the prefix and the number with two
 * digits: "SRQR-04".
 */
export function checklistItems(
  prefix: string,
  sections: readonly (readonly [section: string, rows: readonly ItemRow[]])[],
): readonly ChecklistItem[] {
  return Object.freeze(
    sections
      .flatMap(([section, rows]) => rows.map((row) => ({ section, row })))
      .map(({ section, row: [item, fill, guide, statement] }, index) => ({
        number: index + 1,
        id: `${prefix}${String(index + 1).padStart(2, "0")}`,
        domain: section,
        heading: "",
        item,
        guide,
        fill,
        statement: statement ?? null,
      })),
  );
}

/** A checklist from its items and a rule for each, in their order. */
export function checklistOf({
  items,
  rules,
  ...about
}: Omit<Checklist, "entries"> & {
  readonly items: readonly ChecklistItem[];
  readonly rules: readonly Rule[];
}): Checklist {
  if (items.length !== rules.length)
    throw new Error(`${about.name} has ${items.length} items and ${rules.length} rules.`);
  return Object.freeze({
    ...about,
    entries: items.flatMap((item, index) => {
      const rule = rules[index];
      return rule === undefined ? [] : [{ item, rule }];
    }),
  });
}
