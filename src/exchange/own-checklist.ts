import { dataError } from "../core/errors.js";
import { similarNames } from "../core/similar.js";
import { YamlReader } from "./yaml-nodes.js";

const listKeys = ["id", "name", "title", "source", "kind", "items"] as const;
const itemKeys = ["id", "number", "section", "domain", "heading", "item", "guide", "same_as"] as const;
/** More items than any list has that people fill in. Ours. */
const mostItems = 500;

/** An item as its file has it; `same` is the item of ours that asks the same, null where none is named. */
export interface OwnItem<Same> {
  readonly id: string;
  readonly domain: string;
  readonly heading: string;
  readonly item: string;
  readonly guide: string;
  readonly same: Same | null;
}

/** A checklist as its file has it. */
export interface OwnChecklist<Same> {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly source: string;
  readonly kind: "reporting" | "quality";
  readonly items: readonly OwnItem<Same>[];
}

/** What a file may not repeat, and what it may point to. */
export interface OurChecks<Same> {
  taken(id: string): boolean;
  itemLike(reference: string): Same | null;
}

/**
 * A checklist that somebody wrote or copied for themselves, from YAML or JSON (which is YAML). An item may say which
 * item of ours asks the same (`same_as: COREQ-12`): the study then answers it, too.
 * @throws data error `bad-checklist` with every fault and its line.
 */
export function parseOwnChecklist<Same>(
  text: string,
  file: string,
  ours: OurChecks<Same>,
): OwnChecklist<Same> {
  const yaml = new YamlReader(text);
  const about: Record<string, string> = {};
  const items: OwnItem<Same>[] = [];
  for (const { key, value, at } of yaml.entries(yaml.root, "A checklist")) {
    if (key === "items")
      for (const item of yaml.items(value, "items")) items.push(readItem(yaml, item, items, ours));
    else if ((listKeys as readonly string[]).includes(key)) about[key] = yaml.text(value, key).trim();
    else yaml.fault(at, unknownKey("A checklist", key, listKeys));
  }
  const id = (about.id ?? "").toLowerCase();
  if (!/^[a-z0-9][a-z0-9_.-]*$/.test(id))
    yaml.fault(null, 'A checklist has an id of letters, digits and hyphens, such as "id: casp".');
  else if (ours.taken(id)) yaml.fault(null, `The id "${id}" is taken by a check of ours.`);
  if (items.length === 0) yaml.fault(null, "A checklist has items.");
  if (items.length > mostItems) yaml.fault(null, `A checklist has at most ${mostItems} items.`);
  const kind = about.kind ?? "reporting";
  if (kind !== "reporting" && kind !== "quality")
    yaml.fault(null, `kind is reporting or quality, not "${kind}".`);
  if (yaml.faults.length > 0)
    throw dataError(
      "bad-checklist",
      `${file} is not a checklist.`,
      yaml.faults
        .slice(0, 20)
        .map(({ line, message }) => `line ${line}: ${message}`)
        .join("\n"),
    );
  return {
    id,
    name: about.name || id,
    title: about.title || about.name || id,
    source: about.source || "A checklist of the researchers' own.",
    kind: kind === "quality" ? "quality" : "reporting",
    items,
  };
}

function readItem<Same>(
  yaml: YamlReader,
  node: unknown,
  before: readonly OwnItem<Same>[],
  ours: OurChecks<Same>,
): OwnItem<Same> {
  const fields: Record<string, string> = {};
  for (const { key, value, at } of yaml.entries(node, "An item")) {
    if ((itemKeys as readonly string[]).includes(key)) fields[key] = yaml.text(value, key).trim();
    else yaml.fault(at, unknownKey("An item", key, itemKeys));
  }
  const id = fields.id || fields.number || String(before.length + 1);
  if (/\s/.test(id)) yaml.fault(node, `The id of an item has no spaces: "${id}".`);
  if (before.some((item) => item.id.toLowerCase() === id.toLowerCase()))
    yaml.fault(node, `There are two items "${id}".`);
  const name = fields.item || fields.guide || "";
  if (name === "") yaml.fault(node, "An item says what it asks: item, or guide.");
  const same = fields.same_as ? ours.itemLike(fields.same_as) : null;
  if (fields.same_as && same === null)
    yaml.fault(node, `same_as names an item of ours, such as COREQ-12 or SRQR-05, not "${fields.same_as}".`);
  return {
    id,
    domain: fields.section || fields.domain || "",
    heading: fields.heading ?? "",
    item: name,
    guide: fields.guide ?? "",
    same,
  };
}

function unknownKey(what: string, key: string, known: readonly string[]): string {
  const near = similarNames(key, known);
  return `${what} has no "${key}"; ${near.length > 0 ? `did you mean ${near.join(", ")}?` : `there are ${known.join(", ")}.`}`;
}
