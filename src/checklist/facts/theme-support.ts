import type { Id } from "../../core/records.js";
import { percentOf } from "../../core/share.js";
import { hint, warning, when } from "../draft.js";
import type { Evidence } from "../evidence.js";
import type { ItemFinding } from "../item.js";
import { ofWhole } from "../phrase.js";
import { sampleOf } from "./people.js";
import { distinctQuotations, usableQuotations } from "./quotations.js";
import { liveThemes } from "./themes.js";

/** One participant with more than this share of a theme's segments asks for a look. Ours. */
const LARGEST_SHARE = 0.5;
/** Segments from which on such a share says something. Ours. */
const FEWEST_SEGMENTS = 4;
/** Themes that share more than this part of their passages ask for a look. Ours. */
const LARGEST_OVERLAP = 0.5;

/** What a theme, with its subthemes, rests on. */
export interface SupportRow {
  readonly theme: Id;
  readonly name: string;
  readonly top: boolean;
  /** Active participants, of N. */
  readonly participants: number;
  readonly sources: number;
  readonly segments: number;
  /** Quotations in the report, each counted once. */
  readonly quotations: number;
  /** People quoted for it. */
  readonly quoted: number;
  /** Passages marked as evidence against it. */
  readonly against: number;
  /** Whoever has most segments, with their share of the sum over participants; null without segments. */
  readonly largest: { readonly label: string; readonly segments: number; readonly of: number } | null;
}

/** Every theme that stands, in the study's order. */
export function supportRows(evidence: Evidence): readonly SupportRow[] {
  const themes = liveThemes(evidence);
  const labels = new Map(evidence.participants.map(({ id, label }) => [id, label]));
  const usable = usableQuotations(evidence);
  return themes.all.map((theme) => {
    const within = themes.within(theme.id);
    const own = usable.filter(({ theme: id }) => id !== null && within.has(id));
    const support = evidence.conduct.support.find(({ theme: id }) => id === theme.id);
    const people = support?.people ?? [];
    const [most] = people;
    return {
      theme: theme.id,
      name: theme.name,
      top: themes.top.includes(theme),
      participants: theme.participants,
      sources: support?.sources ?? 0,
      segments: theme.segments,
      quotations: distinctQuotations(own).length,
      quoted: new Set(own.map(({ participant }) => participant)).size,
      against: themes.all.filter(({ id }) => within.has(id)).reduce((sum, { against }) => sum + against, 0),
      largest:
        most === undefined
          ? null
          : {
              label: labels.get(most.participant) ?? "",
              segments: most.segments,
              of: people.reduce((sum, { segments }) => sum + segments, 0),
            },
    };
  });
}

/** Themes that lean on one voice, on few people, or on one another: BC15-03 and BC15-06. */
export function supportFindings(evidence: Evidence): readonly ItemFinding[] {
  const N = sampleOf(evidence).length;
  return supportRows(evidence).flatMap((row) => {
    const { largest } = row;
    const dominated =
      largest !== null && largest.of >= FEWEST_SEGMENTS && largest.segments > LARGEST_SHARE * largest.of;
    return [
      ...when(row.segments === 0, () =>
        warning("theme-without-data", `No passage is coded to “${row.name}”.`),
      ),
      ...when(row.participants === 1 && N > 1, () =>
        hint("theme-of-one", `“${row.name}” rests on one participant (${ofWhole(1, N)}).`),
      ),
      ...when(row.participants > 1 && dominated, () =>
        warning(
          "theme-of-one-voice",
          `${largest?.label} has ${ofWhole(largest?.segments ?? 0, largest?.of ?? 0)} segments of “${row.name}”.`,
        ),
      ),
    ];
  });
}

/** Pairs of themes of which one could be the other. */
export function overlapFindings(evidence: Evidence): readonly ItemFinding[] {
  const names = new Map(liveThemes(evidence).all.map(({ id, name }) => [id, name]));
  return evidence.conduct.overlaps
    .filter(({ a, b, jaccard }) => jaccard > LARGEST_OVERLAP && names.has(a) && names.has(b))
    .map(({ a, b, segments, jaccard }) =>
      hint(
        "themes-overlap",
        `“${names.get(a)}” and “${names.get(b)}” share ${segments} passages, ${percentOf(jaccard, 1)} of those in either: are they really two?`,
      ),
    );
}
