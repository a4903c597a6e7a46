import { baseProgram, type Go, type ProgramOptions } from "./base-program.js";
import { declareAgreement } from "./commands/agreement/declare-agreement.js";
import { declareAnalysis } from "./commands/analysis/declare-analysis.js";
import { declareCheck } from "./commands/check/declare-check.js";
import { declareManuscript } from "./commands/check/declare-manuscript.js";
import { declareCodebook } from "./commands/codebook/declare-codebook.js";
import { declareCodebookLife } from "./commands/codebook/declare-codebook-life.js";
import { declareCoding } from "./commands/coding/declare-coding.js";
import { declareData } from "./commands/data/declare-data.js";
import { declareGuide } from "./commands/data/declare-guide.js";
import { declareExchange } from "./commands/exchange/declare-exchange.js";
import { declareFinding } from "./commands/finding/declare-finding.js";
import { declareHistory } from "./commands/history/declare-history.js";
import { declarePeople } from "./commands/people/declare-people.js";
import { declareReport } from "./commands/report/declare-report.js";
import { declareConfig } from "./commands/settings/declare-config.js";
import { declareStart } from "./commands/start/declare-start.js";
import { declareSuggest } from "./commands/suggest/declare-suggest.js";
import { declareThemes } from "./commands/themes/declare-themes.js";
import { arrange } from "./declare/front-page.js";
import { declareHelp } from "./declare/help.js";
import { onlyOnce } from "./once.js";

/** Every group of commands, in the order of the help. */
const groups = [
  declareStart,
  declareData,
  declareGuide,
  declarePeople,
  declareCodebook,
  declareCoding,
  declareCodebookLife,
  declareSuggest,
  declareFinding,
  declareThemes,
  declareAnalysis,
  declareAgreement,
  declareReport,
  declareCheck,
  declareManuscript,
  declareExchange,
  declareHistory,
  declareConfig,
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
