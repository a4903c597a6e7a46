import { coderWork } from "../../checklist/facts/coders.js";
import { ThemataError } from "../../core/errors.js";
import type { ProcessFacts } from "../../manuscript/process-facts.js";
import { findSaturation } from "../counts/find-saturation.js";
import type { Work } from "../shared/work.js";
import type { Collected } from "./collect-evidence.js";
import { doubleCodedSources } from "./manuscript-figures.js";

/** What the study's log says of how it was done. Saturation is only computed where a paper speaks of it. */
export async function processFacts(
  work: Work,
  { evidence, events }: Collected,
  asked: { readonly saturation: boolean },
): Promise<ProcessFacts> {
  const { settings } = evidence;
  const rounds = await work.store.current("round");
  const consensus =
    rounds.some(({ kind }) => kind === "negotiated") ||
    (evidence.codings.origins.consensus ?? 0) > 0 ||
    events.some(({ command }) => command === "coding.adjudicate");
  const saturation = asked.saturation
    ? await saturationOf(work)
    : { saturated: null, saturationHow: "not computed" };
  return {
    approach: settings.approach ?? "",
    orientation: settings.orientation ?? "",
    coders: coderWork(evidence).map(({ name }) => name),
    doubleCoded: doubleCodedSources(evidence),
    activities: evidence.activities.map(({ kind }) => kind),
    participantChecking: settings.participant_checking ?? "",
    transcriptsReturned: settings.transcripts_returned ?? "",
    stopping: settings.stopping ?? "",
    ...saturation,
    consensus,
    tool: evidence.tool.name,
    versions: [...new Set([...evidence.tool.versions, evidence.tool.version])],
    software: settings.software ?? "",
    sampling: settings.sampling ?? "",
    memoKinds: evidence.memos.map(({ kind }) => kind),
    fieldNotes: settings.field_notes ?? "",
    guide: settings.guide ?? "",
    suggestionsUsed: evidence.suggestions.reduce((sum, { accepted, edited }) => sum + accepted + edited, 0),
  };
}

async function saturationOf(work: Work): Promise<{ saturated: boolean | null; saturationHow: string }> {
  const rule = { base: 4, run: 2, threshold: 0.05 };
  const question = { ...rule, of: "codes", newBy: "order", order: "date", permutations: 0, seed: 1 };
  try {
    const found = await findSaturation(work, question, true);
    const result = found.kind === "saturation" ? found.groups[0]?.saturation : undefined;
    if (result === undefined || result.abstains !== null)
      return { saturated: null, saturationHow: "there are too few coded interviews to compute it" };
    const details = "new codes in runs of 2 interviews after a base of 4, threshold 5%, by session date";
    return result.reached === null
      ? { saturated: false, saturationHow: `never reached by ${details}` }
      : { saturated: true, saturationHow: `reached at ${result.reached} by ${details}` };
  } catch (error) {
    if (error instanceof ThemataError) return { saturated: null, saturationHow: error.message };
    throw error;
  }
}
