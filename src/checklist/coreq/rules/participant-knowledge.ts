import { stated } from "../../draft.js";
import type { Evidence } from "../../evidence.js";
import type { Draft } from "../../item.js";

/** COREQ 7: what participants knew of the researcher. Only the researcher can say. */
export const participantKnowledge = (evidence: Evidence): Draft =>
  stated(evidence, "participant_knowledge", { sentences: [], notes: [] });
