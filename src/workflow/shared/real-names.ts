import type { StudyStore } from "../../store/port.js";

const numbered =
  /^(speaker|participant|person|interviewee|respondent|guest|host|user|caller|unknown|p|s)?[\s_-]*\d*$/i;

/** Whether a speaker's name is one that could be anybody's: P1, Speaker 2, AB. */
export const namesNobody = (name: string): boolean =>
  numbered.test(name.trim()) || /^\p{Lu}{1,2}\d*$/u.test(name.trim());

/** The names by which transcripts call participants who have another label, and these labels. */
export class RealNames {
  readonly #labels: ReadonlyMap<string, string>;
  readonly #pattern: RegExp | null;

  private constructor(labels: ReadonlyMap<string, string>) {
    this.#labels = labels;
    const names = [...labels.keys()].sort((a, b) => b.length - a.length).map(literal);
    this.#pattern =
      names.length === 0
        ? null
        : new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join("|")})(?![\\p{L}\\p{N}])`, "gu");
  }

  static async read(store: StudyStore): Promise<RealNames> {
    const labelOf = new Map((await store.current("participant")).map(({ id, label }) => [id, label]));
    const labels = new Map<string, string>();
    for (const { name, aliases, participantId } of await store.current("speaker")) {
      const label = labelOf.get(participantId ?? 0);
      if (label === undefined) continue;
      for (const one of [name, ...aliases]) if (one !== label && !namesNobody(one)) labels.set(one, label);
    }
    for (const label of labelOf.values()) labels.delete(label);
    return new RealNames(labels);
  }

  /** A record with the labels in place of the names, wherever they stand in it. */
  hideIn<T>(record: T): T;
  hideIn(record: unknown): unknown {
    const pattern = this.#pattern;
    if (pattern === null) return record;
    if (typeof record === "string") return record.replace(pattern, (name) => this.#labels.get(name) ?? name);
    if (Array.isArray(record)) return record.map((one) => this.hideIn(one));
    if (typeof record !== "object" || record === null) return record;
    return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, this.hideIn(value)]));
  }
}

const literal = (name: string) => name.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
