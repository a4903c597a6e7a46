import { usageError } from "../../core/errors.js";
import type { Seq } from "../../core/records.js";
import { fold } from "../../core/similar.js";
import { checkName } from "../shared/check-fields.js";
import { namedSources, resolveName } from "../shared/resolve.js";
import { act, type Work } from "../shared/work.js";

/** Gives a source another name. Names are unique without regard to case. */
export async function renameSource(
  work: Work,
  wanted: string,
  newName: string,
): Promise<{ event: Seq | null; before: string; source: string }> {
  const name = checkName("A source's name", newName);
  const { seq, result } = await work.store.record(
    act(work, "source.rename", { source: wanted, to: name }),
    async (draft) => {
      const sources = namedSources(await work.store.current("source"));
      const source = resolveName(wanted, sources, "source");
      if (sources.some((other) => other.id !== source.id && fold(other.name) === fold(name)))
        throw usageError("source-exists", `There is a source "${name}" already.`);
      draft.change("source", source.id, { name });
      return source.name;
    },
  );
  return { event: seq, before: result, source: name };
}
