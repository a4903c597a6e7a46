import { usageError } from "../../core/errors.js";
import type { Answer, ItemStatus, Seq } from "../../core/records.js";
import { act, type Work } from "../shared/work.js";
import type { AnswerPlace } from "./answer-place.js";

export interface AnswerChange {
  readonly status?: ItemStatus | "" | undefined;
  readonly text?: string | undefined;
  readonly location?: string | undefined;
  readonly rationale?: string | undefined;
}

const empty = { status: "", text: "", location: "", rationale: "" } as const;

/** Changes what the researcher says on an item; what is not named stays. An answer with nothing left in it is taken out. */
export async function setAnswer(
  work: Work,
  place: AnswerPlace,
  change: AnswerChange,
): Promise<{ readonly event: Seq | null; readonly answer: Answer }> {
  const { checklist, item } = place;
  const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  if (Object.keys(named).length === 0)
    throw usageError("nothing-said", "Say what: --text, --status, --location or --rationale.");
  const { seq, result } = await work.store.record(
    act(work, "answer.set", { checklist, item, ...named }),
    async (draft) => {
      const [old] = await work.store.current("answer", { checklist, item });
      const { status, text, location, rationale } = { ...empty, ...old, ...named } as Answer;
      const answer: Answer = { checklist, item, status, text, location, rationale };
      const blank = [status, text, location, rationale].every((value) => value === "");
      if (old === undefined && !blank) draft.add("answer", answer);
      if (old !== undefined && blank) draft.close("answer", old.id);
      if (old !== undefined && !blank) draft.change("answer", old.id, answer);
      return answer;
    },
  );
  return { event: seq, answer: result };
}

/** Checklists that have answers in the study, by name. */
export const answeredLists = async ({ store }: Pick<Work, "store">): Promise<readonly string[]> => [
  ...new Set((await store.current("answer")).map(({ checklist }) => checklist.toLowerCase())),
];
