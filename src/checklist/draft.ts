import type { SettingKey } from "../core/settings.js";
import type { Evidence } from "./evidence.js";
import type { Draft, EvidenceNote, ItemFinding } from "./item.js";
import { paragraph } from "./phrase.js";

export const error = (code: string, message: string): ItemFinding => ({ level: "error", code, message });
export const warning = (code: string, message: string): ItemFinding => ({ level: "warning", code, message });
export const hint = (code: string, message: string): ItemFinding => ({ level: "hint", code, message });

/** The finding where a condition holds, nothing where it does not. */
export const when = (condition: boolean, finding: () => ItemFinding): readonly ItemFinding[] =>
  condition ? [finding()] : [];

export const note = (kind: string, text: string, ref = ""): EvidenceNote => ({ kind, ref, text });

export const missing = (findings: readonly ItemFinding[] = []): Draft => ({
  answer: null,
  status: "missing",
  evidence: [],
  findings,
});

/** A setting's text, trimmed; empty where not stated. */
export const setting = (evidence: Evidence, key: SettingKey): string => evidence.settings[key]?.trim() ?? "";

/** What the study's records say on an item. */
export interface Facts {
  /** Sentences; empty where the records say nothing. */
  readonly sentences: readonly string[];
  readonly notes: readonly EvidenceNote[];
  /** Whether the facts alone answer the item. */
  readonly complete?: boolean;
}

/**
 * An item that the researcher states in a setting and that facts can support: *reported* with the
 * statement or with facts that answer it alone, *partly* with facts that do not, *missing* with neither.
 */
export function stated(
  evidence: Evidence,
  key: SettingKey | null,
  facts: Facts,
  findings: readonly ItemFinding[] = [],
): Draft {
  const statement = key === null ? "" : setting(evidence, key);
  const answer = paragraph([statement, ...facts.sentences]);
  if (answer === null) return missing(findings);
  const whole = statement !== "" || facts.complete === true;
  const own = statement === "" || key === null ? [] : [note("setting", statement, key)];
  return { answer, status: whole ? "reported" : "partly", evidence: [...own, ...facts.notes], findings };
}
