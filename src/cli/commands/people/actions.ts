import { alone } from "../../declare/group.js";
import type { Declare } from "../../declare/shared.js";
import {
  participantGroup,
  participantLink,
  participantSet,
  participantShow,
  participantsGroup,
  participantsImport,
  participantsList,
  participantUnlink,
} from "./declare-participants.js";

/** Participants: who they are, and who belongs to whom. */
export const participantsCommands: Declare = (program, go) => {
  const participants = participantsGroup(program);
  alone(participants, go, () => import("./participants.js"));
  participantsList(participants, go, () => import("./participants.js"));
  participantsImport(participants, go, () => import("./participants-import.js"));
  const participant = participantGroup(program);
  participantShow(participant, go, () => import("./participant-show.js"));
  participantSet(participant, go, () => import("./participant-set.js"));
  participantLink(participant, go, () => import("./participant-link.js"));
  participantUnlink(participant, go, () => import("./participant-link.js"));
};
