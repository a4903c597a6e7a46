import { baseProgram, type Go, type ProgramOptions } from "./base-program.js";
import { declareAgreement } from "./declare/agreement.js";
import { declareAnalysis } from "./declare/analysis.js";
import { declareCheck } from "./declare/check.js";
import { declareCodebook } from "./declare/codebook.js";
import { declareCodebookLife } from "./declare/codebook-life.js";
import { declareCoding } from "./declare/coding.js";
import { declareConfig } from "./declare/config.js";
import { declareData } from "./declare/data.js";
import { declareExchange } from "./declare/exchange.js";
import { declareFinding } from "./declare/finding.js";
import { declareGuide } from "./declare/guide.js";
import { declareHistory } from "./declare/history.js";
import { declareManuscript } from "./declare/manuscript.js";
import { declarePeople } from "./declare/people.js";
import { declareReport } from "./declare/report.js";
import { declareStart } from "./declare/start.js";
import { declareSuggest } from "./declare/suggest.js";
import { declareThemes } from "./declare/themes.js";
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
  onlyOnce(program);
  return program;
}
