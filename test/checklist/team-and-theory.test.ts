import { describe, expect, it } from "vitest";
import { answerTo, codes, interviewed, item, member, participant, round, session } from "./build-evidence.js";

const ab = member({ name: "Ana Bell", initials: "AB", roles: ["interviewer", "author"], credentials: "PhD" });
const cd = member({ name: "Cy Dorn", initials: "CD", roles: ["coder"] });

describe("item 1, interviewers", () => {
  const both = interviewed(3, (id) => ({ session: { interviewer: id === 3 ? "Ana Bell and CD" : "AB" } }));
  it("counts the sessions of each, by initials", () => {
    const row = item(1, { ...both, team: [ab, cd] });
    expect(row.answer).toBe("Interviewers: AB (all 3 sessions) and CD (1 of 3 sessions).");
    expect(row.status).toBe("reported");
    expect(row.findings.map((f) => f.code)).toEqual(["interviewer-not-author"]);
  });
  it("asks about an interviewer outside the team and a session without one", () => {
    expect(codes(1, { ...both, team: [ab] })).toEqual(["interviewer-not-in-team"]);
    const gap = interviewed(2, (id) => ({ session: { interviewer: id === 1 ? "AB" : "" } }));
    expect(codes(1, { ...gap, team: [ab] })).toEqual(["session-without-interviewer"]);
    expect(item(1, { ...gap, team: [ab] }).status).toBe("partly");
  });
  it("counts a session once for somebody named in it twice, by name and by initials", () => {
    const twice = interviewed(2, (id) => ({
      session: { interviewer: id === 1 ? "AB; Ana Bell" : "Eve, Eve" },
    }));
    const row = item(1, { ...twice, team: [ab] });
    expect(row.answer).toBe("Interviewers: AB (1 of 2 sessions) and Eve (1 of 2 sessions).");
  });
  it("falls back on the team table", () => {
    expect(item(1, { team: [ab, cd] })).toMatchObject({ answer: "Interviewers: AB.", status: "partly" });
  });
});

describe("items 2 to 5, the team table", () => {
  it("are prefilled in part, and reported once the researcher answers", () => {
    expect(item(2, { team: [ab] })).toMatchObject({ answer: "AB: PhD.", status: "partly", findings: [] });
    expect(item(2, { team: [ab] }, [answerTo("2", { text: "AB holds a PhD." })]).status).toBe("reported");
  });
  it("name who interviews or codes and has nothing recorded", () => {
    expect(codes(2, { team: [ab, cd] })).toEqual(["credentials-not-recorded"]);
    expect(item(4, { team: [ab] })).toMatchObject({ status: "missing", answer: null });
    expect(codes(4, { team: [ab] })).toEqual(["gender-not-recorded"]);
    expect(codes(4, { team: [{ ...ab, gender: "woman" }] })).toEqual([]);
    expect(codes(5, { team: [{ ...ab, experience: "ten years" }] })).toEqual([]);
  });
  it("notice a researcher who works where participants do", () => {
    const there = { participants: [participant(1, { attributes: { site: "Elm House" } })] };
    expect(codes(3, { ...there, team: [{ ...ab, occupation: "Nurse, Elm House" }] })).toEqual([
      "works-at-participant-site",
    ]);
    expect(codes(3, { ...there, team: [{ ...ab, occupation: "Nurse, Helm House" }] })).toEqual([]);
  });
});

describe("items 6 to 8, relationship with participants", () => {
  it("count relationships by session", () => {
    const three = interviewed(3, (id) => ({
      session: { relationship: ["none", "colleague", ""][id - 1] ?? "" },
    }));
    const row = item(6, three);
    expect(row.answer).toBe(
      "Prior relationship, by session: none 1, colleague 1, not recorded 1 (3 sessions).",
    );
    expect(row.status).toBe("partly");
    expect(row.findings.map((f) => f.code)).toEqual(["relationship-not-recorded"]);
    expect(item(6, { ...three, settings: { prior_relationship: "Some were colleagues." } }).status).toBe(
      "reported",
    );
  });
  it("doubt that strangers share a workplace", () => {
    const at = (site: string) => ({
      ...interviewed(1, () => ({
        person: { attributes: { site } },
        session: { relationship: "none", interviewer: "AB" },
      })),
      team: [{ ...ab, occupation: "Nurse, Elm House" }],
    });
    expect(codes(6, at("Elm House"))).toEqual(["same-site-no-relationship"]);
    expect(codes(6, at("Oak House"))).toEqual([]);
  });
  it("take the statement on what participants knew", () => {
    expect(item(7, { settings: { participant_knowledge: "They knew why we asked" } })).toMatchObject({
      status: "reported",
      answer: "They knew why we asked.",
      filledBy: "study",
    });
  });
  it("count reflexive memos, and miss them in a reflexive study", () => {
    const memos = ["2024-03-01", "2024-01-05"].map((date) => ({
      kind: "reflexive",
      date,
      author: "AB",
      source: null,
    }));
    const row = item(8, { settings: { approach: "reflexive" }, memos });
    expect(row).toMatchObject({ status: "partly", findings: [] });
    expect(row.answer).toBe("2 reflexive memos were written in the course of the study.");
    expect(codes(8, { settings: { approach: "reflexive" } })).toEqual(["no-reflexive-memo"]);
    expect(codes(8, { settings: { approach: "codebook" } })).toEqual([]);
  });
  it("find a statement under fifty words short", () => {
    const of = (n: number) => codes(8, { settings: { reflexivity: "word ".repeat(n) } });
    expect(of(49)).toEqual(["short-statement"]);
    expect(of(50)).toEqual([]);
  });
});

describe("item 9, orientation", () => {
  it("is reported with approach and theory, and partly with one of them", () => {
    const full = item(9, { settings: { approach: "reflexive", paradigm: "constructionist" } });
    expect(full).toMatchObject({ status: "reported", findings: [] });
    expect(full.answer).toBe("Reflexive thematic analysis. Paradigm: constructionist.");
    expect(item(9, { settings: { approach: "codebook" } }).status).toBe("partly");
  });
  it("asks which thematic analysis it is", () => {
    expect(codes(9, { settings: { orientation: "Thematic analysis" } })).toEqual(["approach-not-named"]);
  });
});

describe("items 10 and 11, selection", () => {
  const mixed = interviewed(2, (id) => ({ person: { role: id === 1 ? "mentor" : "mentee" } }));
  it("ask for criteria", () => {
    expect(codes(10, { settings: { sampling: "Convenience" } })).toEqual(["criteria-not-stated"]);
    const row = item(10, {
      ...mixed,
      settings: { sampling: "Convenience", criteria: "a year of mentoring" },
    });
    expect(row).toMatchObject({ status: "reported", findings: [] });
    expect(row.answer).toContain("The sample: 2 participants (1 mentor, 1 mentee).");
    expect(item(10, mixed).status).toBe("partly");
  });
  it("look for the variation a purposive sample claims", () => {
    const settings = { sampling: "Purposive", criteria: "any" };
    expect(codes(10, { ...interviewed(2), settings })).toEqual(["variation-not-shown"]);
    expect(codes(10, { ...mixed, settings })).toEqual([]);
    const most = { sampling: "Maximum variation", criteria: "any" };
    expect(codes(10, { ...mixed, settings: most })).toEqual(["variation-not-named"]);
    expect(codes(10, { ...mixed, settings: { ...most, criteria: "by role" } })).toEqual([]);
  });
  it("add up the channels of invitation", () => {
    const recruitment = [
      round({ channel: "e-mail", approached: 12 }),
      round({ channel: "e-mail", approached: 8 }),
      round({ channel: "ward manager" }),
    ];
    const row = item(11, { recruitment });
    expect(row.answer).toBe(
      "People were invited by: e-mail (20 approached); ward manager (number approached not recorded).",
    );
    expect(row.status).toBe("partly");
    expect(row.findings.map((f) => f.code)).toEqual(["approach-by-superior"]);
    expect(codes(11, { recruitment: recruitment.slice(0, 2) })).toEqual([]);
  });
});

describe("item 13, who did not take part", () => {
  const whole = round({ approached: 20, agreed: 4, refused: 10, withdrew: 1, reason: "no time" });
  it("gives numbers and reasons", () => {
    const row = item(13, { recruitment: [whole], ...interviewed(3) });
    expect(row.answer).toBe(
      "Recruitment: approached 20, agreed 4, refused 10, withdrew 1 and neither agreed nor refused 6. Reasons: no time.",
    );
    expect(row).toMatchObject({ status: "reported", findings: [] });
  });
  it("finds parts larger than the whole, missing reasons and another sample", () => {
    expect(codes(13, { recruitment: [{ ...whole, approached: 10 }] })).toEqual([
      "recruitment-does-not-add-up",
    ]);
    expect(codes(13, { recruitment: [{ ...whole, reason: "" }] })).toEqual(["refusal-without-reason"]);
    expect(codes(13, { recruitment: [whole], ...interviewed(2) })).toEqual(["recruited-differs-from-sample"]);
  });
  it("says what is not recorded, and is then partly reported", () => {
    const row = item(13, {
      recruitment: [
        { ...whole, refused: null },
        round({ approached: 2, agreed: 0, refused: 2, withdrew: 0, reason: "ill" }),
      ],
    });
    expect(row.answer).toContain("refused 2 (not recorded in 1 of 2 rounds)");
    expect(row.status).toBe("partly");
  });
  it("never takes a missing log for nobody", () => {
    const gone = [participant(1, { status: "withdrawn-after-analysis", sources: [] })];
    expect(item(13, { participants: gone })).toMatchObject({
      answer: "1 participant withdrew.",
      status: "partly",
    });
    expect(codes(13, { participants: gone })).toEqual(["no-recruitment-log"]);
    expect(codes(13, { participants: gone, recruitment: [{ ...whole, withdrew: 0 }] })).toEqual([
      "withdrawals-not-in-recruitment",
    ]);
  });
});

it("sessions of withdrawn people only are left out everywhere", () => {
  const parts = {
    participants: [participant(1), participant(2, { status: "withdrawn-before-analysis" as const })],
    sessions: [session(1, { interviewer: "AB" }), session(2)],
    team: [ab],
  };
  expect(item(1, parts)).toMatchObject({ answer: "Interviewers: AB (the one session).", status: "reported" });
});
