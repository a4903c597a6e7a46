import type { Evidence } from "../../../checklist/evidence.js";
import type { Level } from "../../../core/message.js";
import type { Answer } from "../../../core/records.js";
import { collectEvidence } from "../../../workflow/checks/collect-evidence.js";
import type { Work } from "../../../workflow/shared/work.js";
import { paint } from "../../terminal/paint.js";
import { themataVersion } from "../../version.js";

/** What every check is a function of. */
export async function studyForChecks({ store }: Work): Promise<{
  readonly evidence: Evidence;
  readonly answers: readonly Answer[];
}> {
  return store.snapshot(async () => ({
    evidence: (await collectEvidence(store, { name: "themata", version: themataVersion })).evidence,
    answers: await store.current("answer"),
  }));
}

/** 1 on a finding of level error, with `strict` also on warnings and on what is wanting. */
export function verdict(
  findings: readonly { readonly level: Level }[],
  strict: boolean | undefined,
  wanting = false,
): 0 | 1 {
  if (findings.some(({ level }) => level === "error")) return 1;
  return strict && (wanting || findings.some(({ level }) => level === "warning")) ? 1 : 0;
}

const colors = { error: "red", warning: "yellow", hint: "dim" } as const;

/** A finding as a line: "warning 16: …". */
export const findingLine = (level: Level, message: string, where = ""): string =>
  `${paint(colors[level], level)}${where === "" ? "" : ` ${where}`}: ${message}`;
