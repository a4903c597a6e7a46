import type { Id } from "../../core/records.js";
import type { CodeEvidence, Evidence } from "../evidence.js";
import { liveThemes } from "./themes.js";

/** Active codes, the headings of the codebook not among them. */
export const activeCodes = (evidence: Evidence): readonly CodeEvidence[] =>
  evidence.codebook.codes.filter((code) => code.status === "active" && !code.heading);

/** Active codes that only head a group. */
export const headings = (evidence: Evidence): readonly CodeEvidence[] =>
  evidence.codebook.codes.filter(({ heading }) => heading);

/** A code and the codes above it, itself first. A circle ends the walk. */
function lineage(code: CodeEvidence, byId: ReadonlyMap<Id, CodeEvidence>): readonly CodeEvidence[] {
  const line = new Set<CodeEvidence>();
  for (let at: CodeEvidence | undefined = code; at !== undefined && !line.has(at); ) {
    line.add(at);
    at = at.parent === null ? undefined : byId.get(at.parent);
  }
  return [...line];
}

/** Levels of the tree of active codes: 1 for a flat list, 0 for no codes. */
export function codeLevels(evidence: Evidence): number {
  const active = [...activeCodes(evidence), ...headings(evidence)];
  const byId = new Map(active.map((code) => [code.id, code]));
  return active.reduce((deepest, code) => Math.max(deepest, lineage(code, byId).length), 0);
}

/** Active codes that no standing theme holds itself: a theme does not count the codes below its codes. */
export function codesInNoTheme(evidence: Evidence): readonly CodeEvidence[] {
  const themed = new Set(liveThemes(evidence).all.flatMap((theme) => theme.codes));
  return activeCodes(evidence).filter(({ id }) => !themed.has(id));
}

/** How many codes come from where, in a fixed order: "30 inductive, 10 deductive, 2 of origin not stated"; empty where nothing is stated. */
export function originsPhrase(things: readonly { readonly origin: string }[]): string {
  const words = {
    inductive: "inductive",
    deductive: "deductive",
    "in-vivo": "in vivo",
    suggested: "suggested",
    "": "of origin not stated",
  };
  if (things.every(({ origin }) => origin === "")) return "";
  return Object.entries(words)
    .map(([origin, word]) => [things.filter((thing) => thing.origin === origin).length, word] as const)
    .filter(([n]) => n > 0)
    .map(([n, word]) => `${n} ${word}`)
    .join(", ");
}
