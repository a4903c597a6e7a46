import { alone } from "../../declare/group.js";
import type { Declare } from "../../declare/shared.js";
import {
  participantGroup,
  participantLink,
  participantSet,
  participantShow,
  participantsImport,
  participantsList,
  participantUnlink,
} from "./declare-participants.js";

/** Participants: who they are, and who belongs to whom. */
export const participantsCommands: Declare = (program, go) => {
  const participant = participantGroup(program);
  alone(participant, go, () => import("./participants.js"));
  participantsList(participant, go, () => import("./participants.js"));
  participantsImport(participant, go, () => import("./participants-import.js"));
  participantShow(participant, go, () => import("./participant-show.js"));
  participantSet(participant, go, () => import("./participant-set.js"));
  participantLink(participant, go, () => import("./participant-link.js"));
  participantUnlink(participant, go, () => import("./participant-link.js"));
};
