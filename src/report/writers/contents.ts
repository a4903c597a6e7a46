import type { ReportModel } from "../model/report-model.js";

/** A section of the report: its number ("3", "A"), its anchor and its title. */
export interface SectionHead {
  readonly id: string;
  readonly number: string;
  readonly title: string;
}

/** Sections the report has, in order; a section without matter is null and leaves no gap in the numbers. */
export interface Contents {
  readonly study: SectionHead;
  readonly data: SectionHead;
  readonly analysis: SectionHead;
  readonly themes: SectionHead;
  readonly frequency: SectionHead | null;
  readonly exhibits: SectionHead | null;
  readonly software: SectionHead;
  readonly codebook: SectionHead;
  readonly checklists: readonly SectionHead[];
  readonly trail: SectionHead;
  readonly list: readonly SectionHead[];
}

export function contentsOf(model: ReportModel): Contents {
  const list: SectionHead[] = [];
  let sections = 0;
  let appendices = 0;
  const section = (id: string, title: string) => add(id, String(++sections), title);
  const appendix = (id: string, title: string) => add(id, letter(++appendices), title);
  const add = (id: string, number: string, title: string) => {
    const head = { id, number, title };
    list.push(head);
    return head;
  };
  return {
    study: section("study", "Study and approach"),
    data: section("data", "Participants and data"),
    analysis: section("analysis", "Analysis by phase"),
    themes: section("themes", "Themes"),
    frequency:
      model.showCounts && model.frequency !== null ? section("frequency", "How often codes were used") : null,
    exhibits: model.exhibits.length > 0 ? section("exhibits", "Further analyses") : null,
    software: section("software", "Software and suggestions"),
    codebook: appendix("codebook", "Codebook"),
    checklists: model.checklists.map((checklist, i) => appendix(`checklist-${i + 1}`, checklist.name)),
    trail: appendix("trail", "Audit trail"),
    list,
  };
}

/** A to Z, then AA, AB … */
function letter(number: number): string {
  const rest = Math.floor((number - 1) / 26);
  return (rest > 0 ? letter(rest) : "") + String.fromCharCode(65 + ((number - 1) % 26));
}
