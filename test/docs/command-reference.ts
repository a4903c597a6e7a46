import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import { buildProgram } from "../../src/cli/program.js";
import { themataVersion } from "../../src/cli/version.js";

export interface Described {
  /** `theme add`. */
  readonly name: string;
  readonly group: string;
  readonly usage: string;
  readonly about: string;
  readonly terms: readonly { readonly term: string; readonly about: string }[];
  /** Lines of the example, as in the help. */
  readonly example: readonly string[];
}

/** The program whose commands do nothing, and what its help printed. */
export function idleProgram() {
  const printed: string[] = [];
  const program = buildProgram(async () => {}, {
    out: (text) => printed.push(text),
    err: (text) => printed.push(text),
    width: 100,
    version: themataVersion,
  });
  return { program, printed };
}

/** Every command that a user can type, in the order of the help. */
export function describedCommands(): Described[] {
  const { program, printed } = idleProgram();
  const help = program.createHelp();
  const visit = (command: CommandUnknownOpts, path: string, group: string): Described[] => {
    const subs = help
      .visibleCommands(command)
      .filter((sub) => sub.name() !== "help")
      .flatMap((sub) =>
        visit(sub, `${path} ${sub.name()}`.trim(), group === "" ? sub.helpGroup() || "Commands:" : group),
      );
    // A group that does something itself has options of its own.
    const acts = path !== "" && help.visibleOptions(command).some(({ long }) => long !== "--help");
    return subs.length === 0 || acts ? [described(command, path, group), ...subs] : subs;
  };
  const described = (command: CommandUnknownOpts, path: string, group: string): Described => {
    printed.length = 0;
    command.outputHelp();
    const [, example = ""] = printed.join("").split(/\nExamples?:\n/);
    return {
      name: path,
      group: group.replace(/:$/, ""),
      usage: `themata ${path} ${help.commandUsage(command).replace(/^.*?(?=\[|$)/, "")}`.trim(),
      about: help.commandDescription(command),
      terms: [
        ...help
          .visibleArguments(command)
          .map((term) => ({ term: help.argumentTerm(term), about: help.argumentDescription(term) })),
        ...help
          .visibleOptions(command)
          .filter(({ long }) => long !== "--help")
          .map((term) => ({ term: help.optionTerm(term), about: help.optionDescription(term) })),
      ],
      example: example
        .trimEnd()
        .split("\n")
        .filter((line) => line.trim() !== ""),
    };
  };
  return visit(program, "", "");
}

/** Options that every command takes. */
export function globalTerms(): { readonly term: string; readonly about: string }[] {
  const { program } = idleProgram();
  const help = program.createHelp();
  return help
    .visibleOptions(program)
    .map((term) => ({ term: help.optionTerm(term), about: help.optionDescription(term) }));
}

export const exitCodes = [
  ["0", "done"],
  ["1", "done, and the answer is no: a check found something"],
  ["2", "wrong usage: nothing was done"],
  ["3", "a problem with the data"],
  ["4", "a conflict with a newer change"],
  ["70", "a bug in themata"],
  ["130", "interrupted"],
] as const;

/** docs/commands.md. */
export function markdownReference(): string {
  const lines = [
    "# Commands",
    "",
    "Every command with what it takes. This page is made from the program itself; `themata COMMAND --help` says the same, and",
    "`man themata` where the package is installed globally.",
    "",
  ];
  const definition = ({ term, about }: { term: string; about: string }) => `- \`${term}\`: ${about}`;
  lines.push("Every command takes:", "", ...globalTerms().map(definition), "");
  lines.push("Commands that write also take `--reason`, `--phase` and `--dry-run`.", "");
  lines.push("Exit codes:", "", ...exitCodes.map(([code, about]) => `- \`${code}\`: ${about}`), "");
  let group = "";
  for (const command of describedCommands()) {
    if (command.group !== group) {
      group = command.group;
      lines.push(`## ${group}`, "");
    }
    lines.push(`### themata ${command.name}`, "", `${sentence(command.about)}`, "");
    lines.push("```text", command.usage, "```", "");
    if (command.terms.length > 0) lines.push(...command.terms.map(definition), "");
    if (command.example.length > 0)
      lines.push("```sh", ...command.example.map((line) => line.replace(/^ {2}/, "")), "```", "");
  }
  return `${lines.join("\n").trimEnd()}\n`;
}

/** man/themata.1. */
export function manPage(): string {
  const lines = [
    `.TH THEMATA 1 "" "themata ${themataVersion}" "User Commands"`,
    ".SH NAME",
    "themata \\- thematic analysis of interviews",
    ".SH SYNOPSIS",
    ".B themata",
    "[options] command [arguments]",
    ".SH DESCRIPTION",
    roff("Imports transcripts, codes them, builds themes, measures agreement, checks and reports."),
    ".SH OPTIONS OF EVERY COMMAND",
    ...globalTerms().flatMap(entry),
    ".SH COMMANDS",
  ];
  let group = "";
  for (const command of describedCommands()) {
    if (command.group !== group) {
      group = command.group;
      lines.push(`.SS ${roff(group)}`);
    }
    lines.push(".PP", `\\fB${roff(command.usage)}\\fR`, ".br", roff(sentence(command.about)), ".RS");
    lines.push(...command.terms.flatMap(entry));
    if (command.example.length > 0) lines.push(".PP", "Example:", ".nf", ...command.example.map(roff), ".fi");
    lines.push(".RE");
  }
  lines.push(".SH EXIT STATUS", ...exitCodes.flatMap(([code, about]) => entry({ term: code, about })));
  lines.push(
    ".SH ENVIRONMENT",
    ...entry({ term: "THEMATA_STUDY", about: "the study's folder, where --study is not given" }),
    ...entry({ term: "THEMATA_CODER", about: "who works, where --coder is not given" }),
    ...entry({ term: "NO_COLOR", about: "no colour" }),
    ...entry({ term: "EDITOR, VISUAL", about: "the editor for memos, codebook and study" }),
  );
  return `${lines.join("\n")}\n`;
}

const entry = ({ term, about }: { term: string; about: string }) => [
  ".TP",
  `\\fB${roff(term)}\\fR`,
  roff(about),
];

/** Text as roff takes it: its own signs escaped, no line a request. */
const roff = (text: string): string =>
  text.replaceAll("\\", "\\e").replaceAll("-", "\\-").replace(/^[.']/gm, "\\&$&");

const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;
