import { percentText } from "../../core/share.js";
import type { Reach, StudyFigures } from "../figures.js";
import type { PaperSentence } from "../sentence.js";
import { type NumberClaim, whole } from "./claim.js";
import { groupNamed } from "./groups.js";
import { subjectOf } from "./subject.js";

/** What a row of a table counts: in all, and by role. */
interface RowCounts {
  readonly n: number;
  readonly how: string;
  readonly byRole: (role: string) => number | undefined;
}

/** Cells of a table that count people: "15 (7/8)" under "Total (mentors/mentees)", "7 (46.7)", "7" in a column that says of whom. */
export function cellsRule(sentence: PaperSentence, figures: StudyFigures): NumberClaim[] {
  const { text, at, columnName, rowName } = sentence;
  const { cell } = at.block;
  if (cell === null || cell.row === 1 || cell.column === 1 || columnName === null || rowName === null)
    return [];
  const counts = rowCounts(sentence, rowName, figures);
  if (counts === null) return [];
  const split = /^\s*(\d+)\s*[([]\s*(\d+)\s*[/;,|+]\s*(\d+)\s*[)\]]\s*$/.exec(text);
  if (split !== null) return splitCell(split, columnName, counts, figures);
  const plain = /^\s*(\d+)\s*(?:[([]\s*(\d+(?:\.\d+)?)\s?%?\s*[)\]])?\s*$/.exec(text);
  if (plain === null) return [];
  const head = columnName.replace(/[([].*$/s, "").trim();
  const group = groupNamed(head, figures);
  const ofAll =
    /^(?:n|no\.?|number|total|all|count|frequency|participants?|people|n of participants|number of participants|overall|sample)$/i.test(
      head,
    );
  if (group?.kind !== "role" && !ofAll) return [];
  const role = group?.kind === "role" ? group : null;
  const n = role === null ? counts.n : counts.byRole(role.name);
  if (n === undefined) return [];
  const found = [claimOf(plain, Number(plain[1]), n, counts.how + (role === null ? "" : `, ${role.name}`))];
  const share = plain[2];
  const N = role?.figure.value ?? figures.participants.value;
  if (share !== undefined && N > 0 && /%|per ?cent/i.test(columnName + text)) {
    const digits = share.split(".")[1]?.length ?? 0;
    const exact = (100 * n) / N;
    if (Math.abs(exact - Number(share)) > 0.5 / 10 ** digits + 1e-9)
      found.push({
        ...whole(plain),
        stated: percentText(share),
        computed: `${percentText(exact.toFixed(Math.max(1, digits)))} (${n} of ${N})`,
        status: "wrong",
        how: counts.how,
      });
  }
  return found.slice(0, found[0]?.status === "wrong" ? 1 : 2);
}

/** "15 (7/8)": the parts are those that the column's title names in brackets. */
function splitCell(
  match: RegExpExecArray,
  title: string,
  counts: RowCounts,
  figures: StudyFigures,
): NumberClaim[] {
  const inside = /[([]([^()[\]]+)[)\]]/.exec(title)?.[1]?.split(/\s*[/;,|+]\s*/) ?? [];
  const groups = inside.map((word) => groupNamed(word.replace(/,?\s*n\s*=.*$/i, "").trim(), figures));
  const [first, second] = groups;
  if (groups.length !== 2 || first?.kind !== "role" || second?.kind !== "role") return [];
  const [a, b] = [counts.byRole(first.name), counts.byRole(second.name)];
  if (a === undefined || b === undefined) return [];
  const right = Number(match[1]) === counts.n && Number(match[2]) === a && Number(match[3]) === b;
  return [
    {
      ...whole(match),
      stated: match[0].trim(),
      computed: `${counts.n} (${a}/${b})`,
      status: right ? "right" : "wrong",
      how: `${counts.how}; ${first.name}, ${second.name}`,
    },
  ];
}

const claimOf = (match: RegExpExecArray, stated: number, n: number, how: string): NumberClaim => ({
  ...whole(match),
  stated,
  computed: n,
  status: stated === n ? "right" : "wrong",
  how,
});

function rowCounts(sentence: PaperSentence, rowName: string, figures: StudyFigures): RowCounts | null {
  const name = rowName
    .replace(/,?\s*[([]?\s*n\s*(?:=|\(%\)).*$/i, "")
    .replace(/[:*†]+\s*$/, "")
    .trim();
  const group = groupNamed(name, figures);
  if (group?.kind === "everybody")
    return { n: group.figure.value, how: group.figure.how, byRole: (role) => figures.roles.get(role) };
  if (group?.kind === "role")
    return { n: group.figure.value, how: group.figure.how, byRole: () => undefined };
  const values = figures.attributes.filter(({ value }) => value.toLowerCase() === name.toLowerCase());
  const value =
    group?.kind === "attribute"
      ? figures.attributes.find((one) => one.value === group.name)
      : values.length === 1
        ? values[0]
        : undefined;
  if (value !== undefined)
    return {
      n: value.n,
      how: `participants with data whose ${value.key} is ${value.value}`,
      byRole: (role) => (value.byRole === undefined ? undefined : (value.byRole.get(role) ?? 0)),
    };
  const reach = subjectOf(sentence, figures);
  return reach === null || reach.own !== undefined ? null : ofReach(reach);
}

const ofReach = ({ kind, name, n, byRole }: Reach): RowCounts => ({
  n,
  how: `participants with a passage under the ${kind} "${name}"`,
  byRole: (role) => byRole.get(role)?.n,
});
