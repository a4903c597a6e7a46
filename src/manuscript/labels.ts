import type { Id } from "../core/records.js";
import { fold } from "../core/similar.js";
import type { Utf16 } from "../core/span.js";
import { numberWords } from "./number-words.js";

/** Somebody who can be named beside a quotation. */
export interface LabelledPerson {
  readonly id: Id;
  /** As the study prints them: "Mentor 3". */
  readonly label: string;
  /** Names their transcripts give them: "M3". */
  readonly names: readonly string[];
  readonly role: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Whom a label names: a participant, the interviewer, or a number that nobody in the study has. */
export type Named =
  | { readonly kind: "participant"; readonly ids: readonly Id[] }
  | { readonly kind: "interviewer" }
  | { readonly kind: "nobody" };

export interface LabelFound {
  readonly text: string;
  readonly start: Utf16;
  readonly end: Utf16;
  readonly named: Named;
}

/** What papers number people as; a number behind it that nobody has is a participant whom the study does not know. */
const usual = [
  "participant",
  "interviewee",
  "respondent",
  "informant",
  "mentor",
  "mentee",
  "doctor",
  "nurse",
  "trainee",
  "resident",
  "student",
];

const interviewer = /^(?:interviewer|int|moderator|facilitator|researcher)\.?$/i;

/** Finds participants' labels in a paper: "Mentor 3", "mentor #3", "Mentor three", and short forms such as "M3" or "P03". */
export class Labels {
  readonly #pattern: RegExp;
  readonly #byKey = new Map<string, Set<Id>>();
  readonly #stems: ReadonlySet<string>;

  constructor(people: readonly LabelledPerson[]) {
    const stems = new Set<string>();
    const others = new Set<string>();
    for (const { id, label, names } of people)
      for (const [i, name] of [label, ...names].entries()) {
        const numbered = numberedName(name);
        if (numbered === null) {
          // A real name in a transcript is not a label that a paper would print.
          if (i === 0 && name.trim().length > 1) {
            others.add(name.trim());
            this.#put(fold(name), id);
          }
          continue;
        }
        stems.add(numbered.stem);
        this.#put(`${numbered.stem} ${numbered.number}`, id);
        // "M3" for "Mentor 3": ambiguous where two stems begin alike.
        if (i === 0 && numbered.stem.length > 2)
          this.#put(`${numbered.stem.charAt(0)} ${numbered.number}`, id);
        if (i === 0) this.#put(`p ${numbered.number}`, numbered.stem.startsWith("p") ? id : 0);
        if (i === 0 && numbered.stem === "p")
          for (const stem of ["participant", "interviewee", "respondent"])
            this.#put(`${stem} ${numbered.number}`, id);
      }
    const roles = new Set(people.map(({ role }) => fold(role)));
    for (const stem of usual) if (stems.size > 0 && !roles.has(stem)) stems.add(stem);
    this.#stems = stems;
    const initials = [...stems].map((stem) => stem.charAt(0));
    const known = [...new Set([...stems, ...initials])].sort((a, b) => b.length - a.length).map(escaped);
    const numbers = [...numberWords.keys()].join("|");
    const stemPattern =
      known.length === 0
        ? "(?!)()()"
        : `(${known.join("|")})[\\s-]*(?:(?:no\\.?|nr\\.?|number|#)\\s*)?(\\d{1,4}|(?<=\\s)(?:${numbers}))`;
    const literal = [...others]
      .sort((a, b) => b.length - a.length)
      .map((name) => escaped(name).replace(/\s+/g, "\\s+"));
    this.#pattern = new RegExp(
      `(?<![\\p{L}\\p{N}])(?:${stemPattern}|(${literal.length === 0 ? "(?!)" : literal.join("|")})|(interviewer|moderator|facilitator|INT|Int)\\.?)(?![\\p{L}\\p{N}])`,
      "giu",
    );
  }

  /** Labels in a text, in order. */
  in(text: string): LabelFound[] {
    return [...text.matchAll(this.#pattern)].flatMap((match): LabelFound[] => {
      const [whole, stem, number, literal, asking] = match;
      const place = { text: whole, start: match.index, end: match.index + whole.length };
      if (asking !== undefined)
        return interviewer.test(asking) ? [{ ...place, named: { kind: "interviewer" } }] : [];
      if (literal !== undefined) return [{ ...place, named: this.#named(fold(literal)) }];
      if (stem === undefined || number === undefined) return [];
      const folded = stem.toLowerCase();
      // A single letter is a label only as labels are written: "M3", never "a 3".
      if (folded.length === 1 && !/^\p{Lu}[\s-]?\d/u.test(whole)) return [];
      const key = `${folded} ${Number(numberWords.get(number.toLowerCase()) ?? number)}`;
      const known = this.#byKey.get(key);
      if (known === undefined && !this.#stems.has(folded)) return [];
      return [{ ...place, named: this.#named(key) }];
    });
  }

  #named(key: string): Named {
    const ids = [...(this.#byKey.get(key) ?? [])].filter((id) => id !== 0);
    return ids.length === 0 ? { kind: "nobody" } : { kind: "participant", ids };
  }

  #put(key: string, id: Id): void {
    if (id === 0) return;
    const ids = this.#byKey.get(key);
    if (ids === undefined) this.#byKey.set(key, new Set([id]));
    else ids.add(id);
  }
}

function numberedName(name: string): { stem: string; number: number } | null {
  const match = /^(\p{L}[\p{L}\s.-]*?)[\s_#-]*0*(\d{1,4})$/u.exec(name.trim());
  return match === null ? null : { stem: fold(match[1] ?? ""), number: Number(match[2]) };
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
