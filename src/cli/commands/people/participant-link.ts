import {
  type Link,
  linkParticipants,
  unlinkParticipants,
} from "../../../workflow/participants/participants-links.js";
import type { Context } from "../../context.js";
import type { InputOf } from "../../declare/declared.js";
import type { Result } from "../../result.js";
import { written } from "../../written.js";
import type * as declared from "./declare-participants.js";

type Input = InputOf<typeof declared.participantLink> | InputOf<typeof declared.participantUnlink>;

/** Links two participants, or takes the link away. */
export async function run(input: Input, context: Context): Promise<Result> {
  const work = await context.writing(input);
  const { event, links } = input.unlink
    ? await unlinkParticipants(work, { from: input.from, to: input.to, relation: input.as })
    : await link(work, input);
  const summary = links.map(({ from, relation, to }) => `${from} ${relation} ${to}`).join("; ");
  return {
    schema: input.unlink ? "participant-unlink" : "participant-link",
    json: { event, dryRun: work.dryRun, links },
    text: written({ dryRun: work.dryRun, event }, `${input.unlink ? "Unlinked" : "Linked"}: ${summary}.`),
  };
}

async function link(
  work: Parameters<typeof linkParticipants>[0],
  input: Input,
): Promise<{ event: number | null; links: Link[] }> {
  const { event, link: made } = await linkParticipants(work, {
    from: input.from,
    to: input.to,
    relation: input.as ?? "",
  });
  return { event, links: [made] };
}
