import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import { randomStudy } from "../../support/random-study.js";
import { ok, themata } from "../../support/study.js";

// biome-ignore lint/suspicious/noExplicitAny: documents of many shapes
type Json = any;
const sum = <T>(items: readonly T[], of: (item: T) => number) =>
  items.reduce((all, item) => all + of(item), 0);
const tally = <T>(items: readonly T[], key: (item: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
};
/** The number that stands before a word in a sentence. */
const before = (text: string, word: RegExp): number =>
  Number(new RegExp(`([\\d,]+) ${word.source}`).exec(text)?.[1]?.replaceAll(",", "") ?? Number.NaN);

/** Passages that share words are one segment. */
function unions(passages: readonly Json[]): number {
  const ends = new Map<string, number>();
  let count = 0;
  for (const { source, start, end } of passages) {
    const last = ends.get(source) ?? -1;
    if (start >= last) count++;
    ends.set(source, Math.max(last, end));
  }
  return count;
}

/** Everything that a study's commands tell of it. */
async function answersOf(study: string) {
  const json = async (...argv: string[]): Promise<Json> => (await themata(study, [...argv, "--json"])).json;
  const coders = ["ann", "ben"];
  const each = async <T>(of: (coder: string) => Promise<T>) =>
    new Map(await Promise.all(coders.map(async (coder) => [coder, await of(coder)] as const)));
  return {
    json,
    coders,
    status: await json("status"),
    sources: (await json("sources")).sources as Json[],
    participants: (await json("participants")).participants as Json[],
    codebook: (await json("codebook", "show", "--all")).codes as Json[],
    themes: (await json("theme", "list")).themes as Json[],
    review: await json("theme", "review"),
    codes: await json("frequency"),
    ofThemes: await json("frequency", "--of", "themes"),
    coverage: await json("coverage"),
    coverageOf: await each((coder) => json("coverage", "--coder", coder)),
    frequencyOf: await each((coder) => json("frequency", "--coder", coder)),
    codings: (await json("codings")).codings as Json[],
    proposed: (await json("codings", "--proposed")).codings as Json[],
    passes: (await json("pass")).passes as Json[],
    coreq: (await json("check", "coreq")).items as Json[],
    quality: await json("check", "quality"),
    report: JSON.parse((await ok(study, "report", "-o", "-", "--format", "json", "--counts")).stdout) as Json,
    saturation: await json("saturation", "--permutations", "0"),
    agreement: await json("agreement"),
    memos: (await json("memo", "list")).memos as Json[],
    phases: (await json("phase")).phases as Json[],
    log: await json("log", "--all"),
    verify: await json("verify"),
  };
}
type StudyAnswers = Awaited<ReturnType<typeof answersOf>>;

const item = (answers: StudyAnswers, number: number) => answers.coreq.find((one) => one.number === number);
const withData = (answers: StudyAnswers) =>
  answers.participants.filter(({ status, sources }) => status === "active" && sources.length > 0);
const confirmed = (answers: StudyAnswers) => answers.codings.filter(({ state }) => state === "confirmed");

/** The facts of docs/counting.md: each is told by several commands, which all must say the same. */
const facts: Record<string, (answer: StudyAnswers) => readonly unknown[] | Promise<readonly unknown[]>> = {
  sources: (t) => [
    t.status.sources,
    t.sources.length,
    t.coverage.sources.length,
    t.quality.sources?.length ?? t.sources.length,
  ],
  "participants with data": (t) => [
    withData(t).length,
    t.status.participants,
    t.codes.totals.N,
    t.ofThemes.totals.N,
    ...t.themes.map(({ N }) => N),
    before(t.report.basis, /participants? with data/),
    before(t.report.sampleSize.paragraphs[0], /participants? with data/),
    t.report.frequency.participants,
    before(item(t, 12).answer, /participants?/),
  ],
  "participants with data, by role": (t) => [
    t.status.byRole,
    tally(withData(t), ({ role }) => role || "role not stated"),
  ],
  "sources with data": (t) => [
    new Set(withData(t).flatMap(({ sources }) => sources)).size,
    before(t.report.basis, /sources?;/),
    before(t.report.sampleSize.paragraphs[0], /sources?,/),
    t.coverage.sources.filter(({ words }: Json) => words > 0).length,
    Number(
      /of (\d+) sources/.exec(item(t, 24).answer ?? "of 0")?.[1] ??
        new Set(withData(t).flatMap(({ sources }) => sources)).size,
    ),
    t.saturation.groups[0].steps.length,
  ],
  "words of participants": (t) => [
    t.status.words,
    sum(withData(t), ({ words }) => words),
    sum(t.coverage.sources, ({ words }: Json) => words),
    before(t.report.sampleSize.paragraphs[0], /words? of theirs/),
  ],
  "words coded": (t) => [
    t.status.wordsCoded,
    t.codes.totals.words,
    sum(t.coverage.sources, ({ wordsCoded }: Json) => wordsCoded),
  ],
  "turns that can be coded, and those without a coding, by pass": (t) => [
    t.passes.map((p) => [p.source, p.coder, p.participantTurns, p.uncoded]),
    t.passes.map(({ source, coder }) => {
      const { turns, turnsCoded } = t.coverageOf.get(coder).sources.find(({ name }: Json) => name === source);
      return [source, coder, turns, turns - turnsCoded];
    }),
  ],
  "codings, by coder": (t) => [
    t.coders.map((name) => t.status.coders.find((c: Json) => c.name === name).codings),
    t.coders.map((name) => confirmed(t).filter(({ coder }) => coder === name).length),
    t.coders.map((name) => sum(t.coverageOf.get(name).sources, ({ codings }: Json) => codings)),
  ],
  "proposed codings, by coder": (t) => [
    t.coders.map((name) => t.status.coders.find((c: Json) => c.name === name).proposed),
    t.coders.map((name) => t.proposed.filter(({ coder }) => coder === name).length),
  ],
  "codings and proposals, by source": (t) => [
    t.sources.map(({ name, codings, proposed }) => [name, codings, proposed]),
    t.sources.map(({ name }) => [
      name,
      confirmed(t).filter(({ source }) => source === name).length,
      t.proposed.filter(({ source }) => source === name).length,
    ]),
  ],
  "codings and proposals, by code": (t) => [
    t.codebook.map(({ path, codings, proposed }) => [path, codings, proposed]),
    t.codebook.map(({ path }) => [
      path,
      confirmed(t).filter((coding) => coding.path === path).length,
      t.proposed.filter((coding) => coding.path === path).length,
    ]),
  ],
  "codings in all": (t) => [
    confirmed(t).length,
    sum(t.status.coders, ({ codings }: Json) => codings),
    sum(t.sources, ({ codings }) => codings),
    sum(t.codebook, ({ codings }) => codings),
    before(t.report.software.statements.join(" ").concat(" the 0 confirmed codings"), /confirmed codings?/),
  ],
  "proposals in all": (t) => [
    t.proposed.length,
    sum(t.status.coders, ({ proposed }: Json) => proposed),
    sum(t.sources, ({ proposed }) => proposed),
    before(
      [...item(t, 24).findings.map(({ message }: Json) => message), "0 proposed codings"].join(" "),
      /proposed codings?/,
    ),
  ],
  "how codings came about": (t) => [
    tally(confirmed(t), ({ origin }) => making[origin] ?? origin),
    Object.fromEntries(
      Object.entries(
        t.coders.map((name) => t.coverageOf.get(name).made).reduce(addUp, {} as Record<string, number>),
      ).filter(([, n]) => Number(n) > 0),
    ),
  ],
  "passages and sources coded, by coder": (t) => [
    t.coders.map((name) => {
      const { passages, sourcesCoded } = t.status.coders.find((c: Json) => c.name === name);
      return [passages, sourcesCoded];
    }),
    t.coders.map((name) => {
      const covered = t.coverageOf.get(name).sources;
      return [
        sum(covered, ({ passages }: Json) => passages),
        covered.filter((s: Json) => s.passages > 0).length,
      ];
    }),
    t.coders.map((name) => [
      t.status.coders.find((c: Json) => c.name === name).passages,
      t.frequencyOf.get(name).totals.sources,
    ]),
  ],
  "sources finished, by coder": (t) => [
    t.coders.map((name) => t.status.coders.find((c: Json) => c.name === name).sourcesFinished),
    t.coders.map((name) => t.coverage.sources.filter(({ finished }: Json) => finished.includes(name)).length),
    t.coders.map(
      (name) =>
        new Set(
          t.passes.flatMap(({ coder, state, source }) =>
            coder === name && state === "finished" ? source : [],
          ),
        ).size,
    ),
  ],
  "passes finished, by coder": (t) => [
    t.coders.map((name) => t.status.coders.find((c: Json) => c.name === name).passesFinished),
    t.coders.map(
      (name) => t.passes.filter(({ coder, state }) => coder === name && state === "finished").length,
    ),
  ],
  "sources each coder coded or finished": (t) => {
    const of = (name: string) => {
      const data = new Set(withData(t).flatMap(({ sources }) => sources));
      const coded = t.coverageOf
        .get(name)
        .sources.filter((s: Json) => s.passages > 0 || s.finished.includes(name));
      return coded.filter((s: Json) => data.has(s.name)).length;
    };
    const counted = (name: string) =>
      Number(new RegExp(`${name} \\((\\d+) of`).exec(item(t, 24).answer ?? "")?.[1] ?? 0);
    return [t.coders.map(of), t.coders.map(counted)];
  },
  "active codes that are no headings": (t) => [
    t.status.codes.active,
    before(item(t, 25).answer, /codes?/),
    t.codebook.filter(({ status, heading }) => status === "active" && !heading).length,
  ],
  "codes in use": (t) => {
    const active = new Set(t.codebook.filter(({ status }) => status === "active").map(({ path }) => path));
    return [
      t.status.codes.used,
      t.codes.rows.filter(({ path, segments }: Json) => active.has(path) && segments > 0).length,
      t.report.frequency.rows.filter(({ path }: Json) => active.has(path.join("/"))).length,
    ];
  },
  "codes in use and in no theme": (t) => [t.status.codes.inNoTheme, t.review.data.codesInNoTheme.length],
  "themes that stand": (t) => [
    t.status.themes.standing,
    t.themes.filter(({ status }) => status !== "dropped").length,
    t.ofThemes.rows.length,
    t.review.themes.length,
  ],
  "the reach of each theme, its subthemes counted": (t) => {
    const standing = t.themes.filter(({ status }) => status !== "dropped");
    const inReport: [string, number, number][] = [];
    const walk = (themes: readonly Json[]) => {
      for (const { name, participants, segments, children } of themes) {
        inReport.push([name, participants.n, segments]);
        walk(children);
      }
    };
    walk(t.report.themes);
    const sorted = (rows: readonly (readonly [string, number, number])[]) =>
      [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
    return [
      sorted(standing.map(({ name, participants, segments }) => [name, participants, segments])),
      sorted(t.ofThemes.rows.map(({ path, n, segments }: Json) => [path.split("/").at(-1), n, segments])),
      sorted(inReport),
      sorted(t.review.themes.map((one: Json) => [one.theme, one.participants, one.segments])),
    ];
  },
  "what was decided about the passages of each theme": async (t) => {
    const listed = (await t.json("theme", "support")).themes as Json[];
    const standing = t.themes.filter(({ status }) => status !== "dropped");
    return [
      listed.map(({ theme, ...counts }) => [theme, counts]),
      t.review.themes.map((one: Json) => [one.theme, one.support]),
      await Promise.all(
        listed.map(async ({ theme }) => [theme, (await t.json("theme", "support", theme)).counts]),
      ),
      listed.map(({ theme }) => [theme, standing.find(({ name }) => name === theme).support]),
    ];
  },
  "segments of each theme, its passages that are set aside left out": async (t) => [
    t.ofThemes.rows.map(({ segments }: Json) => segments),
    await Promise.all(
      t.ofThemes.rows.map(async ({ path }: Json) => {
        const { passages } = await t.json("theme", "support", path);
        return unions(passages.filter(({ support }: Json) => support !== "set-aside"));
      }),
    ),
  ],
  "passages of each code": async (t) =>
    Promise.all(
      t.codebook
        .filter(({ status }) => status === "active")
        .map(async ({ path }) => {
          const found = await t.json("find", `code:"${path}"`, "--coder", "ann");
          const own = confirmed(t).filter((c) => c.path === path && c.coder === "ann");
          return [
            found.total,
            new Set(own.map(({ source, start, end }) => `${source} ${start} ${end}`)).size,
          ];
        }),
    ).then((pairs) => [pairs.map(([found]) => found), pairs.map(([, listed]) => listed)]),
  "where words are said": async (t) => {
    const hits = async (who: string) => {
      const word = `said${who.toLowerCase()}`;
      return [(await t.json("find", word)).total, (await t.json("kwic", word, "--everyone")).hits.length];
    };
    const of = async (p: Json) => {
      const [found, kwic] = await hits(p.label);
      return [p.label, found, kwic];
    };
    return [
      await Promise.all(t.participants.map(of)),
      t.participants.map(({ label, status, turns }) => {
        const n = status === "active" ? turns : 0;
        return [label, n, n];
      }),
    ];
  },
  "codings that agreement compares, by how they came about": (t) => {
    if (t.agreement.error !== undefined) return [0];
    return [t.agreement.codings, sum(Object.values(t.agreement.made) as number[], (n) => n)];
  },
  memos: (t) => [t.status.memos, t.memos.length],
  "acts, by phase": (t) => [
    t.status.phases.map(({ events }: Json) => events),
    t.phases.map(({ acts }) => acts),
  ],
  events: (t) => [t.status.head.seq, t.log.events.length, t.verify.events, t.log.head.seq],
};

const making: Record<string, string> = {
  manual: "byHand",
  "in-vivo": "byHand",
  script: "imported",
  imported: "imported",
  consensus: "agreed",
  suggested: "suggested",
  autocode: "autocoded",
};
function addUp(all: Record<string, number>, made: Record<string, number>): Record<string, number> {
  const added = { ...all };
  for (const [key, n] of Object.entries(made)) added[key] = (added[key] ?? 0) + n;
  return added;
}

/** Holds against each other what the commands tell of made-up studies, each from a seed. */
export function expectOneNumberEach(seeds: readonly number[]): void {
  describe("every fact that is told in several places has one number", () => {
    test.each(seeds)("in the study of seed %i", async (seed) => {
      const answers = await answersOf(await randomStudy(seed));
      const different: Record<string, readonly unknown[]> = {};
      for (const [fact, of] of Object.entries(facts)) {
        const [first, ...others] = await of(answers);
        const same = others.every((other) => isDeepStrictEqual(other, first));
        if (!same) different[fact] = [first, ...others];
      }
      expect(different).toEqual({});
    });
  });
}
