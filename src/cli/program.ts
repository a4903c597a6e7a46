import { baseProgram, type Go, type ProgramOptions } from "./base-program.js";
import { agreementCommands } from "./commands/agreement/actions.js";
import { analysisCommands } from "./commands/analysis/actions.js";
import { bundleCommands, checkCommands } from "./commands/check/actions.js";
import { codebookCommands } from "./commands/codebook/actions.js";
import { codingCommands, memoCommands } from "./commands/coding/actions.js";
import { dataCommands, guideCommands, sourceCommands } from "./commands/data/actions.js";
import { exchangeCommands } from "./commands/exchange/actions.js";
import { findingCommands } from "./commands/finding/actions.js";
import { historyCommands } from "./commands/history/actions.js";
import { participantsCommands } from "./commands/people/actions.js";
import { reportCommands } from "./commands/report/actions.js";
import { configCommands } from "./commands/settings/actions.js";
import { startCommands } from "./commands/start/actions.js";
import { codersCommands, conductCommands, studyCommands, teamCommands } from "./commands/study/actions.js";
import { suggestCommands } from "./commands/suggest/actions.js";
import { mapsCommands, themesCommands } from "./commands/themes/actions.js";
import { arrange } from "./declare/front-page.js";
import { declareHelp } from "./declare/help.js";
import type { Declare } from "./declare/shared.js";
import { onlyOnce } from "./once.js";

/** Every group of commands with the first words that call them, in the order of the help. */
const groups: readonly (readonly [words: string, declare: Declare])[] = [
  ["init status demo", startCommands],
  ["import", dataCommands],
  ["guide", guideCommands],
  ["study", studyCommands],
  ["team", teamCommands],
  ["recruitment activity milestone milestones", conductCommands],
  ["source sources", sourceCommands],
  ["participant participants", participantsCommands],
  ["memo memos", memoCommands],
  ["coder coders", codersCommands],
  ["codebook codes", codebookCommands],
  ["code apply codings uncode recode pass autocode transcript", codingCommands],
  ["suggest", suggestCommands],
  ["find kwic words", findingCommands],
  ["theme themes", themesCommands],
  ["map phase", mapsCommands],
  ["frequency matrix cooccurrence sequence saturation coverage framework", analysisCommands],
  ["agreement adjudicate round", agreementCommands],
  ["report quotes quotations", reportCommands],
  ["check", checkCommands],
  ["bundle", bundleCommands],
  ["export", exchangeCommands],
  ["log show undo redo verify backup restore doctor", historyCommands],
  // `complete` knows every command.
  ["config completion", configCommands],
];

/** The whole command line, declared without loading any command. */
export function buildProgram(go: Go, options: ProgramOptions) {
  return declareGroups(groups, go, options);
}

/**
 * As much of the command line as a call needs: the group of its first word, or all where that is no command's, so
 * that help and hints for mistyped words know every command.
 */
export function buildProgramFor(argv: readonly string[], go: Go, options: ProgramOptions) {
  const first = firstWord(argv);
  const called = groups.filter(([words]) => first !== undefined && words.split(" ").includes(first));
  return declareGroups(called.length === 0 ? groups : called, go, options);
}

/** The first word of a call that is no option and no option's value. */
function firstWord(argv: readonly string[]): string | undefined {
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? "";
    if (!word.startsWith("-")) return word;
    if (word === "--study" || word === "--coder") i++;
  }
  return undefined;
}

function declareGroups(wanted: typeof groups, go: Go, options: ProgramOptions) {
  const program = baseProgram(options);
  for (const [, declare] of wanted) declare(program, go);
  declareHelp(program, options.out);
  arrange(program);
  onlyOnce(program);
  return program;
}
