import { dataError } from "../core/errors.js";
import type { ItemStatus } from "../core/records.js";
import { checkSetting, findSetting } from "../core/setting-value.js";
import { fold, similarNames } from "../core/similar.js";
import { type MemberFields, memberTexts } from "../core/team-member.js";
import { YamlReader } from "./yaml-nodes.js";

/** A member as the file has them; `id` is the beginning of the record's own id. */
export interface MemberEntry extends MemberFields {
  readonly id: string;
  readonly name: string;
}

export interface AnswerFields {
  readonly status: ItemStatus | "";
  readonly text: string;
  readonly location: string;
  readonly rationale: string;
}

/** What a study file says. Settings and answers it does not name stay as they are; a team it names is the whole team. */
export interface StudyDocument {
  readonly settings: ReadonlyMap<string, string>;
  readonly team: readonly MemberEntry[] | null;
  /** By `checklist item`: `coreq 23`. */
  readonly answers: ReadonlyMap<string, AnswerFields>;
}

export const itemStatuses: readonly ItemStatus[] = [
  "reported",
  "partly",
  "missing",
  "not-applicable",
  "addressed-by-alternative",
];
const answerTexts = ["text", "location", "rationale"] as const;

/** Where an answer belongs, from the names of checklist and item as somebody wrote them; a ThemataError where nowhere. */
export type AnswerPlaceOf = (checklist: string, item: string) => { checklist: string; item: string };

/** Reads a study file. Every fault is named with its line; a file with faults is not used at all. */
export function parseStudyDocument(text: string, name: string, placeOf: AnswerPlaceOf): StudyDocument {
  const yaml = new YamlReader(text);
  const settings = new Map<string, string>();
  const answers = new Map<string, AnswerFields>();
  let team: MemberEntry[] | null = null;
  for (const { key, value, at } of yaml.entries(yaml.root, "A study file")) {
    if (key === "study") readSettings(yaml, value, settings);
    else if (key === "team") team = readTeam(yaml, value);
    else if (key === "answers") readAnswers(yaml, value, answers, placeOf);
    else yaml.fault(at, `There is no part "${key}"; the parts are study, team and answers.`);
  }
  if (yaml.faults.length > 0) {
    const shown = yaml.faults.slice(0, 20).map(({ line, message }) => `line ${line}: ${message}`);
    throw dataError(
      "bad-study-file",
      `${name} has ${shown.length === 1 ? "a fault" : `${yaml.faults.length} faults`}; nothing was changed.`,
      shown.join("\n"),
    );
  }
  return { settings, team, answers };
}

function readSettings(yaml: YamlReader, node: unknown, settings: Map<string, string>): void {
  for (const { key, value, at } of yaml.entries(node, "study"))
    yaml.check(at, () => {
      const field = findSetting(key);
      settings.set(field.key, checkSetting(field, yaml.text(value, key)));
    });
}

function readTeam(yaml: YamlReader, node: unknown): MemberEntry[] {
  const seen = new Set<string>();
  return yaml.items(node, "team").map((item) => {
    let entry: MemberEntry = { id: "", name: "" };
    for (const { key, value, at } of yaml.entries(item, "A member of the team")) {
      const field = (["id", "name", "coder", ...memberTexts] as const).find((known) => known === key);
      if (field !== undefined) entry = { ...entry, [field]: yaml.text(value, key).trim() };
      else if (key === "roles") entry = { ...entry, roles: yaml.texts(value, key) };
      else yaml.fault(at, unknownKey("A member", key, ["name", "coder", "roles", ...memberTexts]));
    }
    if (entry.name === "") yaml.fault(item, "A member of the team has a name.");
    else if (seen.has(fold(entry.name))) yaml.fault(item, `"${entry.name}" is in the team twice.`);
    seen.add(fold(entry.name));
    return entry;
  });
}

function readAnswers(
  yaml: YamlReader,
  node: unknown,
  answers: Map<string, AnswerFields>,
  placeOf: AnswerPlaceOf,
): void {
  for (const { key, value: items } of yaml.entries(node, "answers"))
    for (const { key: wanted, value, at } of yaml.entries(items, key)) {
      const place = yaml.check(at, () => placeOf(key, wanted));
      if (place !== undefined) answers.set(`${place.checklist} ${place.item}`, readAnswer(yaml, value));
    }
}

function readAnswer(yaml: YamlReader, node: unknown): AnswerFields {
  let answer: AnswerFields = { status: "", text: "", location: "", rationale: "" };
  for (const { key, value, at } of yaml.entries(node, "An answer")) {
    const field = answerTexts.find((known) => known === key);
    const text = yaml.text(value, key).trim();
    const status = itemStatuses.find((known) => known === text);
    if (field !== undefined) answer = { ...answer, [field]: text };
    else if (key !== "status") yaml.fault(at, unknownKey("An answer", key, ["status", ...answerTexts]));
    else if (text !== "" && status === undefined)
      yaml.fault(value, `status is one of ${itemStatuses.join(", ")}, not "${text}".`);
    else answer = { ...answer, status: status ?? "" };
  }
  return answer;
}

function unknownKey(what: string, key: string, known: readonly string[]): string {
  const near = similarNames(key, known);
  return `${what} has no "${key}"; ${near.length > 0 ? `did you mean ${near.join(", ")}?` : `there are ${known.join(", ")}.`}`;
}
