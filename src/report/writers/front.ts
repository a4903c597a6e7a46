import type { ReportModel } from "../model/report-model.js";
import type { Share } from "../model/share.js";
import { checkLines } from "../wording/check-lines.js";
import type { Contents, SectionHead } from "./contents.js";
import { paragraphs } from "./helpers.js";
import type { ThemeView } from "./theme-view.js";

/** The first page: the question, who the findings are about, the themes in a line each, their map, and what to check. */
export function frontPage(
  model: ReportModel,
  contents: Contents,
  themes: readonly ThemeView[],
  count: { table(present: boolean): number; figure(): number },
) {
  const alone = model.split?.own ?? null;
  const tells = (...ids: ("themes" | "study" | "data")[]) => ids.some((id) => contents[id] !== null);
  const rows = contents.themes === null ? [] : themes.filter(({ depth }) => depth === 0).map(inALine);
  const map = contents.themes === null ? null : model.overview;
  return {
    /** The appendix that this file is, and the report it belongs to; null for a report. */
    appendix: alone === null ? null : { head: contents.list[0] ?? null, main: model.split?.main ?? "" },
    hasQuestion: tells("themes", "study"),
    question: model.study.question,
    people: tells("themes", "data") ? model.people : "",
    themes: rows,
    table: count.table(rows.length > 0),
    map: map === null ? null : { ...map, figure: count.figure() },
    check: alone === null ? checkLines(model.notes) : [],
    checkPlace: placeOf([...contents.checklists, ...contents.elsewhere].find(isChecklist)),
  };
}

const isChecklist = ({ id }: SectionHead) => id.startsWith("checklist-");

/** Where the full list of remarks stands; `href` is empty where this report does not have it. */
function placeOf(head: SectionHead | undefined): { readonly text: string; readonly href: string } {
  if (head === undefined) return { text: "To list them: 'themata report --section checklists'.", href: "" };
  const file = head.file === "" ? "" : ` (${head.file})`;
  return { text: `Listed in Appendix ${head.number}, ${head.title}${file}.`, href: head.href };
}

interface ThemeLine {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly participants: Share;
  /** Its central concept, cut to a line; empty where not written. */
  readonly line: string;
}

/** Letters of a line on the first page. */
const lineLength = 105;

function inALine({ id, number, name, participants, concept }: ThemeView): ThemeLine {
  const [first = ""] = paragraphs(concept);
  const sentence = /^.*?[.!?](?=\s|$)/s.exec(first)?.[0] ?? first;
  return { id, number, name, participants, line: cut(sentence.replace(/\s+/g, " ")) };
}

function cut(text: string): string {
  const letters = [...text];
  if (letters.length <= lineLength) return text;
  const start = letters.slice(0, lineLength).join("");
  return `${(/^(.+)\s\S*$/s.exec(start)?.[1] ?? start).replace(/[\s,;:]+$/, "")} …`;
}
