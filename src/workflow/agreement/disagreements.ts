import { createHash } from "node:crypto";
import { UnitIndex } from "../../analysis/agreement/units.js";
import { usageError } from "../../core/errors.js";
import { addTo } from "../../core/group-by.js";
import type { Id } from "../../core/records.js";
import type { Span } from "../../core/span.js";
import type { StudyStore } from "../../store/port.js";
import type { SourceText } from "../../text/source-text.js";
import { ShownTexts } from "../shared/shown/shown-text.js";
import type { DoubleCoded } from "./agreement-data.js";
import { type StudyUnit, type UnitWords, unitsOf } from "./agreement-units.js";

/** One unit with what each coder gave it. */
export interface JudgedUnit {
  /** Eight hex digits, the same as long as the source's text and the unit stay. */
  readonly id: string;
  readonly source: string;
  readonly turn: number;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** For each coder who finished the source, the codes they gave it. */
  readonly codes: Readonly<Record<string, readonly string[]>>;
  /** Codes that some gave and others, who had them, did not. */
  readonly disputed: readonly string[];
  /** Codes that all who had them gave. */
  readonly agreed: readonly string[];
  /** For writing: the revision, the unit's passages, and codings by coder and code. */
  readonly place: {
    readonly revisionId: Id;
    readonly sourceId: Id;
    readonly spans: readonly Span[];
    readonly codings: readonly { readonly coder: number; readonly code: number; readonly span: Span }[];
  };
}

/** The units in which somebody applied a code, in order, with what each coder gave them. */
export async function judgedUnits(
  store: StudyStore,
  data: DoubleCoded,
  words: UnitWords,
): Promise<JudgedUnit[]> {
  if (words.kind === "codepoint")
    throw usageError(
      "no-units",
      "Disagreements are shown by turn, sentence, question or given segment, not by code point.",
    );
  const units = await unitsOf(store, data.sources, words);
  const { coded } = data;
  const found: JudgedUnit[] = [];
  const texts = new ShownTexts(store);
  for (const [s, source] of data.sources.entries()) {
    const own = units.flatMap((unit, place) => (unit.source === s ? [{ ...unit, place }] : []));
    const index = new UnitIndex(own);
    const codingsOf = new Map<number, { coder: number; code: number; span: Span }[]>();
    for (const { source: at, coder, code, start, end } of coded.codings) {
      if (at !== s || !coded.knew(code, s, coder)) continue;
      for (const place of new Set(index.touched(start, end)))
        addTo(codingsOf, place, { coder, code, span: { start, end } });
    }
    if (codingsOf.size === 0) continue;
    const text = await texts.of(source.revision.id);
    for (const unit of own) {
      const codings = codingsOf.get(unit.place);
      if (codings === undefined) continue;
      found.push({
        ...judged(data, s, unit, codings, text),
        id: unitId(source.revision.uid, unit.spans),
        place: { revisionId: source.revision.id, sourceId: source.source.id, spans: unit.spans, codings },
      });
    }
  }
  return found;
}

function judged(
  { coded }: DoubleCoded,
  s: number,
  { spans, turn }: StudyUnit,
  codings: readonly { readonly coder: number; readonly code: number }[],
  text: SourceText,
): Omit<JudgedUnit, "id" | "place"> {
  const finished = coded.coders.flatMap((_, k) => (coded.sources[s]?.finished[k] === true ? [k] : []));
  const codesOf = (coder: number) => [
    ...new Set(codings.flatMap((coding) => (coding.coder === coder ? [coding.code] : []))),
  ];
  const given = new Map(finished.map((coder) => [coder, new Set(codesOf(coder))]));
  const every = [...new Set(codings.map(({ code }) => code))].sort((a, b) => a - b);
  const unanimous = (code: number) =>
    finished.every((coder) => !coded.knew(code, s, coder) || given.get(coder)?.has(code) === true);
  const named = (codes: readonly number[]) => codes.map((code) => coded.codes[code] ?? "");
  const [first, last] = [spans[0]!, spans.at(-1) as Span];
  return {
    source: coded.sources[s]?.name ?? "",
    turn,
    start: first.start,
    end: last.end,
    quote: spans.map((span) => text.slice(span)).join(" [...] "),
    codes: Object.fromEntries(
      finished.map((coder) => [
        coded.coders[coder] ?? "",
        named(every.filter((code) => given.get(coder)?.has(code))),
      ]),
    ),
    disputed: named(every.filter((code) => !unanimous(code))),
    agreed: named(every.filter(unanimous)),
  };
}

function unitId(revisionUid: string, spans: readonly Span[]): string {
  const where = spans.map(({ start, end }) => `${start}-${end}`).join(" ");
  return createHash("sha256").update(`${revisionUid} ${where}`).digest("hex").slice(0, 8);
}
