import { type CodingColumns, codingFlags } from "../../core/columns.js";
import { headingIds } from "../../core/headings.js";
import type { Id, StoredRecord } from "../../core/records.js";
import type { StudyStore } from "../../store/port.js";
import { countedCoders, countedCodings } from "../shared/counted-coders.js";

/** The headings of the codebook, by the confirmed codings of the coders counted. */
export async function codebookHeadings(
  store: StudyStore,
  codes: readonly StoredRecord<"code">[],
): Promise<ReadonlySet<Id>> {
  const counted = await countedCoders(store, undefined);
  const codings = await store.codingColumns({ coderId: counted.ids });
  return headingIds(codes, usedCodes(countedCodings(codings, counted), counted.ids));
}

/** Codes that confirmed codings of these coders use. */
export function usedCodes(codings: CodingColumns, coders: readonly Id[]): ReadonlySet<Id> {
  const used = new Set<Id>();
  for (let i = 0; i < codings.count; i++)
    if (((codings.flags[i] ?? 0) & codingFlags.proposed) === 0 && coders.includes(codings.coder[i] ?? 0))
      used.add(codings.code[i] ?? 0);
  return used;
}
