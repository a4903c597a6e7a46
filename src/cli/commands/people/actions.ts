import { alone } from "../../declare/group.js";
import type { Declare } from "../../declare/shared.js";
import * as declared from "./declare-participants.js";

/** Participants: who they are, and who belongs to whom. */
export const participantsCommands: Declare = (program, go) => {
  const participant = declared.participantGroup(program);
  alone(participant, go, () => import("./participants.js"));
  declared.participantsList(participant, go, () => import("./participants.js"));
  declared.participantsImport(participant, go, () => import("./participants-import.js"));
  declared.participantShow(participant, go, () => import("./participant-show.js"));
  declared.participantSet(participant, go, () => import("./participant-set.js"));
  declared.participantLink(participant, go, () => import("./participant-link.js"));
  declared.participantUnlink(participant, go, () => import("./participant-link.js"));
};
