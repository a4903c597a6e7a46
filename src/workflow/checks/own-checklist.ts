import { checklistIds, checklistNamed, checklists, itemOf } from "../../checklist/checklists.js";
import { onlyResearcher } from "../../checklist/combine.js";
import type { Checklist, ChecklistItem, Rule } from "../../checklist/item.js";
import { dataError } from "../../core/errors.js";
import { similarNames } from "../../core/similar.js";
import { YamlReader } from "../../exchange/yaml-nodes.js";

const listKeys = ["id", "name", "title", "source", "kind", "items"] as const;
const itemKeys = ["id", "number", "section", "domain", "heading", "item", "guide", "same_as"] as const;
/** More items than any list has that people fill in. Ours. */
const mostItems = 500;

/**
 * A checklist that somebody wrote or copied for themselves, from YAML or JSON (which is YAML). An item may say which
 * item of ours asks the same (`same_as: COREQ-12`): the study then answers it, too.
 * @throws data error `bad-checklist` with every fault and its line.
 */
export function readOwnChecklist(text: string, file: string): Checklist {
  const yaml = new YamlReader(text);
  const about: Record<string, string> = {};
  const entries: { item: ChecklistItem; rule: Rule }[] = [];
  for (const { key, value, at } of yaml.entries(yaml.root, "A checklist")) {
    if (key === "items") for (const item of yaml.items(value, "items")) readItem(yaml, item, entries);
    else if ((listKeys as readonly string[]).includes(key)) about[key] = yaml.text(value, key).trim();
    else yaml.fault(at, unknownKey("A checklist", key, listKeys));
  }
  const id = (about.id ?? "").toLowerCase();
  if (!/^[a-z0-9][a-z0-9_.-]*$/.test(id))
    yaml.fault(null, 'A checklist has an id of letters, digits and hyphens, such as "id: casp".');
  else if (checklistNamed(id) !== null || taken.has(id))
    yaml.fault(null, `The id "${id}" is taken by a check of ours.`);
  if (entries.length === 0) yaml.fault(null, "A checklist has items.");
  if (entries.length > mostItems) yaml.fault(null, `A checklist has at most ${mostItems} items.`);
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
    entries,
  };
}

const taken = new Set([
  "all",
  "answer",
  "bundle",
  "coherence",
  "confirm",
  "disclosure",
  "dismiss",
  "list",
  "manuscript",
  "quality",
]);

function readItem(yaml: YamlReader, node: unknown, entries: { item: ChecklistItem; rule: Rule }[]): void {
  const fields: Record<string, string> = {};
  for (const { key, value, at } of yaml.entries(node, "An item")) {
    if ((itemKeys as readonly string[]).includes(key)) fields[key] = yaml.text(value, key).trim();
    else yaml.fault(at, unknownKey("An item", key, itemKeys));
  }
  const number = entries.length + 1;
  const id = fields.id || fields.number || String(number);
  if (/\s/.test(id)) yaml.fault(node, `The id of an item has no spaces: "${id}".`);
  if (entries.some(({ item }) => item.id.toLowerCase() === id.toLowerCase()))
    yaml.fault(node, `There are two items "${id}".`);
  const name = fields.item || fields.guide || "";
  if (name === "") yaml.fault(node, "An item says what it asks: item, or guide.");
  const same = fields.same_as ? itemLike(fields.same_as) : null;
  if (fields.same_as && same === null)
    yaml.fault(node, `same_as names an item of ours, such as COREQ-12 or SRQR-05, not "${fields.same_as}".`);
  entries.push({
    item: {
      number,
      id,
      domain: fields.section || fields.domain || "",
      heading: fields.heading ?? "",
      item: name,
      guide: fields.guide ?? "",
      fill: same?.item.fill ?? "manual",
      statement: same?.item.statement ?? null,
    },
    rule: same?.rule ?? onlyResearcher,
  });
}

/** The item of ours called so, such as "COREQ-12" or "R03". */
function itemLike(reference: string): { item: ChecklistItem; rule: Rule } | null {
  for (const list of checklistIds) {
    const checklist: Checklist = checklists[list];
    if (
      !reference.toLowerCase().startsWith(`${list}-`) &&
      !checklist.entries.some(({ item }) => item.id.toLowerCase() === reference.toLowerCase())
    )
      continue;
    const item = itemOf(checklist, reference);
    const found = checklist.entries.find((entry) => entry.item === item);
    if (found !== undefined) return found;
  }
  return null;
}

function unknownKey(what: string, key: string, known: readonly string[]): string {
  const near = similarNames(key, known);
  return `${what} has no "${key}"; ${near.length > 0 ? `did you mean ${near.join(", ")}?` : `there are ${known.join(", ")}.`}`;
}
