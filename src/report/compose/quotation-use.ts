import { countText } from "../../core/count-text.js";
import type { ReportNote } from "../model/report-model.js";
import type { DataSection } from "../model/section.js";
import { shareText } from "../wording/counts.js";
import type { QuotationFact, ReportFacts } from "./facts.js";
import { flatTable, section } from "./table.js";

/** A passage, or two that overlap, under more than one theme. */
interface UsedTwice {
  readonly first: QuotationFact;
  readonly themes: readonly string[];
}

/** How the quotations are spread over people, and which stand twice. */
export function quotationUse(facts: ReportFacts): DataSection {
  const { quotations, evidence } = facts;
  const people = evidence.participants.filter(
    ({ status, sources }) => status === "active" && sources.length > 0,
  );
  if (quotations.length === 0) return section({ paragraphs: ["No quotation has been chosen yet."] });
  const own = (id: number) => quotations.filter(({ participant }) => participant === id).length;
  const quoted = people.filter(({ id }) => own(id) > 0).length;
  const most = Math.max(...people.map(({ id }) => own(id)));
  const from = people.filter(({ id }) => own(id) === most).map(({ label }) => label);
  const keys = quotations.filter(({ key }) => key).length;
  const twice = usedTwice(facts);
  return section({
    paragraphs: [
      `${countText(quotations.length, "quotation")} from ${shareText({ n: quoted, of: people.length })} participants with data; at most ${most} from one person (${from.length > 3 ? countText(from.length, "person", "people") : from.join(", ")}).`,
      `${keys} of ${quotations.length} ${keys === 1 ? "was" : "were"} marked as key by the researchers. The others were chosen by rule: passages of 8 to 80 words, from people who have been quoted least.`,
    ],
    tables: [
      flatTable(
        `Quotations by participant (n = ${countText(people.length, "participant")} with data; unit: a quotation under a theme)`,
        ["Participant", "Role", "#Quotations", "Themes"],
        people.map(({ id, label, role }) => [
          label,
          role || "not stated",
          own(id),
          themesOf(facts, (quotation) => quotation.participant === id).join("; ") || null,
        ]),
      ),
      ...(twice.length === 0
        ? []
        : [
            flatTable(
              `Passages quoted more than once (${countText(twice.length, "passage")})`,
              ["Passage", "Participant", "Under"],
              twice.map(({ first, themes }) => [beginning(first.text), first.label, themes.join("; ")]),
            ),
          ]),
    ],
  });
}

/** A warning for each passage that is quoted twice. */
export function quotedTwiceNotes(facts: ReportFacts): ReportNote[] {
  return usedTwice(facts).map(({ first, themes }) => ({
    level: "warning",
    kind: "quoted-twice",
    text: `A passage of ${first.label} is quoted more than once (${themes.join("; ")}): “${beginning(first.text)}”`,
  }));
}

function usedTwice(facts: ReportFacts): UsedTwice[] {
  const found: UsedTwice[] = [];
  const done = new Set<QuotationFact>();
  for (const first of facts.quotations) {
    if (done.has(first)) continue;
    const same = facts.quotations.filter((other) => overlap(first, other));
    if (same.length < 2) continue;
    for (const quotation of same) done.add(quotation);
    found.push({ first, themes: same.flatMap(({ theme }) => nameOf(facts, theme)) });
  }
  return found;
}

const overlap = (a: QuotationFact, b: QuotationFact) =>
  a.revision === b.revision && a.start < b.end && b.start < a.end;

const nameOf = (facts: ReportFacts, id: number) =>
  facts.themes.filter((theme) => theme.id === id).map(({ name }) => name);

const themesOf = (facts: ReportFacts, wanted: (quotation: QuotationFact) => boolean) => [
  ...new Set(facts.quotations.filter(wanted).flatMap(({ theme }) => nameOf(facts, theme))),
];

function beginning(text: string): string {
  const chars = [...text];
  if (chars.length <= 80) return text;
  const cut = chars.slice(0, 79).join("");
  return `${(/^(.{20,})\s\S*$/s.exec(cut)?.[1] ?? cut).trimEnd()} …`;
}
