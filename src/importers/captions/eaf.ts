import { xmlText } from "../containers/xml.js";
import { outcomeOf } from "../documents/rich-document.js";
import type { Importer, ImportFile, ImportOptions, Sniffed } from "../importer.js";
import { hint, shown } from "../messages.js";
import { Refusal, refusable } from "../refusal.js";
import { conversationOf } from "../turns/conversation.js";
import { cleanName } from "../turns/naming.js";
import type { SpokenTurn } from "../turns/render-turns.js";
import { readTiers, type Tier } from "./eaf-tiers.js";

/** ELAN annotations: each top tier with speech is a speaker, each annotation on it a turn, in order of time. */
export const eaf: Importer = {
  format: "eaf",
  title: "ELAN annotations",
  extensions: ["eaf"],
  sandboxed: true,
  sniff: sniffEaf,
  read: (file, options) => refusable("eaf", () => readEaf(file, options)),
};

function sniffEaf({ head, extension }: Sniffed): number {
  if (head?.includes("<ANNOTATION_DOCUMENT")) return 1;
  return extension === "eaf" ? 0.3 : 0;
}

async function readEaf(file: ImportFile, options: ImportOptions) {
  const xml = await xmlText(file.bytes);
  if (!xml.includes("<ANNOTATION_DOCUMENT")) {
    throw new Refusal("not-an-eaf", "This is not an ELAN file (.eaf), whatever its name says.");
  }
  const tiers = await readTiers(xml);
  const spoken = speechTiers(tiers);
  const turns = spoken.flatMap(turnsOf).sort((a, b) => a.at - b.at);
  const conversation = conversationOf(turns, options);
  const left = tiers.filter((tier) => !spoken.includes(tier) && tier.annotations.length > 0);
  const messages = [];
  if (left.length > 0) {
    const names = left.map((tier) => shown(tier.id, 30)).join(", ");
    messages.push(
      hint("tiers-left-out", `Tiers that are not speech, or depend on one that is, were left out: ${names}.`),
    );
  }
  const durationMs = turns.reduce<number | null>(
    (most, { endMs }) => (endMs === null ? most : Math.max(most ?? 0, endMs)),
    null,
  );
  return outcomeOf("eaf", file, { ...conversation, durationMs }, messages);
}

/**
 * Tiers of their own, not those that comment on another's annotations and not those whose values come
 * from a list of codes. Where such a tier holds mere numbers (`ref` tiers), the wordiest tier
 * right below it is taken instead.
 */
function speechTiers(tiers: readonly Tier[]): Tier[] {
  return tiers
    .filter((tier) => tier.parent === null && !tier.controlled)
    .map((tier) => {
      if (letters(tier) > 0) return tier;
      const below = tiers.filter((child) => child.parent === tier.id && !child.controlled);
      return below.reduce((most, child) => (letters(child) > letters(most) ? child : most), tier);
    })
    .filter((tier) => letters(tier) > 0);
}

/** How many letters a tier holds, labels such as `ref001` not counted. */
function letters(tier: Tier): number {
  return tier.annotations.reduce((sum, { text }) => {
    const isLabel = /^\s*\S*\d+\S*\s*$/.test(text);
    return sum + (isLabel ? 0 : (text.match(/\p{L}/gu)?.length ?? 0));
  }, 0);
}

interface PlacedTurn extends SpokenTurn {
  /** Where it stands in time: its own start, or that of the turn it follows on its tier. */
  readonly at: number;
}

function turnsOf(tier: Tier): PlacedTurn[] {
  const speaker = cleanName(tier.participant ?? tier.id) || null;
  let at = 0;
  return tier.annotations
    .filter(({ text }) => text.trim() !== "")
    .map(({ text, startMs, endMs }) => {
      at = startMs ?? at;
      return { speaker, text, startMs, endMs, at };
    });
}
