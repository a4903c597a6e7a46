import { countText, numberText } from "../../core/count-text.js";
import { percentOf } from "../../core/share.js";
import { discoveryCurve } from "../charts/discovery-curve.js";
import type { DataSection } from "../model/section.js";
import {
  saturationCaution,
  saturationSource,
  saturationVerdict,
  unreadNotes,
} from "../wording/saturation.js";
import type { ReportFacts, SaturationFacts } from "./facts.js";
import { flatTable, section } from "./table.js";

const undatedNote =
  "No curve of saturation is given: written answers carry no date here, so there is no order in which codes could have become known.";

/** Why this many people: the researcher's own words first, then what can be counted where the approach counts. */
export function sampleSize(facts: ReportFacts, counts: boolean): DataSection {
  const { data } = facts;
  const stopping = facts.settings.find(({ key }) => key === "stopping")?.text.trim() ?? "";
  const size =
    data.words === 0
      ? "There are no words of participants yet."
      : `${countText(data.participants, "participant")} with data in ${countText(data.sources, "source")}, and ${countText(data.words, "word")} of theirs.`;
  const own = stopping === "" ? "Why collection stopped has not been written down yet." : stopping;
  if (facts.approach === "reflexive" && facts.saturation === null)
    return section({
      paragraphs: [size, own],
      notes: [
        "Saturation is not computed in a reflexive study, in which codes are not waiting to be found (Braun and Clarke 2021, To saturate or not to saturate?). Information power asks instead: is the aim narrow or broad, the sample specific to it, theory applied, the dialogue strong, and is the analysis of cases or across them (Malterud, Siersma and Guassora 2016). No number follows from these.",
      ],
    });
  if (!counts || facts.saturation === null) return section({ paragraphs: [size, own] });
  if (facts.saturation === "undated") return section({ paragraphs: [size, own], notes: [undatedNote] });
  return saturated(facts.saturation, [size, own], facts.counted);
}

function saturated(found: SaturationFacts, paragraphs: readonly string[], counted: string): DataSection {
  const [whole, ...groups] = found.groups;
  if (whole === undefined || whole.discovery.steps.length === 0)
    return section({ paragraphs, notes: unreadNotes(found.unread) });
  const { discovery, saturation: rule, band } = whole;
  const noun = discovery.of;
  const order = `${found.order}${found.undated > 0 ? `; ${found.undated} without a date, placed last` : ""}`;
  const basis = `n = ${countText(discovery.steps.length, "source")}, unit: a source; codings of ${counted}`;
  const verdicts = [
    saturationVerdict(rule, groups.length > 0 ? "All: " : ""),
    ...groups.map(({ group, saturation }) => saturationVerdict(saturation, `${group}: `)),
  ];
  return section({
    paragraphs: [
      ...paragraphs,
      `Saturation of ${noun}, by base ${rule.base}, run ${rule.run} and threshold ${percentOf(rule.threshold, 1, 1)} (${saturationSource}). ${verdicts.map(capital).join(" ")}`,
    ],
    figures: [
      {
        caption: `Discovery of ${noun}, source by source (${basis})${band === null ? "" : `. Shaded: 5th to 95th percentile of ${numberText(band.permutations)} random orders, dashed: their median`}`,
        svg: discoveryCurve({
          title: `Discovery of ${noun}`,
          caption: [],
          steps: discovery.steps,
          band,
          reachedAfter: rule.reachedAfter,
          noun,
        }),
        alt: `Curve of ${noun} known after each source, from ${discovery.steps[0]?.total ?? 0} to ${discovery.steps.at(-1)?.total ?? 0}. The numbers stand in the table that follows.`,
      },
    ],
    tables: [
      flatTable(
        `Discovery of ${noun} by source (${basis})`,
        ["Source", "#In it", "#New", "#Known"],
        discovery.steps.map(({ name, found: all, fresh, total }) => [name, all, fresh, total]),
      ),
      ...(rule.runs.length === 0
        ? []
        : [
            flatTable(
              `Runs of ${rule.run} sources against the base of ${rule.baseCodes} ${noun}`,
              ["Run", "#New", "#Share of the base"],
              rule.runs.map(({ after, newCodes, ratio }) => [
                `sources ${after + 1} to ${after + rule.run}`,
                newCodes,
                percentOf(ratio, 1, 1),
              ]),
            ),
          ]),
    ],
    notes: [
      `Order: ${order}. New: a code is new in the first source, in this order, that has it under the codebook as it stands. ${saturationCaution}`,
      ...unreadNotes(found.unread),
      ...discovery.notes.map(({ message }) => message),
    ],
  });
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
