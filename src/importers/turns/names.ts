import { cleanName } from "./naming.js";
import { fold, isNobody, statedRole } from "./roles.js";

/**
 * How much a few words before a colon look like a speaker: `role` states one (Interviewer, P3),
 * `name` is written like one, `weak` could be one if it keeps coming back (lower case), `no` cannot be.
 */
export type NameGrade = "role" | "name" | "weak" | "no";

/** Longest name of a speaker, in UTF-16 units. */
export const longestName = 40;

const allowed = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}\p{Cf} .'’_\-‐‑&/#()[\]\t\u00a0]*$/u;
const sentenceDot = /[\p{L}\p{N}]{5,}\.\s|\.\s*$|\.\./u;

const never = new Set(
  `note notes nb n.b ps p.s date dates time times duration length http https ftp www mailto file files example
  examples e.g eg i.e ie re subject tel fax phone email e-mail url link links source sources title warning caution
  summary keywords speakers attention reminder hint tip important location place setting language version page total
  result results conclusion answer_options options yes no ok okay well so and but or because then also first second
  third finally however question_text part_1 part_2 section chapter figure table appendix transcript transcription
  recording audio video nota notas hinweis anmerkung remarque datum fecha data dauer ort opmerking uwaga not notering
  he she it they we you this that there here who what when where why how which the an to of in is was are were for
  monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday
  备注 注 注意 日期 时间 時間 备註 注释 例如 比如 附 附录`
    .split(/\s+/)
    .map((word) => word.replaceAll("_", " ")),
);

const functionWords = new Set(
  `he she it they we you i my your his her their our its this that these those there the is was are were be been
  am has have had do does did said says say saying asked ask asks told tell tells thought think thinks like went goes
  replied answered wrote meant means with from into about because if when where why how what which who whose not no
  in on at as by for to so just then than also very will would can could should may might must let's don't i'm i'd
  it's that's one thing things something example question only following follows
  dijo dice disse dit sagte sagt zei ha`.split(/\s+/),
);

const particles = new Set(
  "de da do dos das del della di du van von der den ter la le el al bin ibn y e and und et".split(" "),
);

/** What a name in a head position could be; see NameGrade. */
export function gradeName(name: string): NameGrade {
  if (name.length === 0 || name.length > longestName) return "no";
  // A comma may stand only in parentheses: `Participant (f, 34)`.
  const plain = name.includes(",") ? name.replace(/\([^()]*\)/g, "()") : name;
  if (!allowed.test(plain) || !/\p{L}/u.test(name) || sentenceDot.test(name)) return "no";
  const folded = fold(name);
  if (never.has(folded)) return "no";
  const role = statedRole(name);
  const words = folded.split(" ");
  if (words.length > 5) return "no";
  if (role !== null && !isNobody(name)) return "role";
  if (words.length > 1 && words.some((word) => functionWords.has(word))) return "no";
  if (/[\p{Script=Han}]/u.test(name)) return /[说說道]$/u.test(name) || name.length > 10 ? "no" : "name";
  const lower = name
    .split(/[\s\u00a0]+/)
    .filter((word) => /^\p{Ll}/u.test(word) && !particles.has(word.toLowerCase())).length;
  return lower > 0 ? "weak" : "name";
}

/** A name as it stood before a colon or stamp: tidied, folded for comparison, and graded. */
export interface ReadName {
  readonly name: string;
  readonly key: string;
  readonly grade: NameGrade;
}

const mostRemembered = 5000;

/** Reads names, remembering those already read: a transcript repeats a few names thousands of times. */
export function nameReader(): (raw: string) => ReadName {
  const known = new Map<string, ReadName>();
  return (raw) => {
    const before = known.get(raw);
    if (before !== undefined) return before;
    const name = cleanName(raw).replace(/\s*[|·,–—-]+$/u, "");
    const read = { name, key: fold(name), grade: gradeName(name) };
    if (known.size < mostRemembered) known.set(raw, read);
    return read;
  };
}
