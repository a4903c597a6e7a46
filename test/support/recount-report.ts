/**
 * Counts again what a report says, from what the study exports: the CSV of codings, the turns of sources, people and
 * themes. It knows nothing of the code that made the report: a few lines of plain counting, to be read in one go.
 */
export interface Exported {
  /** Rows of `codings -o FILE.csv`. */
  readonly codings: readonly Readonly<Record<string, string>>[];
  readonly participants: readonly {
    label: string;
    role: string;
    status: string;
    sources: string[];
    words: number;
  }[];
  /** Turns by the source's name. */
  readonly turns: Readonly<Record<string, readonly Turn[]>>;
  readonly themes: readonly { name: string; path: string; codes: string[] }[];
  readonly passes: readonly { coder: string; source: string; state: string }[];
  /** Names of sources in the order of their dates, then by name. */
  readonly order: readonly string[];
}

export interface Turn {
  readonly role: string;
  readonly participant: string | null;
  readonly body: readonly [number, number];
}

export interface Counts {
  readonly n: number;
  readonly sources: number;
  readonly segments: number;
  readonly byGroup: Readonly<Record<string, number>>;
}

interface RecountedPassage {
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

export class Recount {
  readonly #study: Exported;
  readonly #lead: string;
  /** Sources in which the coders agreed on a consensus, which stands there for the lead coder. */
  readonly #agreed: ReadonlySet<string>;

  constructor(study: Exported, lead: string) {
    this.#study = study;
    this.#lead = lead;
    const consensus = study.codings.filter((row) => row.coder === "consensus");
    this.#agreed = new Set(consensus.map((row) => row.source ?? ""));
  }

  /** Passages of some codes by a coder, or those that are counted. */
  places(codes: readonly string[], coder?: string): RecountedPassage[] {
    const whose = (source: string) => coder ?? (this.#agreed.has(source) ? "consensus" : this.#lead);
    return this.#study.codings
      .filter(
        (row) =>
          row.coder === whose(row.source ?? "") &&
          row.state === "confirmed" &&
          codes.includes(row.code ?? ""),
      )
      .map((row) => ({ source: row.source ?? "", start: Number(row.start), end: Number(row.end) }));
  }

  /** People who say something within a passage. */
  people({ source, start, end }: RecountedPassage): string[] {
    return (this.#study.turns[source] ?? [])
      .filter(({ role, body: [from, to] }) => role === "participant" && from < end && start < to)
      .flatMap(({ participant }) => participant ?? []);
  }

  counts(codes: readonly string[]): Counts {
    const spoken = this.places(codes).filter((place) => this.people(place).length > 0);
    const people = new Set(spoken.flatMap((place) => this.people(place)));
    const roles = this.#study.participants.filter(({ label }) => people.has(label)).map(({ role }) => role);
    const byGroup: Record<string, number> = {};
    for (const role of roles) byGroup[role] = (byGroup[role] ?? 0) + 1;
    return {
      n: people.size,
      sources: new Set(spoken.map(({ source }) => source)).size,
      segments: this.union(spoken),
      byGroup,
    };
  }

  /** Distinct passages: those that share a character are one. */
  union(places: readonly RecountedPassage[]): number {
    let count = 0;
    for (const source of new Set(places.map((place) => place.source))) {
      let end = -1;
      for (const place of places.filter((one) => one.source === source).sort((a, b) => a.start - b.start)) {
        if (place.start >= end) count++;
        end = Math.max(end, place.end);
      }
    }
    return count;
  }

  /** Codes of a theme and of the themes below it. */
  codesOf(path: string): string[] {
    return this.#study.themes
      .filter((theme) => theme.path === path || theme.path.startsWith(`${path}/`))
      .flatMap(({ codes }) => codes);
  }

  /** Codes in each source, new ones and known ones, in the order of the sources. */
  discovery(): { source: string; found: number; fresh: number; total: number }[] {
    const all = [...new Set(this.#study.codings.map((row) => row.code ?? ""))];
    const known = new Set<string>();
    return this.#study.order.map((source) => {
      const here = all.filter((code) =>
        this.places([code]).some((place) => place.source === source && this.people(place).length > 0),
      );
      const fresh = here.filter((code) => !known.has(code)).length;
      for (const code of here) known.add(code);
      return { source, found: here.length, fresh, total: known.size };
    });
  }

  /** A code's agreement of two coders over turns of participants in the sources that both finished. */
  agreement(code: string, coders: readonly [string, string]) {
    const both = Object.keys(this.#study.turns).filter((source) =>
      coders.every((coder) =>
        this.#study.passes.some((p) => p.coder === coder && p.source === source && p.state === "finished"),
      ),
    );
    const cells = [0, 0, 0, 0]; // both, first alone, second alone, neither
    for (const source of both)
      for (const { role, body } of this.#study.turns[source] ?? []) {
        if (role !== "participant" || body[0] === body[1]) continue;
        const [a, b] = coders.map((coder) =>
          this.places([code], coder).some((p) => p.source === source && p.start < body[1] && body[0] < p.end),
        );
        const cell = a ? (b ? 0 : 1) : b ? 2 : 3;
        cells[cell] = (cells[cell] ?? 0) + 1;
      }
    const [a = 0, b = 0, c = 0, d = 0] = cells;
    const n = a + b + c + d;
    const observed = (a + d) / n;
    const chance = ((a + b) * (a + c) + (c + d) * (b + d)) / (n * n);
    const yes = 2 * a + b + c;
    const expected = (yes * (2 * n - yes) * 2) / (2 * n * (2 * n - 1));
    return {
      units: n,
      applied: `${a + b} / ${a + c}`,
      observed,
      kappa: chance === 1 ? null : (observed - chance) / (1 - chance),
      alpha: expected === 0 ? null : 1 - (1 - observed) / expected,
      positive: yes === 0 ? null : (2 * a) / yes,
      negative: 2 * d + b + c === 0 ? null : (2 * d) / (2 * d + b + c),
    };
  }
}
