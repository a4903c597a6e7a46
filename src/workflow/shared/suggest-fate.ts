import type { Id, Seq } from "../../core/records.js";
import type { OutcomeKind } from "../../store/port.js";
import { placeKey } from "./coding-writer.js";
import type { Work } from "./work.js";

/** A coding changed later than this after its suggestion was accepted is a change of mind, not of the suggestion. */
const soon = 24 * 60 * 60 * 1000;

/** Where a coding stands, by what it is told from others. */
interface Standing {
  readonly place: string;
  readonly coder: Id;
  readonly suggested: boolean;
}

/**
 * Notes what an event did to codings that began as suggestions: *edited* where their coder gave them another extent
 * or code within a day of accepting, *rejected* where they were taken off within a day (where one coding became
 * another in a recoding, that is edited too). Others' changes leave the outcome as it is. After an undo or redo it is
 * what it was before that: *accepted*, or *left* where the acceptance itself was taken back.
 * @param seq the event; null where nothing was written
 */
export async function noteFate(
  work: Work,
  seq: Seq | null,
  how: "changed" | "recoded" | "undone" = "changed",
): Promise<void> {
  if (seq === null || work.dryRun) return;
  const { store } = work;
  const changes = (await store.changes(seq)).filter(({ kind }) => kind === "coding");
  const moves = changes.flatMap(({ before, after }) => {
    const from = standingOf(before);
    const to = standingOf(after);
    if (how !== "undone" && from?.coder !== work.coder?.id) return [];
    return (from?.suggested || to?.suggested) && from?.place !== to?.place ? [{ from, to }] : [];
  });
  if (moves.length === 0) return;
  const last = new Map((await store.outcomes()).map((outcome) => [outcome.offerId, outcome]));
  // Of offers made again in one place the one that was accepted counts, else the newest.
  const offers = new Map<string, number>();
  for (const offer of await store.offers()) {
    const key = placeKey(offer.revisionId, offer.start, offer.end, offer.codeId, offer.coderId);
    const known = last.get(offers.get(key) ?? 0)?.kind ?? "left";
    if (known === "left") offers.set(key, offer.id);
  }
  for (const { from, to } of moves) {
    const left = offers.get(from?.place ?? "");
    const reached = offers.get(to?.place ?? "");
    const note = async (offer: number | undefined, kind: OutcomeKind, within = Number.POSITIVE_INFINITY) => {
      const known = last.get(offer ?? 0);
      if (offer === undefined || known?.kind === kind || work.now() - (known?.at ?? 0) > within) return;
      if (known !== undefined || kind === "accepted") await store.outcome(offer, kind, work.now());
    };
    if (how === "undone") {
      if (reached !== undefined) await note(reached, "accepted");
      else await note(left, to === null ? "left" : "edited");
    } else if (last.get(left ?? 0)?.kind === "accepted")
      await note(left, to === null && how !== "recoded" ? "rejected" : "edited", soon);
  }
}

function standingOf(row: Readonly<Record<string, unknown>> | null): Standing | null {
  if (row === null || row.state === "proposed") return null;
  const n = (name: string) => Number(row[name]);
  return {
    place: placeKey(n("revisionId"), n("start"), n("end"), n("codeId"), n("coderId")),
    coder: n("coderId"),
    suggested: row.origin === "suggested",
  };
}
