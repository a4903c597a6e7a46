import { scanXml } from "../containers/scan-xml.js";

/** One annotation on a tier; times are milliseconds. */
export interface Annotation {
  readonly id: string;
  readonly text: string;
  readonly startMs: number | null;
  readonly endMs: number | null;
}

export interface Tier {
  readonly id: string;
  readonly participant: string | null;
  /** The tier whose annotations this one comments on. */
  readonly parent: string | null;
  /** Whether its values come from a fixed list of codes, so that they are no speech. */
  readonly controlled: boolean;
  readonly locale: string | null;
  readonly annotations: readonly Annotation[];
}

interface OpenAnnotation {
  id: string;
  from: string;
  to: string;
  /** The annotation it depends on, whose time it has. */
  on: string;
  text: string;
  coded: boolean;
}

type OpenTier = Omit<Tier, "annotations" | "controlled"> & { type: string; annotations: OpenAnnotation[] };

/** The tiers of an ELAN file in its order. Throws `Refusal` `bad-eaf` where the XML is broken. */
export async function readTiers(xml: string): Promise<Tier[]> {
  const slots: { id: string; ms: number | null }[] = [];
  const tiers: OpenTier[] = [];
  const codedTypes = new Set<string>();
  let annotation: OpenAnnotation | null = null;
  let inValue = false;
  await scanXml(xml, "bad-eaf", {
    open(name, a) {
      if (name === "TIME_SLOT") {
        const value = Number(a.TIME_VALUE ?? Number.NaN);
        slots.push({ id: a.TIME_SLOT_ID ?? "", ms: Number.isFinite(value) && value >= 0 ? value : null });
      } else if (name === "TIER") {
        tiers.push({
          id: a.TIER_ID ?? "",
          participant: a.PARTICIPANT?.trim() || null,
          parent: a.PARENT_REF ?? null,
          locale: a.LANG_REF ?? a.DEFAULT_LOCALE ?? null,
          type: a.LINGUISTIC_TYPE_REF ?? "",
          annotations: [],
        });
      } else if (name === "ALIGNABLE_ANNOTATION" || name === "REF_ANNOTATION") {
        annotation = {
          id: a.ANNOTATION_ID ?? "",
          from: a.TIME_SLOT_REF1 ?? "",
          to: a.TIME_SLOT_REF2 ?? "",
          on: a.ANNOTATION_REF ?? "",
          text: "",
          coded: a.CVE_REF !== undefined,
        };
        tiers.at(-1)?.annotations.push(annotation);
      } else if (name === "ANNOTATION_VALUE") inValue = true;
      else if (name === "LINGUISTIC_TYPE" && a.CONTROLLED_VOCABULARY_REF !== undefined) {
        codedTypes.add(a.LINGUISTIC_TYPE_ID ?? "");
      }
    },
    close(name) {
      if (name === "ANNOTATION_VALUE") inValue = false;
    },
    text(text) {
      if (inValue && annotation !== null) annotation.text += text;
    },
  });
  return withTimes(tiers, slotTimes(slots), codedTypes);
}

/**
 * The time of each slot. A slot without a value lies between its neighbours: it gets an even share of
 * the time between them, as ELAN draws it, and none where a neighbour is missing.
 */
function slotTimes(slots: readonly { id: string; ms: number | null }[]): Map<string, number | null> {
  const times = new Map<string, number | null>();
  let last = -1;
  for (const [i, slot] of slots.entries()) {
    times.set(slot.id, slot.ms);
    if (slot.ms === null) continue;
    const before = slots[last]?.ms;
    if (before !== undefined && before !== null) {
      for (let k = last + 1; k < i; k++) {
        const share = before + ((slot.ms - before) * (k - last)) / (i - last);
        times.set(slots[k]?.id ?? "", Math.round(share));
      }
    }
    last = i;
  }
  return times;
}

function withTimes(
  tiers: readonly OpenTier[],
  slots: ReadonlyMap<string, number | null>,
  codedTypes: ReadonlySet<string>,
): Tier[] {
  const all = new Map<string, OpenAnnotation>();
  for (const tier of tiers) for (const annotation of tier.annotations) all.set(annotation.id, annotation);
  const aligned = (annotation: OpenAnnotation): OpenAnnotation => {
    let found = annotation;
    // A crooked file may make annotations refer to each other in a ring.
    for (let steps = 0; found.on !== "" && steps < 20; steps++)
      found = all.get(found.on) ?? { ...found, on: "" };
    return found;
  };
  return tiers.map(({ id, participant, parent, locale, type, annotations }) => ({
    id,
    participant,
    parent,
    locale,
    controlled: codedTypes.has(type) || (annotations.length > 0 && annotations.every(({ coded }) => coded)),
    annotations: annotations.map((annotation) => {
      const { from, to } = aligned(annotation);
      return {
        id: annotation.id,
        text: annotation.text,
        startMs: slots.get(from) ?? null,
        endMs: slots.get(to) ?? null,
      };
    }),
  }));
}
