import type { ReportModel } from "../model/report-model.js";
import { type SectionId, sectionIds, sectionTitles } from "../model/section-id.js";

/** A section of the report: its number ("3", "A"), its anchor and its title. */
export interface SectionHead {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly appendix: boolean;
}

/** The heads of the sections the report has; null for one that is left out, which leaves no gap in the numbers. */
export type Contents = Readonly<Record<Exclude<SectionId, "checklists">, SectionHead | null>> & {
  /** One for each checklist, in their order; none where they are left out. */
  readonly checklists: readonly SectionHead[];
  /** All of them, in order. */
  readonly list: readonly SectionHead[];
};

const firstAppendix = sectionIds.indexOf("tree");

export function contentsOf(model: ReportModel): Contents {
  const list: SectionHead[] = [];
  let sections = 0;
  let appendices = 0;
  const add = (id: string, title: string, appendix: boolean): SectionHead => {
    const head = { id, number: appendix ? letter(++appendices) : String(++sections), title, appendix };
    list.push(head);
    return head;
  };
  const heads: Partial<Record<SectionId, SectionHead | null>> = {};
  let checklists: readonly SectionHead[] = [];
  for (const [place, id] of sectionIds.entries()) {
    const shown = model.sections.includes(id);
    if (id !== "checklists") heads[id] = shown ? add(id, sectionTitles[id], place >= firstAppendix) : null;
    else if (shown) checklists = model.checklists.map(({ name }, i) => add(`checklist-${i + 1}`, name, true));
  }
  return { ...(heads as Omit<Contents, "checklists" | "list">), checklists, list };
}

/** A to Z, then AA, AB … */
function letter(number: number): string {
  const rest = Math.floor((number - 1) / 26);
  return (rest > 0 ? letter(rest) : "") + String.fromCharCode(65 + ((number - 1) % 26));
}
