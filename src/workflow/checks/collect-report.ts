import { frequency } from "../../analysis/frequency.js";
import { studyData } from "../../analysis/said.js";
import { runChecklist } from "../../checklist/run-checklist.js";
import { isCounted } from "../../core/held-back.js";
import type { Approach } from "../../core/records.js";
import { settingFields } from "../../core/settings.js";
import { Reversals, type StudyStore } from "../../store/port.js";
import { framework } from "../counts/framework.js";
import { quotationsInContext } from "../quotations/quotation-context.js";
import { actPhases } from "../shared/act-phases.js";
import { withPaths } from "../shared/resolve.js";
import { ShownExamples } from "../shared/shown/shown-examples.js";
import { studyDays } from "../shared/study-zone.js";
import type { Work } from "../shared/work.js";
import { showGuide } from "../sources/guide-show.js";
import { offerStats } from "../suggest/suggest-stats.js";
import { themeHistory } from "../themes/theme-history.js";
import { collectEvidence } from "./collect-evidence.js";
import { reportAgreement, reportSaturation } from "./report-parts.js";

export interface Tool {
  readonly name: string;
  readonly version: string;
}

/**
 * Everything a report says, as plain facts; the report room makes its model of them. `wanted` spares the
 * work of sections that are left out.
 */
export async function collectReport(work: Work, tool: Tool, wanted: (section: string) => boolean) {
  const { store } = work;
  const { evidence, columns, quotations, counted, events, sources } = await collectEvidence(store, tool);
  const inContext = await quotationsInContext(store, quotations, sources);
  const coderName = new Map(evidence.coders.map(({ id, name }) => [id, name]));
  const answers = await store.current("answer");
  const roles = new Set(columns.participants.filter(isCounted).map(({ role }) => role));
  const byRole = roles.size > 1 ? { by: "role" } : {};
  const byPosition = (a: { position: number; id: number }, b: { position: number; id: number }) =>
    a.position - b.position || a.id - b.id;
  const data = studyData(columns);
  const reversals = new Reversals(events);
  const dayOf = await studyDays(store);
  const phaseOf = await actPhases(store);
  return {
    approach: (evidence.settings.approach ?? "codebook") as Approach,
    evidence,
    settings: settingFields.map(({ key, label }) => ({
      key,
      label,
      text: (evidence.settings as Readonly<Record<string, string>>)[key] ?? "",
    })),
    codes: (await reportedCodes(store)).sort(byPosition),
    themes: (await store.current("theme")).sort(byPosition),
    themeCodes: await store.current("theme_code"),
    themeLinks: await store.current("theme_link"),
    maps: await store.current("theme_map"),
    codeFrequency: frequency(columns, { of: "codes", coders: counted.ids, ...byRole }),
    themeFrequency: frequency(columns, { of: "themes", rollup: true, coders: counted.ids, ...byRole }),
    counted: counted.description,
    quotations: inContext.quotations,
    names: inContext.names,
    data: {
      participants: data.participants.length,
      sources: data.sources.length,
      words: data.words,
    },
    saturation: wanted("sample") ? await reportSaturation(work, roles.size > 1) : null,
    agreement: wanted("agreement") ? await reportAgreement(work) : null,
    framework: wanted("framework") ? await framework(work, {}) : null,
    guide: await showGuide(work),
    rounds: await store.current("round"),
    themeHistory: wanted("trail")
      ? await themeHistory(store, events, (id) => coderName.get(id) ?? "a coder since removed")
      : [],
    checklists: [
      {
        result: runChecklist("coreq", evidence, answers),
        title: "COREQ: consolidated criteria for reporting qualitative research",
        source:
          "Tong A, Sainsbury P, Craig J. Int J Qual Health Care 2007;19(6):349-357. Guide texts are in our own words.",
      },
    ],
    events: events
      .filter((event) => event.undoes === null && !reversals.isUndone(event.seq))
      .map((event) => ({
        seq: event.seq,
        date: dayOf(event.at),
        command: event.command,
        phase: phaseOf(event),
      })),
    head: await store.head(),
    milestones: await store.current("milestone"),
    suggestionTables: await offerStats(store),
    dateOfEvent: new Map(events.map(({ seq, at }) => [seq, dayOf(at)])),
  };
}

/** The codes with the examples that may be quoted. */
async function reportedCodes(store: StudyStore) {
  const shown = await ShownExamples.read(store, "quoted");
  return withPaths<"code">(await store.current("code")).map((code) => ({
    ...code,
    examples: shown.of(code.examples),
  }));
}
