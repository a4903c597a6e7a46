import type { Id } from "../../core/records.js";
import type { CoderEvidence, Evidence } from "../evidence.js";
import { dataSources } from "./gatherings.js";
import { memberNamed, nameOf } from "./people.js";

/** A person who coded, and which of the sources they covered. */
export interface CoderWork {
  readonly coder: CoderEvidence;
  /** As papers name them: the team member's initials, else the coder's name. */
  readonly name: string;
  readonly inTeam: boolean;
  /** Sources they coded in or finished reading. */
  readonly sources: ReadonlySet<Id>;
}

/** Everybody who coded. A consensus and an engine are not coders. */
export function coderWork(evidence: Evidence): readonly CoderWork[] {
  const data = new Set(dataSources(evidence).map((source) => source.id));
  return evidence.coders
    .filter((coder) => coder.kind === "person")
    .map((coder) => {
      const member =
        evidence.team.find((row) => row.coderId === coder.id) ?? memberNamed(evidence, coder.name);
      const coded = evidence.codings.byCoder.filter((row) => row.coder === coder.id);
      const read = evidence.passes.filter((pass) => pass.coder === coder.id && pass.state === "finished");
      const sources = [...coded.flatMap((row) => row.sources), ...read.map((pass) => pass.source)];
      return {
        work: {
          coder,
          name: member === undefined ? coder.name : nameOf(member),
          inTeam: member !== undefined,
          sources: new Set(sources.filter((id) => data.has(id))),
        },
        passages: coded.reduce((sum, row) => sum + row.passages, 0),
      };
    })
    .filter(({ work, passages }) => passages > 0 || work.sources.size > 0)
    .map(({ work }) => work);
}
