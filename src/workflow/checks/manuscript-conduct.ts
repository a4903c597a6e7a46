import type { Evidence } from "../../checklist/evidence.js";
import { talks } from "../../checklist/facts/gatherings.js";
import type { ConductFigures, Figure } from "../../manuscript/figures.js";
import { numberOf, numberPattern } from "../../manuscript/number-words.js";

/** How sessions were held, how many questions the guide has, and how many replied to what was returned to them. */
export function conductFigures(evidence: Evidence): ConductFigures {
  const sessions = talks(evidence).map(({ session }) => session);
  const modes = new Map<string, number>();
  for (const session of sessions) {
    const mode = session?.mode.trim() ?? "";
    modes.set(mode, (modes.get(mode) ?? 0) + 1);
  }
  return {
    modes: [...modes].map(([mode, n]) => ({ mode, n })),
    interviewers: interviewersOf(
      evidence,
      sessions.map((session) => session?.interviewer.trim() ?? ""),
    ),
    places: sessions.flatMap((session) => (session === null || session.place === "" ? [] : [session.place])),
    questions: questionsOf(evidence),
    replies: repliesOf(evidence),
  };
}

function interviewersOf({ team }: Evidence, held: readonly string[]): ConductFigures["interviewers"] {
  const surname = (name: string) => name.trim().split(/\s+/).at(-1) ?? "";
  const isIn = (text: string, { name, initials }: { name: string; initials: string }) =>
    text.includes(surname(name)) || (initials !== "" && text.split(/[\s,;/]+/).includes(initials));
  const others = [...new Set(held)].filter((text) => text !== "" && !team.some((one) => isIn(text, one)));
  const people = [...team, ...others.map((name) => ({ name, initials: "" }))];
  const unknown = held.filter((text) => text === "").length;
  return [
    ...people.map(({ name, initials }) => ({
      name,
      initials,
      n: held.filter((text) => text !== "" && isIn(text, { name, initials })).length,
    })),
    ...(unknown === 0 ? [] : [{ name: "", initials: "", n: unknown }]),
  ];
}

/** The guide's questions as recorded; a number that the study's details give of them counts as well. */
function questionsOf({ questions, settings }: Evidence): Figure[] {
  const told = new RegExp(
    `\\b(${numberPattern})\\s+(?:[\\p{L}-]+\\s+){0,2}(?:questions|openings|topics)\\b`,
    "iu",
  ).exec(settings.guide ?? "")?.[1];
  return [
    ...(questions.length === 0 ? [] : [{ value: questions.length, how: "questions in the interview guide" }]),
    ...(told === undefined
      ? []
      : [{ value: numberOf(told), how: "questions of the guide, as the study's details say" }]),
  ];
}

/** "eleven replied": what activities and the study's details say of what came back. */
function repliesOf({ activities, settings }: Evidence): Figure[] {
  const told = [
    ...activities.filter(({ kind }) => /member|participant|transcript/i.test(kind)).map(({ note }) => note),
    settings.participant_checking ?? "",
    settings.transcripts_returned ?? "",
  ];
  const pattern = new RegExp(
    `\\b(${numberPattern})\\s+(?:of\\s+\\p{L}+\\s+)?(?:replied|responded|answered|commented|took|asked for|wrote back|sent)\\b`,
    "giu",
  );
  const values = new Set(
    told.flatMap((text) => [...text.matchAll(pattern)].map((match) => numberOf(match[1] ?? ""))),
  );
  return [...values].map((value) => ({ value, how: "who replied, as the study's records say" }));
}
