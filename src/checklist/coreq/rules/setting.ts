import { hint, note, setting, stated, when } from "../../draft.js";
import type { Evidence } from "../../evidence.js";
import { talks } from "../../facts/gatherings.js";
import { blankFinding, fieldFacts } from "../../facts/session-field.js";
import type { Draft } from "../../item.js";
import { ofWhole } from "../../phrase.js";

/** COREQ 14: where and by what medium, by session, with the country. */
export function studySetting(evidence: Evidence): Draft {
  const all = talks(evidence);
  const [place, mode] = [fieldFacts(all, "place"), fieldFacts(all, "mode")];
  const country = setting(evidence, "country");
  const once = place.tally.filter(([, n]) => n === 1).map(([value]) => value);
  return stated(
    evidence,
    "setting",
    {
      sentences: [
        country === "" ? "" : `Country: ${country}`,
        place.known === 0 ? "" : `Place: ${place.counts} (${place.of} sessions)`,
        mode.known === 0 ? "" : `Mode: ${mode.counts} (${mode.of} sessions)`,
      ],
      notes: [
        ...(country === "" ? [] : [note("setting", country, "country")]),
        ...(all.length === 0
          ? []
          : [
              note(
                "sessions",
                `Place of ${ofWhole(place.known, all.length)} sessions, mode of ${mode.known}`,
              ),
            ]),
      ],
      complete: all.length > 0 && place.blank.length === 0 && mode.blank.length === 0,
    },
    [
      ...blankFinding(place, "session-without-place", "place"),
      ...blankFinding(mode, "session-without-mode", "mode"),
      ...when(place.known > 1 && once.length > 0, () =>
        hint(
          "place-used-once",
          `A place with a single session may tell who spoke; a kind of place is safer: ${once.join(", ")}.`,
        ),
      ),
      ...when(country === "" && (place.known > 0 || setting(evidence, "setting") !== ""), () =>
        hint("country-not-stated", "The country is not stated."),
      ),
    ],
  );
}
