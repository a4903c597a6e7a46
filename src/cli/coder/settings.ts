import os from "node:os";
import path from "node:path";
import { Document, isMap, isSeq } from "yaml";
import { dataError, usageError } from "../../core/errors.js";
import { YamlReader } from "../../exchange/yaml-nodes.js";
import { writeWhole } from "../../store/whole-file.js";
import { readYaml } from "../../text/yaml.js";
import { isKeyAction, keyActions } from "../../tui/key-actions.js";
import type { Io } from "../io.js";
import { readSmallFile } from "../small-file.js";

/** Where a setting comes from: built in, the user's own file, or the study's. */
export type Origin = "default" | "user" | "study";

export interface SettingEntry {
  readonly key: string;
  /** As it is written on the command line; keys are apart by spaces. */
  readonly value: string;
  readonly origin: Origin;
  /** The file it stands in; null for defaults. */
  readonly file: string | null;
}

interface Known {
  readonly key: string;
  readonly first: string;
  /** What is wrong with a value, or null. */
  check(value: string): string | null;
}

const oneOf =
  (...words: string[]) =>
  (value: string) =>
    words.includes(value) ? null : `is one of ${words.join(", ")}`;

const known: readonly Known[] = [
  { key: "coder.unit", first: "sentence", check: oneOf("sentence", "turn") },
  { key: "coder.mouse", first: "on", check: oneOf("on", "off") },
  { key: "coder.screen-reader", first: "off", check: oneOf("on", "off") },
  {
    key: "suggest.encoder",
    first: "auto",
    check: (value) => (value === "" ? "is auto, off or a folder" : null),
  },
  ...keyActions.map(
    ({ name, keys }): Known => ({ key: `keys.${name}`, first: keys.join(" "), check: checkKeys }),
  ),
];

/** Keys as they are named: a character, or a name, after C- (Ctrl), A- (Alt), S- (Shift). */
const keyName =
  /^(?:[CAS]-)*(?:\S|up|down|left|right|home|end|pageup|pagedown|enter|esc|tab|space|delete|backspace|insert|f[1-5])$/u;

function checkKeys(value: string): string | null {
  const bad = split(value).find((key) => !keyName.test(key));
  return bad === undefined ? null : `has an unknown key: "${bad}" (a character, or up, C-r, S-tab, f1 …)`;
}

const split = (value: string): string[] => value.split(/\s+/).filter((key) => key !== "");

export const userConfigFile = ({ env }: Io): string =>
  path.join(
    env.XDG_CONFIG_HOME || path.join(env.HOME || env.USERPROFILE || os.homedir(), ".config"),
    "themata",
    "config.yaml",
  );
export const studyConfigFile = (study: string): string => path.join(study, ".themata", "config.yaml");

/** Every setting with its value and where it comes from: the study's before the user's before the default. */
export function readSettings(io: Io, study: string | null): SettingEntry[] {
  const files: readonly (readonly [Origin, string])[] = [
    ...(study === null ? [] : [["study", studyConfigFile(study)] as const]),
    ["user", userConfigFile(io)],
  ];
  const read = files.map(([origin, file]) => ({ origin, file, values: readValues(file) }));
  return known.map(({ key, first }): SettingEntry => {
    for (const { origin, file, values } of read) {
      const value = values.get(key);
      if (value !== undefined) return { key, value, origin, file };
    }
    return { key, value: first, origin: "default", file: null };
  });
}

/** Writes a setting into a file, keeping its comments; null takes it out. Returns whether anything changed. */
export async function writeSetting(file: string, key: string, value: string | null): Promise<boolean> {
  const entry = known.find((one) => one.key === key);
  if (entry === undefined) throw unknownKey(key);
  const wrong = value === null ? null : entry.check(value.trim());
  if (wrong !== null) throw usageError("bad-setting", `${key} ${wrong}, not "${value}".`);
  const text = readSmallFile(file) ?? "";
  const document = text.trim() === "" ? new Document({}) : parse(file, text);
  const [group = "", name = ""] = key.split(".");
  if (value === null) document.deleteIn([group, name]);
  else document.setIn([group, name], key.startsWith("keys.") ? split(value) : value.trim());
  const after = document.toString();
  if (after === text) return false;
  await writeWhole(file, after);
  return true;
}

function readValues(file: string): Map<string, string> {
  const values = new Map<string, string>();
  const text = readSmallFile(file);
  if (text === null) return values;
  const yaml = new YamlReader(text);
  for (const { key: group, value: entries } of yaml.entries(yaml.root, "A configuration"))
    for (const { key: name, value: given, at } of yaml.entries(entries, group)) {
      const key = `${group}.${name}`;
      const entry = known.find((one) => one.key === key);
      if (entry === undefined) throw unknownIn(file, key);
      const value = isSeq(given) ? yaml.texts(given, key).join(" ") : asSwitch(yaml.text(given, key));
      const wrong = entry.check(value);
      if (wrong !== null) yaml.fault(at, `${key} ${wrong}, not "${value}".`);
      values.set(key, value);
    }
  const [fault] = yaml.faults;
  if (fault !== undefined)
    throw dataError(
      "bad-config",
      `${file}, line ${fault.line}: ${fault.message}`,
      "It has groups such as 'keys:' and 'coder:'; correct the file, or delete it.",
    );
  return values;
}

/** `true` and `false` are on and off. */
const asSwitch = (text: string): string =>
  /^true$/i.test(text) ? "on" : /^false$/i.test(text) ? "off" : text;

function parse(file: string, text: string): Document {
  const [document] = readYaml(text, 16, { schema: "core" }).documents ?? [];
  const wrong = document === undefined ? "it is nested too deeply" : document.errors[0]?.message;
  if (document === undefined || wrong !== undefined)
    throw dataError(
      "bad-config",
      `${file} is not YAML: ${wrong?.split("\n")[0] ?? ""}`,
      "Fix it, or delete it.",
    );
  if (document.contents !== null && !isMap(document.contents))
    throw dataError(
      "bad-config",
      `${file} is not a settings file.`,
      "It should have groups such as 'keys:' and 'coder:'.",
    );
  return document;
}

const unknownKey = (key: string) =>
  usageError("unknown-setting", `There is no setting "${key}".`, "'themata config show' lists them.");
const unknownIn = (file: string, key: string) =>
  dataError("bad-config", `${file}: there is no setting "${key}".`, "'themata config show' lists them.");

/** The keys that were set by somebody, for the coder. */
export function configuredKeys(settings: readonly SettingEntry[]): Record<string, string[]> {
  const keys: Record<string, string[]> = {};
  for (const { key, value, origin } of settings) {
    const name = key.slice("keys.".length);
    if (key.startsWith("keys.") && origin !== "default" && isKeyAction(name)) keys[name] = split(value);
  }
  return keys;
}
