import { addTo } from "../../core/group-by.js";
import type { Id } from "../../core/records.js";
import { overlaps, type Span } from "../../core/span.js";
import type { StudyStore } from "../../store/port.js";
import { spanAt } from "./coding-filters.js";

/** Where a coder has applied which code, confirmed or proposed, in whatever round. */
export class StandingCodings {
  readonly #spans = new Map<string, Span[]>();

  static async read(store: StudyStore, coderId: Id): Promise<StandingCodings> {
    const found = new StandingCodings();
    const columns = await store.codingColumns({ coderId });
    for (let i = 0; i < columns.count; i++)
      found.note(columns.revision[i]!, columns.code[i]!, spanAt(columns, i));
    return found;
  }

  /** Whether a passage shares text with one that has the code. */
  overlap(revisionId: Id, codeId: Id, span: Span): boolean {
    return (this.#spans.get(`${revisionId} ${codeId}`) ?? []).some((other) => overlaps(other, span));
  }

  note(revisionId: Id, codeId: Id, span: Span): void {
    const key = `${revisionId} ${codeId}`;
    addTo(this.#spans, key, span);
  }
}
