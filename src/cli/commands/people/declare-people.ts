import type { Declare } from "../../declare/shared.js";
import { declareMemos } from "../coding/declare-memos.js";
import { declareSource } from "../data/declare-source.js";
import { declareConduct } from "../study/declare-conduct.js";
import { declareStudy } from "../study/declare-study.js";
import { declareCoders, declareTeam } from "../study/declare-team.js";
import { declareParticipants } from "./declare-participants.js";

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
