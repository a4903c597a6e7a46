import type { QueryStudy } from "../../../src/analysis/query/query-study.js";
import { usageError } from "../../../src/core/errors.js";
import { coderId, layOut, type Sketch, study } from "../study.js";

/** A sketch as queries see it; proposed codings are left out, as the commands do. */
export function sketchStudy(sketch: Sketch): QueryStudy {
  const input = study({ ...sketch, codings: sketch.codings.filter(({ proposed }) => proposed !== true) });
  const names = Object.keys(sketch.people);
  const laidOut = Object.values(sketch.sources).map(layOut);
  const codeIds = (fits: (path: string) => boolean) =>
    new Set(input.codes.flatMap(({ id, path }) => (fits(path) ? id : [])));
  const known = <T>(value: T | undefined, what: string): T => {
    if (value === undefined) throw usageError("unknown-code", `There is no ${what}.`, "Did you mean: trust?");
    return value;
  };
  return {
    sources: input.sources.map((source, place) => {
      const talkers = [...new Set(laidOut[place]?.bodies.map(({ speaker }) => speaker))];
      return {
        ...source,
        kind: "interview",
        date: place === 0 ? "2023-05-18" : "",
        speakers: talkers.map((name) => ({
          name,
          names: [name],
          role: names.includes(name) ? "participant" : "interviewer",
          participant: input.participants[names.indexOf(name)] ?? null,
        })),
        speakerOf: Int32Array.from(laidOut[place]?.bodies ?? [], ({ speaker }) => talkers.indexOf(speaker)),
      };
    }),
    codings: input.codings,
    roles: input.participants.map(({ role }) => role),
    attributes: ["site"],
    codesNamed: (name, below) => {
      known(
        input.codes.find(({ path }) => path === name),
        `code "${name}"`,
      );
      return codeIds((path) => path === name || (below && path.startsWith(`${name}/`)));
    },
    countsUnder: (name) => {
      const codes = codeIds((path) => sketch.themes?.[name]?.includes(path) === true);
      return (coding) => codes.has(input.codings.code[coding] ?? 0);
    },
    sourceNamed: (name) => known(input.sources.find((source) => source.name === name)?.source, "source"),
    participantNamed: (name) =>
      known(input.participants.find(({ label }) => label === name)?.id, "participant"),
    coderNamed: coderId,
    questionNamed: () => 0,
    roundNamed: () => 0,
    codingsWithMemo: () => new Set(),
    text: (place) => known(laidOut[place]?.text, "text"),
    pattern: (source, ignoreCase) => (text) =>
      [...text.matchAll(new RegExp(source, ignoreCase ? "giu" : "gu"))].map(
        (match) => [match.index, match.index + match[0].length] as const,
      ),
  };
}
