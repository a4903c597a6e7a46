import { declareParticipants } from "./participants.js";
import type { Declare } from "./shared.js";
import { declareSource } from "./source.js";
import { declareStudy } from "./study.js";

/** The study's particulars, its people, and the sources as events in the world. */
export const declarePeople: Declare = (program, go) => {
  for (const declare of [declareStudy, declareSource, declareParticipants]) declare(program, go);
};
