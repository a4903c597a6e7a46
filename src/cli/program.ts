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
import { onlyOnce } from "./once.js";

/** Every group of commands, in the order of the help. */
const groups = [
  startCommands,
  dataCommands,
  guideCommands,
  studyCommands,
  teamCommands,
  conductCommands,
  sourceCommands,
  participantsCommands,
  memoCommands,
  codersCommands,
  codebookCommands,
  codingCommands,
  suggestCommands,
  findingCommands,
  themesCommands,
  mapsCommands,
  analysisCommands,
  agreementCommands,
  reportCommands,
  checkCommands,
  bundleCommands,
  exchangeCommands,
  historyCommands,
  configCommands,
];

/** The whole command line, declared without loading any command. */
export function buildProgram(go: Go, options: ProgramOptions) {
  const program = baseProgram(options);
  for (const declare of groups) declare(program, go);
  declareHelp(program, options.out);
  arrange(program);
  onlyOnce(program);
  return program;
}
