import { fold } from "../core/similar.js";
import { aboutOf, type Disclosure, type PrintedText } from "./disclosure.js";
import { findIdentifiers } from "./find-identifiers.js";
import { findNames, type NameCandidate, type Vocabulary } from "./find-names.js";
import { type KnownName, nameFinder } from "./known-names.js";

/**
 * Names and identifiers left in printed texts: names that the study itself knows (errors), addresses and numbers
 * (errors), and words that look like names (warnings, for a person to judge). Texts on the study as such name
 * researchers and places on purpose: in them only what the study knows of participants is looked for. `ownTerms` are
 * words of the names of codes, in lower case, which a codebook writes with a capital.
 */
export function printedNames(
  texts: readonly PrintedText[],
  register: readonly KnownName[],
  vocabulary: Vocabulary,
  ownTerms: ReadonlySet<string> = new Set(),
): Disclosure[] {
  const found = new Map<
    string,
    { readonly first: Omit<Disclosure, "places">; readonly places: Set<string> }
  >();
  const add = (finding: Omit<Disclosure, "places">, where: string) => {
    const key = `${finding.code} ${fold(finding.subject)}`;
    const there = found.get(key);
    if (there === undefined) found.set(key, { first: finding, places: new Set([where]) });
    else there.places.add(where);
  };
  const withTerms = { ...vocabulary, known: new Set([...vocabulary.known, ...ownTerms]) };
  const known = nameFinder(register, vocabulary.known);
  for (const { kind, where, text } of texts) {
    const about = aboutOf[kind];
    const masked: { readonly start: number; readonly end: number }[] = [];
    for (const hit of known(text)) {
      masked.push({ start: hit.start, end: hit.start + hit.written.length });
      add(
        {
          level: "error",
          code: "known-name",
          about,
          subject: hit.known.name,
          message: `“${hit.written}”, ${hit.known.of}`,
        },
        where,
      );
    }
    for (const { kind: what, text: written, start, end } of findIdentifiers(text)) {
      if (kind === "study" && (what === "exact date" || what === "web address")) continue;
      masked.push({ start, end });
      add(
        {
          level: what === "exact date" ? "warning" : "error",
          code: "identifier",
          about,
          subject: written,
          message: `${what.startsWith("e") ? "An" : "A"} ${what}: “${written}”`,
        },
        where,
      );
    }
    if (kind === "study" || kind === "theme") continue;
    const words = kind === "codebook" ? withTerms : vocabulary;
    for (const candidate of findNames(text, words)) {
      if (masked.some(({ start, end }) => start < candidate.end && candidate.start < end)) continue;
      add(
        {
          level: "warning",
          code: "possible-name",
          about,
          subject: candidate.name,
          message: findingOf(candidate),
        },
        where,
      );
    }
  }
  return [...found.values()].map(({ first, places }) => ({ ...first, places: [...places] }));
}

function findingOf({ name, because }: NameCandidate): string {
  if (because === "title") return `“${name}” follows a title: a person's name?`;
  if (because === "institution") return `“${name}” names an institution or a place`;
  return `“${name}” is written with a capital inside a sentence: a name?`;
}
