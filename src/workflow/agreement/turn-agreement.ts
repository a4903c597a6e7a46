import { ThemataError } from "../../core/errors.js";
import type { Work } from "../shared/work.js";
import { type StudyAgreement, studyAgreement } from "./agreement-study.js";

/** Agreement on turns; null where nobody's codings can be compared. */
export async function turnAgreement(work: Pick<Work, "store">): Promise<StudyAgreement | null> {
  try {
    return await studyAgreement(work, { everybody: false, humanOnly: false });
  } catch (error) {
    if (error instanceof ThemataError && nothingToCompare.has(error.code)) return null;
    throw error;
  }
}

const nothingToCompare: ReadonlySet<string> = new Set(["not-double-coded", "nothing-coded"]);
