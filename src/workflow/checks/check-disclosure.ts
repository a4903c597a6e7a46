import type { Evidence } from "../../checklist/evidence.js";
import { hasDetail, labelDetails } from "../../checklist/facts/label-details.js";
import { sampleOf } from "../../checklist/facts/people.js";
import { liveThemes } from "../../checklist/facts/themes.js";
import type { Seq } from "../../core/records.js";
import type { Disclosure } from "../../privacy/disclosure.js";
import { smallWords, withoutCapitals } from "../../privacy/find-names.js";
import type { KnownName } from "../../privacy/known-names.js";
import { recognisablePairs } from "../../privacy/pairs.js";
import { printedNames } from "../../privacy/printed-names.js";
import { type Described, mixedPlaces, smallCells, uniqueCombinations } from "../../privacy/small-groups.js";
import type { StudyStore } from "../../store/port.js";
import { namesNobody } from "../shared/real-names.js";
import { printedTexts, spoken } from "./printed-texts.js";

/** A finding with what a person said about it. */
export interface JudgedDisclosure extends Disclosure {
  /** Ten hex digits, the same as long as code and subject are. */
  readonly id: string;
  /** `confirmed`: it does identify, and must go. `dismissed`: it does not. Null where nobody has judged it. */
  readonly decision: "confirmed" | "dismissed" | null;
  readonly reason: string;
  /** The event of the decision. */
  readonly event: Seq | null;
}

export interface DisclosureResult {
  readonly findings: readonly JudgedDisclosure[];
  /** What was looked through. */
  readonly scanned: { readonly quotations: number; readonly texts: number; readonly transcripts: boolean };
  /** What cannot be looked for, in words. */
  readonly limits: readonly string[];
}

/** Fewer people than this behind the details of a label may be recognised. Ours. */
const SMALL_LABEL_GROUP = 3;

/** Names and identifying combinations in what a study prints. A person's decisions are part of the result. */
export async function checkDisclosure(
  store: StudyStore,
  evidence: Evidence,
  { transcripts }: { readonly transcripts: boolean },
): Promise<DisclosureResult> {
  const texts = await printedTexts(store, evidence, transcripts);
  const said = await spoken(store);
  const vocabulary = {
    small: smallWords([...said, ...texts].map(({ text }) => text)),
    known: ownWords(evidence),
  };
  const people = sampleOf(evidence).map(
    ({ label, role, attributes }): Described => ({
      label,
      values: { ...(role === "" ? {} : { role }), ...attributes },
    }),
  );
  const found = [
    ...printedNames(texts, await register(store), vocabulary, await codeTerms(store)),
    ...attributeNames(people),
    ...labels(evidence),
    ...smallCells(people),
    ...uniqueCombinations(people),
    ...mixedPlaces(people),
    ...recognisablePairs(await pairs(store, evidence)),
  ];
  const answers = new Map(
    (await store.current("answer", { checklist: "disclosure" })).map((answer) => [answer.item, answer]),
  );
  const findings = found.map((finding): JudgedDisclosure => {
    const id = disclosureId(store, finding);
    const answer = answers.get(id);
    const decision = answer?.text === "confirmed" || answer?.text === "dismissed" ? answer.text : null;
    return {
      ...finding,
      level: decision === "confirmed" ? "error" : finding.level,
      id,
      decision,
      reason: answer?.rationale ?? "",
      event: answer?.fromSeq ?? null,
    };
  });
  const caseless = said.filter(({ text }) => withoutCapitals(text)).length;
  return {
    findings: findings.sort((a, b) => rank[a.level] - rank[b.level]),
    scanned: { quotations: evidence.quotations.length, texts: texts.length, transcripts },
    limits: [
      "Names are looked for by the study's own register and by capital letters: a name that begins a sentence, or is also a common word, can be missed.",
      ...(caseless > 0
        ? [
            `${caseless} of ${said.length} turns are in a script without capitals: names in them are found only through the register.`,
          ]
        : []),
      "What somebody tells (an event, a turn of phrase) can identify as well as a name; only a reader can judge that.",
    ],
  };
}

const rank = { error: 0, warning: 1, hint: 2 } as const;

/** The same finding has the same id: keyed with the study's secret, so that it tells nothing outside. */
const disclosureId = (store: StudyStore, { code, subject }: Disclosure): string =>
  store
    .keyedDigest(new TextEncoder().encode(`disclosure\n${code}\n${subject.normalize("NFC").toLowerCase()}`))
    .slice(0, 10);

/** Words of roles and labels, which are written with a capital and name nobody. */
function ownWords(evidence: Evidence): Set<string> {
  const labels = evidence.participants.flatMap(({ label, role }) => [label, role]);
  return new Set(
    labels.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => word !== ""),
  );
}

/** Words of the names of codes and themes. */
async function codeTerms(store: StudyStore): Promise<Set<string>> {
  const names = [...(await store.current("code")), ...(await store.current("theme"))].map(({ name }) => name);
  return new Set(names.flatMap((name) => name.toLowerCase().split(/[^\p{L}\p{N}'-]+/u)));
}

/** Names the study holds of people who are not to be recognised: speakers that are not called by their labels, and others. */
async function register(store: StudyStore): Promise<KnownName[]> {
  const labels = new Map(
    (await store.current("participant")).map(({ id, label, status }) => [id, { label, status }]),
  );
  const found: KnownName[] = [];
  for (const { name, aliases, role, participantId } of await store.current("speaker")) {
    if (role === "interviewer") continue;
    const label = participantId === null ? null : (labels.get(participantId)?.label ?? null);
    for (const one of [name, ...aliases]) {
      const same = label !== null && one.trim().toLowerCase() === label.trim().toLowerCase();
      if (same || namesNobody(one)) continue;
      found.push({
        name: one.trim(),
        of: label === null ? "a speaker in the transcripts" : `the name of ${label} in the transcripts`,
      });
    }
  }
  return found;
}

/** Values of characteristics that hold an address or a number. */
const attributeNames = (people: readonly Described[]): Disclosure[] =>
  printedNames(
    people.flatMap(({ label, values }) =>
      Object.entries(values).map(([key, text]) => ({
        kind: "study" as const,
        where: `${label}: ${key}`,
        text,
      })),
    ),
    [],
    { small: new Set(), known: new Set() },
  ).map((finding) => ({ ...finding, about: "tables" as const }));

/** Labels whose details fit fewer than three people of the role. */
function labels(evidence: Evidence): Disclosure[] {
  const sample = sampleOf(evidence);
  const byId = new Map(sample.map((person) => [person.id, person]));
  const narrow = new Map<string, number>();
  for (const quotation of evidence.quotations) {
    const person = quotation.participant === null ? undefined : byId.get(quotation.participant);
    if (person === undefined) continue;
    const details = labelDetails(quotation, person).filter((detail) => hasDetail(person, detail));
    const alike = sample.filter(
      (one) => one.role === person.role && details.every((detail) => hasDetail(one, detail)),
    );
    if (details.length > 0 && alike.length < SMALL_LABEL_GROUP) narrow.set(quotation.label, alike.length);
  }
  return [...narrow].map(([label, n]) => ({
    level: "warning",
    code: "label-may-identify",
    about: "labels",
    subject: label,
    message: `“${label}” fits ${n} of ${sample.length} participants`,
    places: [`label ${label}`],
  }));
}

async function pairs(store: StudyStore, evidence: Evidence) {
  const names = new Map(liveThemes(evidence).all.map(({ id, name }) => [id, name]));
  const people = new Map(sampleOf(evidence).map(({ id, label }) => [id, label]));
  const quoted = (id: number) => ({
    label: people.get(id) ?? "",
    themes: [
      ...new Set(
        evidence.quotations
          .filter(({ participant }) => participant === id)
          .map(({ theme }) => names.get(theme ?? 0) ?? "no theme"),
      ),
    ],
  });
  return (await store.current("tie"))
    .filter(({ fromId, toId }) => people.has(fromId) && people.has(toId))
    .map(({ fromId, toId, relation }) => ({ a: quoted(fromId), relation, b: quoted(toId) }));
}
