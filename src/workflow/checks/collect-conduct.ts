import { cooccurrence } from "../../analysis/cooccurrence.js";
import { coverage } from "../../analysis/coverage.js";
import { discovery } from "../../analysis/discovery.js";
import { frequency } from "../../analysis/frequency.js";
import { grouping } from "../../analysis/grouping.js";
import { saturation } from "../../analysis/saturation.js";
import { selectSources } from "../../analysis/selection.js";
import type { CountingInput } from "../../analysis/study-columns.js";
import type {
  AgreementFigure,
  Conduct,
  PhaseActs,
  SaturationEvidence,
  ThemeSupport,
} from "../../checklist/conduct.js";
import { codingOrigins } from "../../core/columns.js";
import type { Id } from "../../core/records.js";
import { type LedgerEvent, Reversals, type StudyStore } from "../../store/port.js";
import { turnAgreement } from "../agreement/turn-agreement.js";
import { undatedAnswers } from "../counts/undated-answers.js";
import { actPhases } from "../shared/act-phases.js";
import type { CountedCoders } from "../shared/counted-coders.js";
import { studyTexts } from "../shared/study-texts.js";
import { studyDays } from "../shared/study-zone.js";
import { references } from "../themes/evidence-references.js";
import { conductOfCoding } from "./conduct-of-coding.js";

/** How the study was carried out: what is counted comes from the analysis, what was done from the history. */
export async function collectConduct(
  store: StudyStore,
  columns: CountingInput,
  counted: CountedCoders,
  events: readonly LedgerEvent[],
): Promise<Conduct> {
  const reversals = new Reversals(events);
  const acts = events.filter(({ seq, undoes }) => undoes === null && !reversals.isUndone(seq));
  const texts = await studyTexts(store);
  const consensus = codingOrigins.indexOf("consensus");
  const anybody = counted.ids.length > 0;
  const mentioned = texts.some(({ text }) => /saturat/i.test(text));
  return {
    texts,
    attention: anybody ? coverage(columns, { coders: counted.ids }).sources : [],
    support: anybody ? support(columns, counted.ids) : [],
    overlaps: anybody
      ? cooccurrence(columns, { unit: "overlap", of: "themes", rollup: true, coders: counted.ids }).pairs
      : [],
    phases: phases(acts, await studyDays(store), await actPhases(store)),
    ...(await conductOfCoding(store, acts)),
    agreement: texts.some(({ text }) => figure.test(text)) ? await agreementFigures(store) : [],
    consensusCodings: columns.codings.origin.reduce((sum, origin) => sum + Number(origin === consensus), 0),
    guideImports: acts.filter(({ command }) => command === "guide.import").map(({ seq }) => seq),
    saturation: mentioned && anybody ? await saturations(store, columns, counted.ids) : [],
    references: await references(store, events),
    rationales: (await store.current("answer", { checklist: "coherence" }))
      .filter(({ rationale }) => rationale.trim() !== "")
      .map(({ item, rationale, fromSeq }) => ({ rule: item, text: rationale.trim(), event: fromSeq })),
    counted: counted.description,
  };
}

function support(columns: CountingInput, coders: readonly Id[]): ThemeSupport[] {
  const table = frequency(columns, { of: "themes", rollup: true, coders, by: "participant" });
  const labels = new Map<string, Id>();
  const bearers = new Map<string, number>();
  for (const { label } of columns.participants) bearers.set(label, (bearers.get(label) ?? 0) + 1);
  for (const { id, label } of columns.participants)
    labels.set((bearers.get(label) ?? 0) > 1 ? `${label} #${id}` : label, id);
  return table.rows.map(({ id, sources, by }) => ({
    theme: id,
    sources,
    people: [...by]
      .flatMap(([label, { segments }]) => {
        const participant = labels.get(label);
        return participant === undefined || segments === 0 ? [] : [{ participant, segments }];
      })
      .sort((a, b) => b.segments - a.segments),
  }));
}

function phases(
  acts: readonly LedgerEvent[],
  dayOf: (at: number) => string,
  phaseOf: (event: LedgerEvent) => number | null,
): PhaseActs[] {
  return [1, 2, 3, 4, 5, 6].map((phase) => {
    const days = acts
      .filter((event) => phaseOf(event) === phase)
      .map(({ at }) => dayOf(at))
      .sort();
    return {
      phase,
      events: days.length,
      days: new Set(days).size,
      first: days[0] ?? null,
      last: days.at(-1) ?? null,
    };
  });
}

/** A figure of agreement in a text; only then is it computed. */
const figure = /(kappa|alpha|gwet|AC1|κ|α|agreement)[^;]{0,80}\d/i;

async function agreementFigures(store: StudyStore): Promise<AgreementFigure[]> {
  const found = await turnAgreement({ store });
  return (found === null ? [] : coefficients).flatMap(([key, name]) => {
    const summary = found?.codes.summary.get(key);
    if (summary === undefined) return [];
    const [pooled, median] = [summary.pooled.value, summary.median.value];
    return [
      { name, pooled, median, values: [pooled, median, ...(summary.range ?? [])].filter((n) => n !== null) },
    ];
  });
}

const coefficients: readonly (readonly [key: string, name: AgreementFigure["name"]])[] = [
  ["cohenKappa", "kappa"],
  ["fleissKappa", "kappa"],
  ["krippendorffAlpha", "alpha"],
  ["gwetAC1", "AC1"],
  ["observed", "observed agreement"],
];

/** The tool's default rule (Guest, Namey and Chen 2020): base 4, run 2, threshold 5%, by date of the session. */
const rule = { base: 4, run: 2, threshold: 0.05 };

async function saturations(
  store: StudyStore,
  columns: CountingInput,
  coders: readonly Id[],
): Promise<SaturationEvidence[]> {
  const selection = selectSources(columns);
  const sessions = new Map((await store.current("session")).map(({ id, date }) => [id, date]));
  const dates = new Map(
    (await store.current("source")).map(({ id, sessionId }) => [id, sessions.get(sessionId ?? 0) || "9999"]),
  );
  const spoken = selection.sources
    .filter((_, place) => selection.speaker[place]?.some((person) => person >= 0))
    .map(({ source }) => source);
  const undated = await undatedAnswers(store, spoken);
  const order = [...spoken].sort((a, b) => ((dates.get(a) ?? "") < (dates.get(b) ?? "") ? -1 : 1));
  const of = (group: string | null, ids: readonly Id[]): SaturationEvidence => {
    if (undated > 0) return { group, n: ids.length, reached: null, abstains: "undated" };
    const steps = discovery(columns, { of: "codes", newBy: "order", coders, order: ids }).steps;
    const { n, reached, abstains } = saturation(
      steps.map(({ fresh }) => fresh),
      rule,
    );
    return { group, n, reached, abstains };
  };
  const roles = grouping(selection, "role");
  const place = new Map(selection.sources.map(({ source }, i) => [source, i]));
  const inRole = (role: number) =>
    order.filter((id) => {
      const at = place.get(id) ?? 0;
      return selection.speaker[at]?.some(
        (person, turn) => person >= 0 && roles.groupOf(person, at, turn) === role,
      );
    });
  const groups = roles.keys.length > 1 ? roles.keys.map((name, i) => of(name, inRole(i))) : [];
  return [of(null, order), ...groups];
}
