import type { Evidence } from "../../checklist/evidence.js";
import { countText } from "../../core/count-text.js";
import { dataError } from "../../core/errors.js";
import type { Work } from "../shared/work.js";
import { checkDisclosure } from "./check-disclosure.js";

/**
 * Refuses what is to go out to others while the check of disclosure has errors that nobody dismissed; where it is forced, says
 * with how many it goes.
 * @throws data error `discloses`
 */
export async function refuseDisclosed(work: Work, evidence: Evidence, force: boolean): Promise<void> {
  const { findings } = await checkDisclosure(work.store, evidence, { transcripts: false });
  const errors = findings.filter(
    ({ level, decision }) => level === "error" && decision !== "dismissed",
  ).length;
  if (errors === 0) return;
  const found = `'themata check disclosure' finds ${countText(errors, "error")} in what is printed`;
  if (!force)
    throw dataError(
      "discloses",
      `${found}, so nothing was written.`,
      "Look at each there; --force writes it all the same.",
    );
  work.note(`${found}; written all the same.`);
}
