import type { CommandUnknownOpts, Option } from "@commander-js/extra-typings";
import { settingField, settingFields } from "../../../core/settings.js";

/** Things of a study that can be completed by name. */
export type Listed =
  | "codes"
  | "sources"
  | "participants"
  | "themes"
  | "coders"
  | "rounds"
  | "questions"
  | "attributes";

/** What may stand where the cursor is. */
export type Expected =
  | { readonly kind: "words"; readonly words: readonly Word[] }
  | { readonly kind: "listed"; readonly listed: readonly Listed[]; readonly words: readonly string[] }
  | { readonly kind: "files" }
  | { readonly kind: "nothing" };

/** Names of arguments and option values, and what they stand for. */
const listed: Readonly<Record<string, readonly Listed[]>> = {
  code: ["codes"],
  codes: ["codes"],
  parent: ["codes"],
  source: ["sources"],
  participant: ["participants"],
  label: ["participants"],
  a: ["participants"],
  b: ["participants"],
  theme: ["themes"],
  themes: ["themes"],
  from: ["themes"],
  to: ["themes"],
  coder: ["coders"],
  "a,b": ["coders"],
  round: ["rounds"],
  question: ["questions"],
  attribute: ["attributes"],
  columns: ["attributes"],
};

/** The same for options whose value is called something general. */
const listedOptions: Readonly<Record<string, readonly Listed[]>> = {
  "--code": ["codes"],
  "--codes": ["codes"],
  "--into": ["codes"],
  "--source": ["sources"],
  "--coder": ["coders"],
  "--theme": ["themes"],
};

const files = new Set(["file", "files", "dir", "file.svg"]);

type Word = { readonly value: string; readonly about: string };
const bare = (value: string): Word => ({ value, about: "" });

/** Words that a value is one of, by the name of its option or argument, where its description lists none. */
const choices: Readonly<Record<string, readonly string[]>> = {
  "--approach": ["reflexive", "codebook", "reliability"],
  "--unit": ["sentence", "turn"],
  "--phase": ["1", "2", "3", "4", "5", "6"],
  "--by": ["participant", "role", "source", "question", "coder"],
  "status status": ["candidate", "reviewed", "defined"],
};

/** The words of a description such as "html, docx or json, regardless of the file's name". */
function listedIn(description: string): readonly string[] {
  const list = /^((?:[\w-]+, )*[\w-]+ or [\w-]+)(?:,|;| \(|$)/.exec(description)?.[1];
  return list?.split(/, | or /) ?? [];
}

/** The study's details, and the values that one of them takes, told from what was typed before. */
function details(name: string, before: readonly string[]): readonly Word[] {
  if (name === "set key" || name === "show key")
    return settingFields.map(({ key, help }) => ({ value: key, about: help }));
  return name === "set value" ? (settingField(before[0] ?? "")?.values ?? []).map(bare) : [];
}

/** What is expected after `words`; the last of them is being typed and may be empty. */
export function expected(program: CommandUnknownOpts, words: readonly string[]): Expected {
  let command = program;
  let place = 0;
  let open: Option | undefined;
  let onlyArguments = false;
  const given: string[] = [];
  for (const word of words.slice(0, -1)) {
    if (open !== undefined) open = open.variadic ? open : undefined;
    else if (word === "--") onlyArguments = true;
    else if (!onlyArguments && word.startsWith("-")) {
      const option = optionOf(command, word.split("=", 1)[0] ?? "");
      open = option !== undefined && takesValue(option) && !word.includes("=") ? option : undefined;
    } else {
      const sub = place === 0 ? command.commands.find((one) => isCalled(one, word)) : undefined;
      if (sub === undefined) {
        place++;
        given.push(word);
      } else command = sub;
    }
  }
  const typed = words.at(-1) ?? "";
  const joined = /^(--[^=]+)=/.exec(typed)?.[1];
  const option = open ?? (joined === undefined ? undefined : optionOf(command, joined));
  if (option !== undefined && !(open?.variadic && typed.startsWith("-")))
    return valueExpected(option.long ?? "", metavariable(option.flags), option.description);
  if (typed.startsWith("-") && !onlyArguments) return options(command);
  if (place === 0 && command.commands.length > 0) {
    const commands = command.createHelp().visibleCommands(command);
    return { kind: "words", words: commands.map((one) => ({ value: one.name(), about: one.description() })) };
  }
  const arguments_ = command.registeredArguments;
  const argument = arguments_[place] ?? (arguments_.at(-1)?.variadic ? arguments_.at(-1) : undefined);
  if (argument === undefined) return { kind: "nothing" };
  const name = `${command.name()} ${argument.name()}`;
  const known = command.parent?.name() === "study" ? details(name, given) : [];
  if (known.length > 0) return { kind: "words", words: known };
  return valueExpected(name, argument.name(), argument.description);
}

function valueExpected(name: string, metavariable: string, description: string): Expected {
  const told = listedIn(description);
  const words = told.length > 0 ? told : (choices[name] ?? []);
  const things = listedOptions[name] ?? listed[metavariable] ?? [];
  if (files.has(metavariable)) return { kind: "files" };
  if (things.length > 0) return { kind: "listed", listed: things, words };
  return words.length === 0 ? { kind: "nothing" } : { kind: "words", words: words.map(bare) };
}

function options(command: CommandUnknownOpts): Expected {
  const found = new Map<string, string>();
  for (let at: CommandUnknownOpts | null = command; at !== null; at = at.parent)
    for (const option of at.createHelp().visibleOptions(at))
      if (option.long && !found.has(option.long)) found.set(option.long, option.description);
  return { kind: "words", words: [...found].map(([value, about]) => ({ value, about })) };
}

function optionOf(command: CommandUnknownOpts, flag: string): Option | undefined {
  for (let at: CommandUnknownOpts | null = command; at !== null; at = at.parent) {
    const found = at.options.find(({ long, short }) => long === flag || short === flag);
    if (found !== undefined) return found;
  }
  return undefined;
}

const takesValue = ({ required, optional }: Option): boolean => required || optional;
const isCalled = (command: CommandUnknownOpts, word: string): boolean =>
  command.name() === word || command.aliases().includes(word);
const metavariable = (flags: string): string => /[<[]([^>\].]+)(\.\.\.)?[>\]]/.exec(flags)?.[1] ?? "";
