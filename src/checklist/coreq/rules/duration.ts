import { hint, missing, note, warning, when } from "../../draft.js";
import type { Evidence } from "../../evidence.js";
import { type Gathering, talks } from "../../facts/gatherings.js";
import { minutesOf, transcriptMinutes } from "../../facts/minutes.js";
import type { Draft, ItemFinding } from "../../item.js";
import { decimal, ofWhole, paragraph, partOf, some } from "../../phrase.js";
import { spread } from "../../statistics.js";

/** A difference between recorded minutes and the transcript above this share asks for a look. Ours. */
const LARGEST_DIFFERENCE = 0.1;
/** A session shorter than this asks for a look. Ours. */
const SHORT_MINUTES = 10;
/** Speech in conversation keeps well within these words a minute. Ours. */
const WORDS_PER_MINUTE = { least: 60, most: 220 };

/** COREQ 21: range, median, mean and SD of minutes, and of how many sessions they are known. */
export function duration(evidence: Evidence): Draft {
  const all = talks(evidence);
  const known = all.filter((gathering) => minutesOf(gathering) !== null);
  if (known.length === 0) return missing();
  const sentences = [
    lengths(
      "The interview",
      "Interviews",
      all.filter((gathering) => gathering.kind === "interview"),
    ),
    lengths(
      "The focus group",
      "Focus groups",
      all.filter((gathering) => gathering.kind === "focus-group"),
    ),
  ];
  const abridged = all.filter(isAbridged).length;
  return {
    answer: paragraph(sentences),
    status: known.length === all.length ? "reported" : "partly",
    evidence: [
      note("sessions", `Length known for ${partOf(known.length, all.length, "session")}`),
      ...(abridged > 0
        ? [
            note(
              "abridged",
              `Abridged, so not measured in words per minute: ${partOf(abridged, all.length, "session")}`,
            ),
          ]
        : []),
    ],
    findings: durationFindings(all),
  };
}

function lengths(one: string, many: string, group: readonly Gathering[]): string {
  const minutes = group.map(minutesOf).filter((value) => value !== null);
  const of = spread(minutes);
  if (group.length === 0) return "";
  if (of === null) return `${many}: length known for 0 of ${group.length}`;
  const gap = of.n === group.length ? "" : `length known for ${ofWhole(of.n, group.length)}`;
  const subject = group.length === 1 ? one : many;
  if (of.sd === null) return `${subject} lasted ${decimal(of.min)} minutes${gap === "" ? "" : ` (${gap})`}`;
  return (
    `${subject} lasted ${decimal(of.min)} to ${decimal(of.max)} minutes ` +
    `(median ${decimal(of.median)}; mean ${decimal(of.mean)}, SD ${decimal(of.sd)}${gap === "" ? "" : `; ${gap}`})`
  );
}

function durationFindings(all: readonly Gathering[]): readonly ItemFinding[] {
  const unknown = all.filter((gathering) => minutesOf(gathering) === null);
  const short = all.filter((gathering) => (minutesOf(gathering) ?? SHORT_MINUTES) < SHORT_MINUTES);
  const strange = all.filter((gathering) => {
    const pace = wordsPerMinute(gathering);
    return pace !== null && (pace < WORDS_PER_MINUTE.least || pace > WORDS_PER_MINUTE.most);
  });
  const names = (group: readonly Gathering[]) => some(group.map((gathering) => gathering.name));
  return [
    ...all
      .filter(disagrees)
      .map((gathering) =>
        warning(
          "duration-disagrees",
          `${gathering.name}: ${decimal(gathering.session?.minutes ?? 0)} minutes recorded, but the transcript says ${decimal(transcriptMinutes(gathering) ?? 0)}.`,
        ),
      ),
    ...when(unknown.length > 0, () => warning("duration-unknown", `Length not known: ${names(unknown)}.`)),
    ...when(short.length > 0, () =>
      hint("short-session", `Shorter than ${SHORT_MINUTES} minutes: ${names(short)}.`),
    ),
    ...when(strange.length > 0, () =>
      warning(
        "unlikely-pace",
        `Fewer than ${WORDS_PER_MINUTE.least} or more than ${WORDS_PER_MINUTE.most} words per minute, so length or transcript may be wrong: ${names(strange)}.`,
      ),
    ),
  ];
}

/** What is left out of a transcript takes its minutes and words along. */
const isAbridged = ({ sources }: Gathering): boolean => sources.some(({ abridged }) => abridged);

function disagrees(gathering: Gathering): boolean {
  if (isAbridged(gathering)) return false;
  const recorded = gathering.session?.minutes ?? null;
  const heard = transcriptMinutes(gathering);
  if (recorded === null || recorded <= 0 || heard === null) return false;
  return Math.abs(heard - recorded) > LARGEST_DIFFERENCE * recorded;
}

function wordsPerMinute(gathering: Gathering): number | null {
  if (isAbridged(gathering)) return null;
  const minutes = minutesOf(gathering);
  const words = gathering.sources.reduce((sum, source) => sum + source.words, 0);
  return minutes === null || words === 0 ? null : words / minutes;
}
