import { hint, warning, when } from "../draft.js";
import type { Evidence } from "../evidence.js";
import { attentionFacts, density } from "../facts/attention.js";
import { type ClaimWord, claimFindings, claimMapText, claimWords } from "../facts/claim-words.js";
import { type DeviantFacts, deviantFacts } from "../facts/deviant-cases.js";
import { evennessFindings } from "../facts/evenness.js";
import { sampleOf } from "../facts/people.js";
import { distinctQuotations, usableQuotations } from "../facts/quotations.js";
import { overlapFindings, type SupportRow, supportFindings, supportRows } from "../facts/theme-support.js";
import type { ItemFinding } from "../item.js";

/** How often a participant is quoted in the report; each quotation counts once. */
export interface QuotedRow {
  readonly label: string;
  readonly role: string;
  readonly quotations: number;
}

export interface QuotationSpread {
  /** Distinct quotations in the report. */
  readonly quotations: number;
  /** Participants quoted, of N. */
  readonly quoted: number;
  readonly N: number;
  /** The largest share of the quotations that one person has, 0 to 1; null without quotations. */
  readonly largest: number | null;
  /** How many equally quoted people would be as uneven: 1 / Σp²; null without quotations. */
  readonly effective: number | null;
  readonly rows: readonly QuotedRow[];
}

export interface CodedSource {
  readonly name: string;
  readonly words: number;
  readonly wordsCoded: number;
  readonly turns: number;
  readonly turnsCoded: number;
  readonly passages: number;
  readonly passagesPer1000Words: number;
}

/** What the study shows of its own quality. Findings ask for a look; none is a verdict. */
export interface QualityResult {
  /** Whose codings are counted, in words. */
  readonly counted: string;
  readonly spread: QuotationSpread;
  readonly themes: readonly SupportRow[];
  readonly claimMap: string;
  readonly claims: readonly ClaimWord[];
  readonly deviant: Omit<DeviantFacts, "findings">;
  readonly sources: readonly CodedSource[];
  readonly findings: readonly (ItemFinding & { readonly about: QualityTopic })[];
}

export type QualityTopic = "quotations" | "themes" | "claim words" | "deviant cases" | "uncoded material";

/** Quotation spread, support of themes, claim words, deviant cases and uncoded material. */
export function runQuality(evidence: Evidence): QualityResult {
  const spread = quotationSpread(evidence);
  const claims = claimWords(evidence);
  const { findings: deviantFindings, ...deviant } = deviantFacts(evidence);
  const distinct = distinctQuotations(usableQuotations(evidence)).map(({ quotation }) => quotation);
  const about = (topic: QualityTopic, findings: readonly ItemFinding[]) =>
    findings.map((finding) => ({ ...finding, about: topic }));
  const attention = attentionFacts(evidence);
  return {
    counted: evidence.conduct.counted,
    spread,
    themes: supportRows(evidence),
    claimMap: claimMapText,
    claims,
    deviant,
    sources: evidence.conduct.attention.map((source) => ({
      name: source.name,
      words: source.words,
      wordsCoded: source.wordsCoded,
      turns: source.turns,
      turnsCoded: source.turnsCoded,
      passages: source.passages,
      passagesPer1000Words: Math.round(10 * density(source)) / 10,
    })),
    findings: [
      ...about(
        "quotations",
        spread.quotations === 0
          ? [hint("no-quotations", "No quotation is chosen for the report yet.")]
          : evennessFindings(sampleOf(evidence), distinct),
      ),
      ...about("themes", [
        ...when(evidence.themes.length === 0, () => hint("no-themes", "There are no themes yet.")),
        ...supportFindings(evidence),
        ...bareThemes(evidence),
        ...overlapFindings(evidence),
      ]),
      ...about("claim words", claimFindings(claims)),
      ...about("deviant cases", deviantFindings),
      ...about("uncoded material", attention.findings),
    ],
  };
}

const bareThemes = (evidence: Evidence): readonly ItemFinding[] =>
  supportRows(evidence)
    .filter(({ segments, quotations }) => segments > 0 && quotations === 0)
    .map(({ name }) => warning("theme-without-quotation", `No quotation illustrates “${name}”.`));

/**
 * Effective number of quoted people: 1 / Σp² (Laakso and Taagepera 1979; the inverse of Simpson's 1949 index).
 * Worked example: 4, 4 and 2 quotations have the shares .4, .4, .2: largest .4, effective 1 / .36 = 2.78.
 */
function quotationSpread(evidence: Evidence): QuotationSpread {
  const sample = sampleOf(evidence);
  const distinct = distinctQuotations(usableQuotations(evidence));
  const rows = sample
    .map(({ id, label, role }) => ({
      label,
      role,
      quotations: distinct.filter(({ quotation }) => quotation.participant === id).length,
    }))
    .sort((a, b) => b.quotations - a.quotations);
  const total = rows.reduce((sum, { quotations }) => sum + quotations, 0);
  const shares = rows.map(({ quotations }) => (total === 0 ? 0 : quotations / total));
  return {
    quotations: distinct.length,
    quoted: rows.filter(({ quotations }) => quotations > 0).length,
    N: sample.length,
    largest: total === 0 ? null : Math.max(...shares),
    effective: total === 0 ? null : 1 / shares.reduce((sum, share) => sum + share * share, 0),
    rows,
  };
}
