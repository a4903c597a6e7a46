import fc from "fast-check";
import { expect, it } from "vitest";
import { checklistIds } from "../../src/checklist/checklists.js";
import { noConduct } from "../../src/checklist/conduct.js";
import type { Evidence } from "../../src/checklist/evidence.js";
import { runQuality } from "../../src/checklist/quality/run-quality.js";
import { runChecklist } from "../../src/checklist/run-checklist.js";
import { emptyEvidence, member, participant, quotation, session, source, theme } from "./build-evidence.js";

const person = fc.integer({ min: 1, max: 5 });
const file = fc.integer({ min: 101, max: 106 });
const statuses = ["active", "active", "withdrawn-before-analysis", "withdrawn-after-analysis"] as const;
const kinds = ["interview", "focus-group", "survey", "notes"] as const;

/** Studies with people who withdrew, or gave no data, or are not listed, and with sessions of all sorts. */
const evidence: fc.Arbitrary<Evidence> = fc
  .record({
    people: fc.array(
      fc.record({
        status: fc.constantFrom(...statuses),
        role: fc.constantFrom("", "mentor", "mentee"),
        sources: fc.uniqueArray(file, { maxLength: 3 }),
        consent: fc.constantFrom([], ["quote"]),
        attributes: fc.constantFrom<Record<string, string>>({}, { area: "rural" }, { area: "" }),
      }),
      { maxLength: 4 },
    ),
    sources: fc.array(fc.constantFrom(...kinds), { maxLength: 5 }),
    sessions: fc.array(
      fc.record({
        sources: fc.uniqueArray(file, { maxLength: 2 }),
        participants: fc.uniqueArray(person, { maxLength: 2 }),
        interviewer: fc.constantFrom("", "AB", "AB and CD", "AB; AB"),
        minutes: fc.constantFrom(null, 0, 30),
        date: fc.constantFrom("", "2024-05-01"),
        others: fc.constantFrom("", "none", "a nurse"),
        place: fc.constantFrom("", "office"),
        relationship: fc.constantFrom("", "none"),
        recording: fc.constantFrom("", "audio"),
      }),
      { maxLength: 4 },
    ),
    quotations: fc.array(
      fc.record({
        participant: fc.option(person),
        theme: fc.constantFrom(null, 1, 2, 3),
        text: fc.constantFrom("one", "two"),
        label: fc.constantFrom("", "P"),
        source: file,
      }),
      { maxLength: 5 },
    ),
    coded: fc.array(
      fc.record({ coder: fc.constantFrom(1, 2), sources: fc.uniqueArray(file), passages: fc.nat(3) }),
      { maxLength: 3 },
    ),
    passes: fc.array(fc.record({ coder: fc.constantFrom(1, 2), source: file }), { maxLength: 4 }),
    voices: fc.uniqueArray(person, { maxLength: 5 }),
    words: fc.boolean(),
  })
  .map(({ people, sources, sessions, quotations, coded, passes, voices, words }) => {
    const participants = people.map((parts, i) => participant(i + 1, parts));
    const sample = participants.filter(({ status, sources: own }) => status === "active" && own.length > 0);
    return emptyEvidence({
      participants,
      sources: sources.map((kind, i) => source(101 + i, { kind })),
      sessions: sessions.map((parts, i) => session(i + 1, parts)),
      team: [member({ name: "Ana Bell", initials: "AB" })],
      coders: [1, 2].map((id) => ({ id, name: `coder ${id}`, kind: "person" })),
      codings: { ...emptyEvidence().codings, byCoder: coded, origins: { manual: 3, suggested: 2 } },
      passes: passes.map((pass) => ({ ...pass, state: "finished" })),
      themes: [theme(1, { participants: sample.length }), theme(2, { parent: 1, participants: 0 })],
      quotations: quotations.map(quotation),
      memos: [{ kind: "field note", date: "", author: "AB", source: 101 }],
      suggestions: [{ engine: "e", offered: 5, accepted: 1, edited: 1, rejected: 1, left: 2 }],
      conduct: {
        ...noConduct,
        texts: words
          ? [
              {
                kind: "theme",
                where: "theme “Trust takes 1 years”: concept",
                text: "All participants agreed.",
                event: 1,
              },
            ]
          : [],
        support: [{ theme: 1, sources: 1, people: voices.map((who) => ({ participant: who, segments: 2 })) }],
      },
    });
  });

it("whatever the study holds, no part is larger than its whole, in any answer, note or finding", () => {
  fc.assert(
    fc.property(evidence, (study) => {
      const quality = runQuality(study);
      const said = checklistIds
        .flatMap((id) => runChecklist(id, study, []).items)
        .flatMap((row) => [
          row.answer ?? "",
          ...row.evidence.map(({ text }) => text),
          ...row.findings.map(({ message }) => message),
        ])
        .concat(quality.findings.map(({ message }) => message));
      for (const text of said)
        for (const [phrase, n, N] of text.matchAll(/(\d+) of (\d+)/g))
          expect(Number(n), `${phrase} in: ${text}`).toBeLessThanOrEqual(Number(N));
      expect(quality.spread.quoted).toBeLessThanOrEqual(quality.spread.N);
      for (const { n, N } of quality.claims) expect(n ?? 0).toBeLessThanOrEqual(N);
    }),
    { numRuns: 150 },
  );
});
