import { usageError } from "../../core/errors.js";
import type { Approach, Id } from "../../core/records.js";
import type { StudyStore } from "../../store/port.js";
import { checkCoderName } from "../shared/coders.js";

export const approaches: readonly Approach[] = ["reflexive", "codebook", "reliability"];

export interface NewStudy {
  readonly approach: string;
  readonly title?: string | undefined;
  readonly coder: string;
  readonly at: number;
  /** The time zone whose days are the study's. */
  readonly timezone: string;
}

/** Checks what a new study is told, before anything is made. */
export function checkNewStudy(input: { approach: string; coder: string }): void {
  if (!approaches.includes(input.approach as Approach))
    throw usageError(
      "bad-approach",
      `The approach is one of ${approaches.join(", ")}, not "${input.approach}".`,
      "It shapes wording, defaults and checks, and can be changed later with 'themata study set approach …'.",
    );
  checkCoderName(input.coder);
}

/** The first event of a study: its lead coder, approach and title. */
export async function initStudy(store: StudyStore, input: NewStudy): Promise<Id> {
  checkNewStudy(input);
  const { result } = await store.record(
    { command: "study.init", coderId: null, at: input.at, args: { approach: input.approach } },
    (draft) => {
      const coder = draft.add("coder", { name: input.coder.trim(), kind: "person", lead: true });
      draft.add("setting", { key: "approach", value: input.approach });
      draft.add("setting", { key: "timezone", value: input.timezone });
      if (input.title !== undefined && input.title.trim() !== "")
        draft.add("setting", { key: "title", value: input.title.trim() });
      return coder;
    },
  );
  return result;
}
