import { alone } from "../../declare/group.js";
import type { Declare } from "../../declare/shared.js";
import * as declared from "./declare-participants.js";

/** Participants: who they are, and who belongs to whom. */
export const participantsCommands: Declare = (program, go) => {
  const participants = declared.participantsGroup(program);
  alone(participants, go, () => import("./participants.js"));
  declared.participantsList(participants, go, () => import("./participants.js"));
  declared.participantsImport(participants, go, () => import("./participants-import.js"));
  const participant = declared.participantGroup(program);
  declared.participantShow(participant, go, () => import("./participant-show.js"));
  declared.participantSet(participant, go, () => import("./participant-set.js"));
  declared.participantLink(participant, go, () => import("./participant-link.js"));
  declared.participantUnlink(participant, go, () => import("./participant-link.js"));
};
