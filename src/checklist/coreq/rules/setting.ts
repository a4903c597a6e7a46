import { countText } from "../../../core/count-text.js";
import { hint, note, setting, stated, when } from "../../draft.js";
import type { Evidence } from "../../evidence.js";
import { talks } from "../../facts/gatherings.js";
import { blankFinding, type FieldFacts, fieldFacts } from "../../facts/session-field.js";
import type { Draft } from "../../item.js";
import { list, partOf } from "../../phrase.js";

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
        place.known === 0 ? "" : placesText(place),
        held(mode),
      ],
      notes: [
        ...(country === "" ? [] : [note("setting", country, "country")]),
        ...(all.length === 0
          ? []
          : [
              note(
                "sessions",
                `Place of ${partOf(place.known, all.length, "session")}, mode of ${partOf(mode.known, all.length, "session")}`,
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
          `Places with a single session may reveal who spoke, so the answer does not name them; a kind of place is safer: ${once.join(", ")}.`,
        ),
      ),
      ...when(country === "" && (place.known > 0 || setting(evidence, "setting") !== ""), () =>
        hint("country-not-stated", "The country is not stated."),
      ),
    ],
  );
}

/** "Place: hospital (6 sessions); elsewhere (2 sessions)": what only one session has is not named among several. */
function placesText({ tally, blank, of }: FieldFacts): string {
  const hidden = of < 2 ? [] : tally.filter(([, n]) => n === 1);
  const named = tally.filter((row) => !hidden.includes(row)).map(([where, n]) => inSessions(where, n));
  const rest =
    hidden.length === 0
      ? []
      : [inSessions(named.length === 0 ? "a place of its own" : "elsewhere", hidden.length)];
  const gap = blank.length === 0 ? [] : [inSessions("not recorded", blank.length)];
  return `Place: ${[...named, ...rest, ...gap].join("; ")}`;
}

const inSessions = (where: string, n: number) => `${where} (${countText(n, "session")})`;

/** "The session was held in person", "14 sessions were held in person and 1 by video call". */
function held({ tally, known, of, blank }: FieldFacts): string {
  if (known === 0) return "";
  const ways = tally.map(([mode, n]) => [standsAlone.test(mode) ? mode : `by ${mode}`, n] as const);
  const gap = blank.length === 0 ? "" : `; how is not recorded for ${blank.length}`;
  const [only] = ways;
  if (only !== undefined && ways.length === 1 && only[1] === of)
    return of === 1 ? `The session was held ${only[0]}` : `All ${of} sessions were held ${only[0]}`;
  const [first, ...others] = ways.map(([way, n], i) =>
    i > 0 ? `${n} ${way}` : `${countText(n, "session was", "sessions were")} held ${way}`,
  );
  return `${list([first ?? "", ...others])}${gap}`;
}

/** A mode that needs no "by" before it. */
const standsAlone = /^(in|on|at|by|via|over|through|with)\b|^(online|remotely|hybrid|face[- ]to[- ]face)\b/i;
