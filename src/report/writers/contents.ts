import type { ReportModel } from "../model/report-model.js";
import { isAppendix, type SectionId, sectionIds, sectionTitles } from "../model/section-id.js";

/** A section of the report: its number ("3", "A"), its anchor and its title. */
export interface SectionHead {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly appendix: boolean;
  /** The file it stands in; empty where it is this one. */
  readonly file: string;
  /** A link to it: `#codebook`, or the name of its file. */
  readonly href: string;
}

/** Sections that belong together. */
interface HeadGroup {
  readonly title: string;
  readonly heads: readonly SectionHead[];
}

/** The heads of the sections this file has; null for one that is left out, which leaves no gap in the numbers. */
export type Contents = Readonly<Record<Exclude<SectionId, "checklists">, SectionHead | null>> & {
  /** One for each checklist, in their order; none where they are left out. */
  readonly checklists: readonly SectionHead[];
  /** All of this file, in order. */
  readonly list: readonly SectionHead[];
  /** Appendices of this report that are files of their own, where this is the report itself. */
  readonly elsewhere: readonly SectionHead[];
  /** What the contents list: the two above, by what they tell. Empty for an appendix by itself. */
  readonly groups: readonly HeadGroup[];
};

export function contentsOf(model: ReportModel): Contents {
  const { split } = model;
  const all: (SectionHead & { readonly section: SectionId })[] = [];
  let sections = 0;
  let appendices = 0;
  for (const section of sectionIds) {
    if (!told(model, section)) continue;
    const file = (split?.own === section ? "" : split?.files[section]) ?? "";
    const titles =
      section === "checklists" ? model.checklists.map(({ name }) => name) : [sectionTitles[section]];
    for (const [i, title] of titles.entries()) {
      const appendix = isAppendix(section);
      const id = section === "checklists" ? `checklist-${i + 1}` : section;
      const href = file === "" ? `#${id}` : encodeURIComponent(file);
      const number = appendix ? letter(++appendices) : String(++sections);
      all.push({ section, id, number, title, appendix, file, href });
    }
  }
  const own = split?.own ?? null;
  const here = all.filter(({ section, file }) => (own === null ? file === "" : section === own));
  const list = here.map(({ section: _, ...head }) => head);
  const elsewhere = own === null ? all.filter(({ file }) => file !== "") : [];
  const head = (id: SectionId) => list.find((one) => one.id === id) ?? null;
  return {
    ...(Object.fromEntries(sectionIds.map((id) => [id, head(id)])) as Omit<
      Contents,
      "checklists" | "list" | "elsewhere" | "groups"
    >),
    checklists: list.filter(({ id }) => id.startsWith("checklist-")),
    list,
    elsewhere,
    groups: own === null ? grouped([...list, ...elsewhere]) : [],
  };
}

/** The appendices that a report has, which may be files of their own. */
export const appendicesOf = (model: ReportModel): SectionId[] =>
  sectionIds.filter(
    (id) => isAppendix(id) && told(model, id) && (id !== "checklists" || model.checklists.length > 0),
  );

/**
 * Whether a section is written. The coding tree is told by the codebook, which has its order and its themes, and
 * by the counts of codes; it is written where one of them is not.
 */
function told({ sections, showCounts }: ReportModel, id: SectionId): boolean {
  if (!sections.includes(id)) return false;
  return id !== "tree" || !sections.includes("codebook") || (showCounts && !sections.includes("frequency"));
}

function grouped(heads: readonly SectionHead[]): HeadGroup[] {
  const findings = (head: SectionHead) => head.id === "themes" || head.id === "framework";
  const groups = [
    { title: "Findings", heads: heads.filter(findings) },
    {
      title: "How the study was done",
      heads: heads.filter((head) => !findings(head) && !head.appendix),
    },
    { title: "Appendices", heads: heads.filter(({ appendix }) => appendix) },
  ];
  return groups.filter((group) => group.heads.length > 0);
}

/** A to Z, then AA, AB … */
function letter(number: number): string {
  const rest = Math.floor((number - 1) / 26);
  return (rest > 0 ? letter(rest) : "") + String.fromCharCode(65 + ((number - 1) % 26));
}
