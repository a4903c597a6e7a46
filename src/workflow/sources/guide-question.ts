import { usageError } from "../../core/errors.js";
import type { StoredRecord } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import type { Work } from "../shared/work.js";

/** The questions of the study's guide, in its order. */
export const guideQuestions = async (work: Work): Promise<StoredRecord<"question">[]> =>
  (await work.store.current("question")).sort((a, b) => a.position - b.position);

/**
 * A question of the guide by its id as written in the guide, or by its place in it (from 1) where none is
 * so called. Fails with `unknown-question`.
 */
export async function findQuestion(work: Work, wanted: string): Promise<StoredRecord<"question">> {
  const questions = await guideQuestions(work);
  const found =
    questions.find(({ name }) => fold(name) === fold(wanted)) ??
    questions.find((_, i) => String(i + 1) === wanted.trim());
  if (found !== undefined) return found;
  throw usageError(
    "unknown-question",
    `The guide has no question "${wanted}".`,
    questions.length === 0
      ? "The study has no interview guide yet. Import one with 'themata guide import FILE.yaml'."
      : `Questions: ${questions.map(({ name }) => name).join(", ")}.`,
  );
}
