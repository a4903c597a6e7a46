import { usageError } from "../../core/errors.js";
import type { Seq } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import { checkName } from "../shared/check-fields.js";
import { type Named, namedParticipants, resolver } from "../shared/resolve.js";
import { act, type Work } from "../shared/work.js";

export interface Link {
  readonly from: string;
  readonly relation: string;
  readonly to: string;
}

/** Links two participants: A is RELATION B. The same link a second time is nothing. */
export async function linkParticipants(
  work: Work,
  wanted: { readonly from: string; readonly to: string; readonly relation: string },
): Promise<{ event: Seq | null; link: Link }> {
  const relation = checkName("A relation", wanted.relation);
  const { seq, result } = await work.store.record(
    act(work, "participant.link", { ...wanted, relation }),
    async (draft) => {
      const { from, to, ties } = await pair(work, wanted);
      if (from.id === to.id)
        throw usageError("same-participant", `"${from.name}" cannot be linked to themselves.`);
      if (!ties.some((tie) => fold(tie.relation) === fold(relation)))
        draft.add("tie", { fromId: from.id, toId: to.id, relation });
      return { from: from.name, relation, to: to.name };
    },
  );
  return { event: seq, link: result };
}

/** Takes a link away, or all links from A to B where no relation is named. */
export async function unlinkParticipants(
  work: Work,
  wanted: { readonly from: string; readonly to: string; readonly relation?: string | undefined },
): Promise<{ event: Seq | null; links: readonly Link[] }> {
  const { from: a, to: b, relation } = wanted;
  const { seq, result } = await work.store.record(
    act(work, "participant.link", {
      unlink: true,
      from: a,
      to: b,
      ...(relation === undefined ? {} : { relation }),
    }),
    async (draft) => {
      const { from, to, ties, back } = await pair(work, wanted);
      const meant = ties.filter((tie) => relation === undefined || fold(tie.relation) === fold(relation));
      if (meant.length === 0)
        throw usageError(
          "no-such-link",
          `"${from.name}" has no link to "${to.name}"${relation === undefined ? "" : ` as ${relation}`}.`,
          linkHint([...ties.map((tie) => `${from.name} ${tie.relation} ${to.name}`), ...back]),
        );
      for (const tie of meant) draft.close("tie", tie.id);
      return meant.map((tie) => ({ from: from.name, relation: tie.relation, to: to.name }));
    },
  );
  return { event: seq, links: result };
}

const linkHint = (links: readonly string[]) =>
  links.length === 0 ? undefined : `There is: ${links.join("; ")}.`;

async function pair({ store }: Work, wanted: { readonly from: string; readonly to: string }) {
  const find = resolver(namedParticipants(await store.current("participant")), "participant");
  const from: Named = find(wanted.from);
  const to: Named = find(wanted.to);
  const back = await store.current("tie", { fromId: to.id, toId: from.id });
  return {
    from,
    to,
    ties: await store.current("tie", { fromId: from.id, toId: to.id }),
    back: back.map((tie) => `${to.name} ${tie.relation} ${from.name}`),
  };
}
