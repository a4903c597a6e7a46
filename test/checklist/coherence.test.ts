import { describe, expect, it } from "vitest";
import { ruleId, runCoherence } from "../../src/checklist/coherence/run-coherence.js";
import { type Conduct, noConduct, type StudyText } from "../../src/checklist/conduct.js";
import type { Evidence } from "../../src/checklist/evidence.js";
import type { Answer } from "../../src/core/records.js";
import { answerTo, code, emptyEvidence, interviewed, theme } from "./build-evidence.js";

const text = (words: string, parts: Partial<StudyText> = {}): StudyText => ({
  kind: "paper",
  where: "paper",
  text: words,
  event: null,
  ...parts,
});
const conduct = (parts: Partial<Conduct>): Pick<Evidence, "conduct"> => ({
  conduct: { ...noConduct, ...parts },
});
const rule = (number: number, parts: Partial<Evidence>, answers: readonly Answer[] = []) => {
  const id = `COH-${String(number).padStart(2, "0")}`;
  const found = runCoherence(emptyEvidence(parts), answers).rules.find((row) => row.id === id);
  if (found === undefined) throw new Error(`no rule ${id}`);
  return found;
};
const reflexive = { settings: { approach: "reflexive" } };
const reliability = { settings: { approach: "reliability" } };
const constructionist = { settings: { approach: "reflexive", paradigm: "Social constructionism" } };
const written = (words: string, parts: Partial<Evidence> = reflexive) => ({
  ...parts,
  ...conduct({ texts: [text(words)] }),
});
const reason = (item: string, rationale: string) => answerTo(item, { checklist: "coherence", rationale });

describe("what researchers wrote", () => {
  const found: readonly (readonly [number, Partial<Evidence>, readonly string[]])[] = [
    [
      1,
      reflexive,
      [
        "Cohen's kappa was .81.",
        "We report inter-rater agreement.",
        "Intra coder agreement was high.",
        "Percent agreement was 90.",
        "Percentage agreement was 90.",
      ],
    ],
    [
      2,
      reflexive,
      [
        "Saturation was reached after twelve interviews.",
        "We interviewed until saturation.",
        "The data were saturated.",
        "Saturation was reached, although we did not count codes.",
      ],
    ],
    [
      3,
      reflexive,
      ["Three themes emerged.", "We tell emergent themes.", "Patterns of lasting trust surfaced."],
    ],
    [4, reflexive, ["Differences were settled by consensus.", "Consensus was sought."]],
    [5, reflexive, ["Member checking confirmed the story.", "Participants validated the findings."]],
    [11, constructionist, ["We sought an objective account.", "Two readers ensured unbiased coding."]],
    [12, {}, ["We used line-by-line coding.", "Constant comparison guided us."]],
    [14, {}, ["NVivo was used to identify themes.", "The software generated four codes."]],
    [
      16,
      reflexive,
      [
        "Of all, 60 % felt alone.",
        "Seven of the ten mentors felt alone.",
        "The most common theme was trust.",
        "Seven out of 10 people felt alone.",
      ],
    ],
    [17, {}, ["We followed Braun and Clark.", "We did not follow Braun & Clark (2006)."]],
    [
      20,
      {},
      [
        "The findings cannot be generalised.",
        "Generalisability is limited.",
        "A small sample is our limitation.",
      ],
    ],
  ];
  const clean: typeof found = [
    [1, reflexive, ["Kappa was not computed.", "We did not report kappa.", "Coders talked to one another."]],
    [2, reflexive, ["Saturation was not sought.", "We did not aim at saturation."]],
    [3, reflexive, ["Themes did not emerge.", "We developed three themes.", "Nothing emerged."]],
    [4, reflexive, ["Nobody asked whether a consensus exists."]],
    [
      5,
      reflexive,
      [
        "Participants reflected on the findings.",
        "Member checking was not meant to confirm anything.",
        "This confirmed a hunch.",
      ],
    ],
    [11, constructionist, ["We do not claim objectivity.", "The objective of the study was to listen."]],
    [12, {}, ["We used line-by-line coding to stay close to the words.", "We avoided line-by-line coding."]],
    [14, {}, ["NVivo was used to store transcripts.", "We identified themes in NVivo."]],
    [16, reflexive, ["Many mentors felt alone.", "Seven mentors and ten mentees spoke."]],
    [17, {}, ["We followed Braun and Clarke (2021)."]],
    [20, {}, ["We do not aim at generalisation.", "The findings generalise.", "Readers judge transfer."]],
  ];
  const rows = (table: typeof found) =>
    table.flatMap(([number, parts, sentences]) =>
      sentences.map((sentence) => [number, sentence, parts] as const),
    );

  it.each(rows(found))("sets off rule %i: %s", (number, sentence, parts) => {
    const outcome = rule(number, written(sentence, parts));
    expect(outcome.status).toBe("found");
    expect(outcome.triggers[0]?.text).toBe(`“${sentence}”`);
  });

  it.each(rows(clean))("does not set off rule %i: %s", (number, sentence, parts) => {
    expect(rule(number, written(sentence, parts)).triggers).toEqual([]);
  });

  it.each([1, 2, 4, 5, 16])("rule %i is for reflexive studies alone", (number) => {
    const [sentence] = found.find(([n]) => n === number)?.[2] ?? [];
    for (const approach of ["codebook", "reliability", ""])
      expect(rule(number, written(sentence ?? "", { settings: { approach } })).status).toBe("clean");
  });

  it("that codes emerged is a note in any approach, and a warning in reflexive analysis", () => {
    const level = (approach: string) =>
      rule(3, written("Six codes emerged.", { settings: { approach } })).level;
    expect([level("reflexive"), level("codebook"), level("")]).toEqual(["warning", "hint", "hint"]);
  });

  it("a claim says where it stands and which event wrote it", () => {
    const texts = [
      text("All went well. Themes emerged; we wrote them down.", {
        where: "theme “Trust”: concept",
        event: 7,
      }),
    ];
    expect(rule(3, { ...reflexive, ...conduct({ texts }) }).triggers).toEqual([
      { where: "theme “Trust”: concept", text: "“Themes emerged”", event: 7 },
    ]);
  });

  it("what follows “but” is held apart from a denial before it", () => {
    expect(rule(2, written("We did not count, but saturation was reached.")).triggers).toMatchObject([
      { text: "“but saturation was reached.”" },
    ]);
  });

  it("a denial far behind, or of another thing, takes nothing back", () => {
    const far = `Saturation was reached in the ${"very ".repeat(8)}large group that was not small.`;
    expect(rule(2, written(far)).status).toBe("found");
    expect(rule(2, written("Saturation was reached, not sought.")).status).toBe("found");
    expect(rule(2, written("Saturation was reached and brought no new codes.")).status).toBe("found");
  });

  it("objectivity clashes with a constructionist or critical paradigm, not with critical realism", () => {
    const under = (paradigm: string) =>
      rule(11, written("We sought an objective account.", { settings: { paradigm } })).status;
    expect(["Constructivism", "Critical theory", "poststructural"].map(under)).toEqual(
      Array(3).fill("found"),
    );
    expect(["Critical realism", "Realism", ""].map(under)).toEqual(Array(3).fill("clean"));
  });

  it("counts are an argument in themes, the paper and the answers on findings, not in the sample", () => {
    const at = (kind: StudyText["kind"], where: string) =>
      rule(16, {
        ...reflexive,
        ...conduct({ texts: [text("Of all, 60 % felt alone.", { kind, where })] }),
      }).status;
    expect(at("theme", "theme “Trust”: concept")).toBe("found");
    for (const item of [29, 30, 31, 32]) expect(at("answer", `answer COREQ ${item}`)).toBe("found");
    expect(at("answer", "answer COREQ 12")).toBe("clean");
    expect(at("setting", "sampling")).toBe("clean");
  });

  it("asks which analysis Braun and Clarke stand for", () => {
    const cites = (words: string, approach: string) => rule(9, written(words, { settings: { approach } }));
    expect(cites("Braun and Clarke guided us.", "").status).toBe("found");
    expect(cites("We did not follow Braun & Clarke.", "").status).toBe("found");
    expect(cites("We listened.", "").status).toBe("clean");
    expect(cites("Braun and Clarke (2006) guided us.", "codebook").status).toBe("clean");
    expect(cites("Braun and Clarke (2006) guided us.", "reflexive").triggers).toHaveLength(2);
    expect(cites("Braun and Clarke (2018) guided us.", "reflexive").triggers).toHaveLength(2);
    expect(cites("Braun and Clarke (2006, 2019) guided us.", "reflexive").status).toBe("clean");
    expect(cites("Braun and Clarke guided us.", "reflexive").status).toBe("clean");
  });
});

describe("what was done", () => {
  const timing = (lastChange: number, halfCoded: number) => ({ lastChange, halfCoded, sources: 12 });

  it("rule 4 finds a codebook that closed before half of the sources were begun", () => {
    const at = (lastChange: number) =>
      rule(4, { ...reflexive, ...conduct({ codebookTiming: timing(lastChange, 50) }) });
    expect(at(49)).toMatchObject({ status: "found", triggers: [{ event: 49 }] });
    expect(at(49).triggers[0]?.text).toContain("event 50");
    expect(at(50).status).toBe("clean");
    expect(rule(4, { ...reliability, ...conduct({ codebookTiming: timing(49, 50) }) }).status).toBe("clean");
  });

  it("rule 4 cannot tell where the history is too short, but finds codings kept as a consensus", () => {
    expect(rule(4, reflexive)).toMatchObject({ status: "unknown", triggers: [] });
    expect(rule(4, reflexive).unknown).toContain("fewer than four sources");
    const kept = rule(4, { ...reflexive, ...conduct({ consensusCodings: 3 }) });
    expect(kept).toMatchObject({ status: "found", unknown: null });
    expect(kept.triggers).toHaveLength(1);
    expect(kept.triggers[0]?.text).toContain("3 codings");
  });

  it("rule 6 counts the items of COREQ that a reflexive study answered", () => {
    const texts = ["answer COREQ 1", "answer COREQ 2", "answer srqr 3", "sampling"].map((where) =>
      text("Yes.", { where }),
    );
    const outcome = rule(6, { ...reflexive, ...conduct({ texts }) });
    expect(outcome.triggers).toHaveLength(1);
    expect(outcome.triggers[0]?.text).toContain("2 items");
    expect(rule(6, { ...reflexive, ...conduct({ texts: texts.slice(2) }) }).status).toBe("clean");
    expect(rule(6, { ...reliability, ...conduct({ texts }) }).status).toBe("clean");
  });

  const coders = [
    { id: 1, name: "ana", kind: "person" as const },
    { id: 2, name: "cy", kind: "person" as const },
  ];
  const coded = (...ids: readonly number[]) => ({
    ...interviewed(2),
    coders,
    codings: {
      ...emptyEvidence().codings,
      byCoder: ids.map((coder) => ({ coder, sources: [101], passages: 3 })),
    },
  });
  const pair = { coders: ["ana", "cy"], sources: 3, round: "independent" as const, lastPass: 40 };

  it("rule 7 misses a source that two people finished where reliability is claimed", () => {
    const says = (...ids: readonly number[]) =>
      rule(7, { ...reliability, ...coded(...ids) }).triggers[0]?.text;
    expect(says()).toContain("Nobody has coded");
    expect(says(1)).toContain("One person has coded");
    expect(says(1, 2)).toContain("2 people");
    const references = new Map([["passes", 12]]);
    expect(rule(7, { ...reliability, ...conduct({ references }) }).triggers[0]?.event).toBe(12);
    expect(rule(7, { ...reliability, ...conduct({ doubleCoding: pair }) }).status).toBe("clean");
    expect(rule(7, { ...reflexive, ...coded(1) }).status).toBe("clean");
  });

  it("rule 8 finds codes that changed after the last double coding, and names the last change", () => {
    const changed = (parts: Partial<Conduct>, study: Partial<Evidence> = reliability) =>
      rule(8, { ...study, ...conduct({ doubleCoding: pair, changedSince: [41, 44], ...parts }) });
    expect(changed({})).toMatchObject({ status: "found", triggers: [{ where: "history", event: 44 }] });
    for (const part of ["2 acts", "event 40", "event 41", "event 44"])
      expect(changed({}).triggers[0]?.text).toContain(part);
    expect(changed({ changedSince: [] }).status).toBe("clean");
    expect(changed({ doubleCoding: null }).status).toBe("clean");
    expect(changed({}, reflexive).status).toBe("clean");
  });

  it("rule 10 finds what was set beforehand in an analysis called inductive", () => {
    const study = (orientation: string) => ({
      settings: { orientation },
      codebook: { codes: [code(1), code(2, { origin: "deductive", name: "Cost" })], event: 1 },
      themes: [
        theme(1, { name: "Given", origin: "deductive" }),
        theme(2, { name: "How did trust grow?" }),
        theme(3, { name: "Own" }),
        theme(4, { name: "Dropped", origin: "deductive", status: "dropped" }),
      ],
      questions: [{ position: 1, name: "", wording: "How did trust grow", alternatives: [] }],
      ...conduct({
        references: new Map([
          ["codebook", 5],
          ["themes Given", 6],
        ]),
      }),
    });
    const { triggers } = rule(10, study("Inductive"));
    expect(triggers.map(({ where, event }) => [where, event])).toEqual([
      ["codebook", 5],
      ["themes", 6],
      ["themes", null],
    ]);
    expect(triggers[0]?.text).toMatch(/1 code .*Cost/);
    expect(triggers[1]?.text).toMatch(/deductive.*Given/);
    expect(triggers[2]?.text).toMatch(/question.*How did trust grow/);
    for (const other of ["Inductive and deductive", "hybrid, mostly inductive", ""])
      expect(rule(10, study(other)).status).toBe("clean");
    expect(rule(10, study("Deductive")).triggers[0]?.text).toMatch(/marked as inductive/);
    const own = { settings: { orientation: "inductive" }, codebook: { codes: [code(1)], event: 1 } };
    expect(rule(10, own).status).toBe("clean");
  });

  it("rule 13 takes a bucket, or one word without a concept, for a topic", () => {
    const topics = (approach: string, ...themes: readonly (readonly [string, string])[]) =>
      rule(13, {
        settings: { approach },
        themes: themes.map(([name, concept], i) => theme(i + 1, { name, concept })),
      }).triggers.map((trigger) => trigger.text);
    const all = topics(
      "reflexive",
      ["Barriers to trust", "Trust is hard won"],
      ["Trust", " "],
      ["Trust", "Trust grows by small promises"],
      ["Trust takes years", ""],
      ["Experiences of care", ""],
    );
    expect(all).toHaveLength(3);
    expect(all.map((words) => /“(.*?)”/.exec(words)?.[1])).toEqual([
      "Barriers to trust",
      "Trust",
      "Experiences of care",
    ]);
    expect(all.map((words) => words.includes("without"))).toEqual([false, true, true]);
    expect(topics("codebook", ["Barriers", ""])).toEqual([]);
  });

  it("rule 15 names each act that confirmed many proposals", () => {
    const bulk = [
      { event: 9, codings: 120 },
      { event: 11, codings: 60 },
    ];
    expect(rule(15, conduct({ bulk })).triggers.map(({ event }) => event)).toEqual([9, 11]);
    expect(rule(15, conduct({ bulk })).triggers[0]?.text).toContain("120 proposals");
  });

  it("rule 18 finds agreement of codings that were not made apart", () => {
    const talked = { doubleCoding: { ...pair, round: "negotiated" as const } };
    const opened = { doubleCoding: pair, sawOthers: [{ coder: "cy", source: "talk-2" }] };
    const where = (parts: Partial<Conduct>, study: Partial<Evidence> = reliability) =>
      rule(18, { ...study, ...conduct(parts) }).triggers.map((trigger) => trigger.where);
    expect(where(talked)).toEqual(["passes"]);
    expect(where(opened)).toEqual(["history"]);
    expect(where({ doubleCoding: pair })).toEqual([]);
    expect(where({ sawOthers: opened.sawOthers })).toEqual([]);
    expect(where(talked, {})).toEqual([]);
    const kappa = [text("Kappa was .9 after discussion.")];
    expect(where({ texts: kappa }, {})).toEqual(["paper"]);
    expect(where({ ...talked, texts: [text("Kappa was .9.")] }, {})).toEqual(["passes"]);
    expect(where({ texts: [text("Kappa was .9. Codes were set after discussion.")] }, {})).toEqual([]);
    expect(where({ texts: [text("Kappa was not taken after discussion.")] })).toEqual([]);
  });

  it("rule 19 holds a claim of saturation against the study's own curve", () => {
    const curve = (
      n: number,
      reached: string | null,
      abstains: "too-few" | "empty-base" | null = null,
      group: string | null = null,
    ) => ({ group, n, reached, abstains });
    const claimed = (...saturation: Conduct["saturation"]) =>
      rule(19, conduct({ texts: [text("We reached saturation.")], saturation }));
    expect(claimed(curve(12, "6+2")).status).toBe("clean");
    expect(claimed()).toMatchObject({ status: "unknown" });
    expect(claimed(curve(0, null))).toMatchObject({ status: "unknown" });
    const found = claimed(
      curve(12, null),
      curve(5, null, "too-few", "mentor"),
      curve(7, null, "empty-base", "mentee"),
      curve(9, "6+2", null, "nurse"),
    );
    expect(found.triggers.map((trigger) => trigger.where)).toEqual([
      "paper",
      "codings",
      "codings",
      "codings",
    ]);
    const [, all, few, empty] = found.triggers.map((trigger) => trigger.text);
    expect(all).toMatch(/^All interviews: not reached in 12/);
    expect(few).toMatch(/mentor.*5 are too few/);
    expect(empty).toMatch(/mentee.*no code in the first four of 7/);
    expect(rule(19, conduct({ saturation: [curve(12, null)] })).status).toBe("clean");
  });
});

describe("a written reason", () => {
  const emerged = written("Themes emerged.");
  it("turns what was found into what is argued, and is kept", () => {
    for (const item of ["3", "coh-3", "COH-03", " COH-3 "]) {
      const outcome = rule(3, emerged, [reason(item, " The word is our participants'. ")]);
      expect(outcome).toMatchObject({ status: "argued", rationale: "The word is our participants'." });
      expect(outcome.triggers).toHaveLength(1);
    }
  });
  it("leaves what is clean clean, and is none where it is blank or for another list", () => {
    expect(rule(3, reflexive, [reason("3", "x")])).toMatchObject({ status: "clean", rationale: "x" });
    expect(rule(3, emerged, [reason("3", " ")])).toMatchObject({ status: "found", rationale: null });
    expect(rule(3, emerged, [reason("4", "x")]).status).toBe("found");
    expect(rule(3, emerged, [answerTo("3", { rationale: "x" })]).status).toBe("found");
  });
  it("given with the figures of agreement is that of rule 1, which they set off", () => {
    const given = [reason("Agreement", "A journal asked for it.")];
    expect(rule(1, reflexive, given)).toMatchObject({
      status: "argued",
      rationale: "A journal asked for it.",
      triggers: [{ where: "agreement" }],
    });
    expect(rule(1, reliability, given)).toMatchObject({ status: "clean", triggers: [] });
    expect(rule(2, reflexive, given).triggers).toEqual([]);
    expect(rule(1, written("Kappa was .8."), given).triggers).toMatchObject([{ where: "paper" }]);
    expect(rule(1, reflexive, [...given, reason("1", "Ours.")]).rationale).toBe("Ours.");
  });
  it("belongs to a rule by its number; no number, no rule", () => {
    expect([ruleId("20"), ruleId("COH-07"), ruleId("coh-7")]).toEqual(["COH-20", "COH-07", "COH-07"]);
    expect([ruleId("0"), ruleId("28"), ruleId("x"), ruleId("COH-"), ruleId("007")]).toEqual([
      null,
      null,
      null,
      null,
      "COH-07",
    ]);
  });
});

it("the summary adds up to all rules, in order", () => {
  const { rules, summary, approach } = runCoherence(
    emptyEvidence({ ...reflexive, ...conduct({ texts: [text("Themes emerged. We reached saturation.")] }) }),
    [reason("3", "x")],
  );
  expect(approach).toBe("reflexive");
  expect(rules.map(({ id }) => Number(id.slice(4)))).toEqual(Array.from({ length: 27 }, (_, i) => i + 1));
  expect(summary).toEqual({ clean: 23, found: 1, argued: 1, unknown: 2 });
});
