import { countText } from "../../../core/count-text.js";
import { note, setting, stated, warning, when } from "../../draft.js";
import type { Evidence } from "../../evidence.js";
import { deniesPractice } from "../../facts/activities.js";
import { talks } from "../../facts/gatherings.js";
import type { Draft } from "../../item.js";
import { ofWhole, plain } from "../../phrase.js";

/** COREQ 20: notes of the field, as memos on a source of the session or as a source of their own. */
export function fieldNotes(evidence: Evidence): Draft {
  const all = talks(evidence);
  const memos = evidence.memos.filter((memo) => /^field-?note/.test(plain(memo.kind)));
  const noteSources = evidence.sources.filter((source) => source.kind === "notes");
  const noted = new Set<number | null>([...memos.map((m) => m.source), ...noteSources.map((s) => s.id)]);
  const covered = all.filter((gathering) =>
    [...(gathering.session?.sources ?? []), ...gathering.sources.map((s) => s.id)].some((id) =>
      noted.has(id),
    ),
  ).length;
  const any = memos.length + noteSources.length > 0;
  const statement = setting(evidence, "field_notes");
  return stated(
    evidence,
    "field_notes",
    any
      ? {
          sentences: [
            all.length === 0
              ? `${countText(memos.length + noteSources.length, "field note")} in the study`
              : `There are field notes for ${ofWhole(covered, all.length)} sessions`,
          ],
          notes: [
            note(
              "memos",
              `${countText(memos.length, "field note")}, ${countText(noteSources.length, "source")} of notes`,
            ),
          ],
        }
      : { sentences: [], notes: [] },
    when(statement !== "" && !deniesPractice(statement) && !any, () =>
      warning("field-notes-not-in-study", "Field notes are claimed, but the study holds none."),
    ),
  );
}
