import { declareConduct } from "./conduct.js";
import { declareMemos } from "./memos.js";
import { declareParticipants } from "./participants.js";
import type { Declare } from "./shared.js";
import { declareSource } from "./source.js";
import { declareStudy } from "./study.js";
import { declareCoders, declareTeam } from "./team.js";

const groups = [
  declareStudy,
  declareTeam,
  declareConduct,
  declareSource,
  declareParticipants,
  declareMemos,
  declareCoders,
];

/** The study's particulars, its people, its sources as events in the world, and memos. */
export const declarePeople: Declare = (program, go) => {
  for (const declare of groups) declare(program, go);
};
