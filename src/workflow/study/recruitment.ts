import { usageError } from "../../core/errors.js";
import type { Recruitment, Seq } from "../../core/records.js";
import { checkCount, checkDate } from "../shared/check-fields.js";
import { act, type Work } from "../shared/work.js";

const counts = ["approached", "agreed", "refused", "withdrew"] as const;
const texts = ["group", "channel", "reason"] as const;
type Count = (typeof counts)[number];

/** A round of asking people as it was typed. */
export type RecruitmentInput = {
  readonly [K in keyof Recruitment]?: string | undefined;
};

/** Records a round of asking people to take part. Counts are people; what is not told is not known. */
export async function addRecruitment(
  work: Work,
  input: RecruitmentInput,
): Promise<{ event: Seq | null; recruitment: Recruitment; findings: string[] }> {
  const record: Recruitment = {
    date: checkDate("--date", input.date ?? ""),
    approached: checkCount("--approached", input.approached),
    agreed: checkCount("--agreed", input.agreed),
    refused: checkCount("--refused", input.refused),
    withdrew: checkCount("--withdrew", input.withdrew),
    group: input.group?.trim() ?? "",
    channel: input.channel?.trim() ?? "",
    reason: input.reason?.trim() ?? "",
  };
  const given = Object.entries(record).filter(([, value]) => value !== null && value !== "");
  if (counts.every((key) => record[key] === null) && texts.every((key) => record[key] === ""))
    throw usageError(
      "nothing-given",
      "Nothing is said about the recruitment.",
      "For example: themata recruitment add --group mentors --approached 9 --agreed 7 --refused 2",
    );
  const { seq } = await work.store.record(
    act(work, "recruitment.add", Object.fromEntries(given)),
    (draft) => {
      draft.add("recruitment", record);
    },
  );
  return { event: seq, recruitment: record, findings: findings(record) };
}

export interface RecruitmentList {
  readonly rounds: readonly (Recruitment & { readonly id: string; readonly findings: readonly string[] })[];
  /** Sums of what is known; null where no round tells. */
  readonly totals: Readonly<Record<Count, number | null>>;
}

/** The rounds of recruitment in order of date, with sums. */
export async function listRecruitment({ store }: Work): Promise<RecruitmentList> {
  const rounds = (await store.current("recruitment")).map((r) => ({
    id: r.uid,
    date: r.date,
    group: r.group,
    channel: r.channel,
    approached: r.approached,
    agreed: r.agreed,
    refused: r.refused,
    withdrew: r.withdrew,
    reason: r.reason,
    findings: findings(r),
  }));
  const sum = (key: Count) => {
    const known = rounds.flatMap((round) => round[key] ?? []);
    return known.length === 0 ? null : known.reduce((a, b) => a + b, 0);
  };
  return {
    rounds: rounds.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
    totals: {
      approached: sum("approached"),
      agreed: sum("agreed"),
      refused: sum("refused"),
      withdrew: sum("withdrew"),
    },
  };
}

/** Numbers of a round that cannot all be right. */
function findings({ approached, agreed, refused, withdrew }: Recruitment): string[] {
  const found: string[] = [];
  const answered = (agreed ?? 0) + (refused ?? 0);
  if (approached !== null && approached < answered)
    found.push(`${approached} were approached, yet ${answered} agreed or refused.`);
  if (agreed !== null && withdrew !== null && withdrew > agreed)
    found.push(`${withdrew} withdrew, yet only ${agreed} had agreed.`);
  return found;
}
