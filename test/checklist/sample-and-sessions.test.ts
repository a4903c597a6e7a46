import { describe, expect, it } from "vitest";
import type { SessionEvidence } from "../../src/checklist/evidence.js";
import {
  codes,
  interviewed,
  item,
  participant,
  quotation,
  session,
  source,
  theme,
} from "./build-evidence.js";

const pairs = interviewed(15, (id) => ({ person: { role: id <= 7 ? "mentor" : "mentee" } }));
const withdrawn = { status: "withdrawn-after-analysis" as const };

describe("item 12, sample size", () => {
  it("counts people by role and what they took part in", () => {
    const row = item(12, pairs);
    expect(row.answer).toBe("15 participants (8 mentees, 7 mentors) in 15 interviews.");
    expect(row).toMatchObject({ status: "reported", filledBy: "study", findings: [] });
  });
  it("counts people, not transcripts", () => {
    const row = item(12, {
      participants: [
        participant(1, { sources: [101, 102] }),
        participant(2, { sources: [103] }),
        participant(3, { sources: [103] }),
      ],
      sources: [
        source(101),
        source(102),
        source(103, { kind: "focus-group" }),
        source(104, { kind: "notes" }),
      ],
    });
    expect(row.answer).toBe("3 participants in 2 interviews and 1 focus group.");
  });
  it("counts each person in a survey as a response", () => {
    const sources = [source(101, { kind: "survey" })];
    const participants = [participant(1), participant(2, { sources: [101] })];
    expect(item(12, { participants, sources }).answer).toBe("2 participants in 2 survey responses.");
  });
  it("leaves withdrawn people and their interviews out, and says so", () => {
    const row = item(
      12,
      interviewed(3, (id) => (id === 3 ? { person: { ...withdrawn, sources: [] } } : {})),
    );
    expect(row.answer).toBe("2 participants in 2 interviews. 1 person who withdrew is not counted.");
    expect(row.findings).toEqual([]);
    expect(
      codes(
        12,
        interviewed(3, (id) => (id === 3 ? { person: withdrawn } : {})),
      ),
    ).toEqual(["withdrawn-still-in-data"]);
  });
  it("doubts N where a speaker belongs to no participant", () => {
    const speaks = (who: number | null) =>
      interviewed(1, () => ({
        source: { speakers: [{ role: "participant", name: "M", participant: who }] },
      }));
    expect(item(12, speaks(null))).toMatchObject({
      status: "partly",
      findings: [{ level: "error", code: "speaker-without-participant" }],
    });
    expect(item(12, speaks(9)).status).toBe("partly");
    expect(codes(12, speaks(1))).toEqual([]);
  });
  it("lists people without data and sessions without a source apart", () => {
    const row = item(12, {
      participants: [participant(1), participant(2, { sources: [] })],
      sources: [source(101)],
      sessions: [session(1), session(2, { sources: [], participants: [2] })],
    });
    expect(row.answer).toBe("1 participant in 1 interview.");
    expect(row.findings.map((f) => f.code)).toEqual(["participants-without-data", "session-without-source"]);
  });
  it("is missing where sources have no participant", () => {
    expect(item(12, { sources: [source(101)] })).toMatchObject({ status: "missing", answer: null });
    expect(codes(12, { sources: [source(101)] })).toEqual(["no-participants"]);
  });
});

describe("items 14 and 15, setting", () => {
  const at = (places: readonly string[]) =>
    interviewed(places.length, (id) => ({ session: { place: places[id - 1] ?? "", mode: "in person" } }));
  it("count places and modes", () => {
    const row = item(14, { ...at(["office", "office", "home", "home"]), settings: { country: "Norway" } });
    expect(row.answer).toBe(
      "Country: Norway. Place: office (2 sessions); home (2 sessions). All 4 sessions were held in person.",
    );
    expect(row).toMatchObject({ status: "reported", findings: [] });
  });
  it("ask for the country, a place that is blank and a place used once", () => {
    const row = item(14, at(["office", "office", "home", ""]));
    expect(row.status).toBe("partly");
    expect(row.findings.map((f) => f.code)).toEqual([
      "session-without-place",
      "place-used-once",
      "country-not-stated",
    ]);
    const modeless = interviewed(1, () => ({ session: { place: "office" } }));
    expect(codes(14, { ...modeless, settings: { country: "Norway" } })).toEqual(["session-without-mode"]);
  });
  it("say who else was present", () => {
    const row = item(
      15,
      interviewed(3, (id) => ({ session: { others: id === 3 ? "interpreter" : "none" } })),
    );
    expect(row.answer).toBe(
      "No one else was present in 2 of 3 sessions. Others were present in 1 of 3 sessions: interpreter 1.",
    );
    expect(row).toMatchObject({ status: "reported", findings: [] });
  });
  it("notice a voice nobody declared", () => {
    const heard = (others: string) =>
      interviewed(2, () => ({
        session: { others },
        source: { speakers: [{ role: "other", name: "Nurse", participant: null }] },
      }));
    expect(codes(15, heard("none"))).toEqual(["undeclared-other-speaker"]);
    expect(item(15, heard(""))).toMatchObject({ status: "partly" });
    expect(codes(15, heard("a nurse"))).toEqual([]);
  });
});

describe("item 16, description of the sample", () => {
  const sixteen = interviewed(6, (id) => ({
    person: { role: "mentee", attributes: id === 6 ? {} : { gender: id <= 3 ? "woman" : "man" } },
    session: { date: `2024-0${id}-10` },
  }));
  it("gives n of N for each value, what is missing, and the dates", () => {
    const row = item(16, sixteen);
    expect(row.answer).toBe(
      "6 participants. Role: mentee (6 of 6). Gender: woman (3 of 6), man (2 of 6), not recorded (1 of 6). " +
        "Data were collected from 2024-01-10 to 2024-06-10.",
    );
    expect(row.status).toBe("partly");
    expect(row.findings.map((f) => f.code)).toEqual([
      "attribute-incomplete",
      "small-cell",
      "unique-combination",
    ]);
  });
  it("is reported without findings where every cell is large enough", () => {
    const ten = interviewed(10, (id) => ({
      person: { attributes: { gender: id <= 5 ? "woman" : "man" } },
      session: { date: "2024-01-10" },
    }));
    expect(item(16, ten)).toMatchObject({ status: "reported", findings: [] });
    expect(item(16, ten).answer).toContain("Data were collected on 2024-01-10.");
  });
  it("describes many numbers by median and range", () => {
    const ages = [31, 44, 29, 52, 60, 38, 41];
    const row = item(
      16,
      interviewed(8, (id) => ({ person: { attributes: id === 8 ? {} : { age: String(ages[id - 1]) } } })),
    );
    expect(row.answer).toContain("Age: median 41, range 29 to 60 (known for 7 of 8).");
  });
  it("asks for dates and attributes, and orders only ISO dates", () => {
    expect(codes(16, interviewed(1))).toEqual(["no-attributes", "session-without-date"]);
    const odd = item(
      16,
      interviewed(2, (id) => ({ session: { date: id === 1 ? "10 May" : "2024-05-11" } })),
    );
    expect(odd.answer).toContain("on 2024-05-11");
    expect(odd.findings.map((f) => f.code)).toContain("session-date-unreadable");
  });
  it("notices what a label tells and the table does not", () => {
    const people = interviewed(5, () => ({
      person: { attributes: { area: "rural" } },
      session: { date: "2024-01-10" },
    }));
    const labelled = (label: string) => codes(16, { ...people, quotations: [quotation({ label })] });
    expect(labelled("Person 1, from the coast")).toEqual(["label-detail-not-described"]);
    expect(labelled("Person 1, rural, turn 12")).toEqual([]);
  });
});

describe("items 17 to 20, data collection", () => {
  const questions = [{ position: 1, name: "Trust", wording: "How did trust grow?", alternatives: [] }];
  it("count the questions of the guide and ask for piloting", () => {
    expect(item(17, { questions })).toMatchObject({
      answer: "The interview guide has 1 question. The questions: (1) How did trust grow?",
      status: "partly",
    });
    expect(codes(17, { questions })).toEqual(["piloting-not-stated"]);
    const settings = { guide: "Piloted with two mentors" };
    expect(item(17, { questions, settings })).toMatchObject({ status: "reported", findings: [] });
    expect(codes(17, { settings })).toEqual(["guide-not-in-study"]);
  });
  it("find a theme that repeats a question", () => {
    const settings = { guide: "Piloted" };
    const named = (name: string) => codes(17, { questions, settings, themes: [theme(1, { name })] });
    expect(named("how did trust grow")).toEqual(["theme-named-as-question"]);
    expect(named("Trust grows slowly")).toEqual([]);
  });
  it("count repeat interviews by people", () => {
    expect(item(18, pairs).answer).toBe(
      "No participant was interviewed more than once (15 participants, 15 sessions).",
    );
    const again = {
      participants: [
        participant(1, { sources: [101, 102, 103] }),
        participant(2, { sources: [104] }),
        participant(3, { sources: [104, 105] }),
      ],
      sources: [source(101), source(102), source(103), source(104, { kind: "focus-group" }), source(105)],
    };
    expect(item(18, again).answer).toBe(
      "1 of 3 participants were interviewed more than once (at most 3 times). 1 of 3 took part in an interview and a focus group.",
    );
  });
  it("count somebody interviewed twice as a repeat", () => {
    const twice = {
      participants: [participant(1, { sources: [101, 102] }), participant(2, { sources: [103] })],
      sources: [source(101), source(102), source(103)],
    };
    expect(item(18, twice).answer).toBe(
      "1 of 2 participants were interviewed more than once (at most 2 times).",
    );
  });
  it("ask about two interviews on one day and a session of nobody", () => {
    const twice = (second: string) => ({
      participants: [participant(1, { sources: [101, 102] })],
      sources: [source(101), source(102)],
      sessions: [session(1, { date: "2024-01-10" }), session(2, { date: second, participants: [1] })],
    });
    expect(codes(18, twice("2024-01-10"))).toEqual(["interviews-on-one-day"]);
    expect(codes(18, twice("2024-02-10"))).toEqual([]);
    const nobody = { ...interviewed(1), sources: [source(101), source(102)] };
    expect(item(18, nobody)).toMatchObject({
      status: "partly",
      findings: [{ code: "session-without-participants" }],
    });
  });
  it("tally recordings, and refuse verbatim without one", () => {
    const tapes = interviewed(3, (id) => ({ session: { recording: id === 3 ? "notes only" : "audio" } }));
    expect(item(19, tapes)).toMatchObject({
      answer: "Recording: audio 2, notes only 1 (3 sessions).",
      status: "reported",
    });
    expect(codes(19, { ...tapes, settings: { recording: "Transcribed verbatim" } })).toEqual([
      "verbatim-without-recording",
    ]);
    expect(codes(19, { ...tapes, settings: { recording: "Transcribed in summary" } })).toEqual([]);
    const gap = interviewed(2, (id) => ({ session: { recording: id === 1 ? "audio" : "" } }));
    expect(item(19, gap)).toMatchObject({
      status: "partly",
      findings: [{ code: "session-without-recording" }],
    });
  });
  it("count the sessions with field notes, and miss those claimed", () => {
    const memos = [1, 2].map(() => ({ kind: "Field note", date: "", author: "AB", source: 101 }));
    expect(item(20, { ...interviewed(3), memos })).toMatchObject({
      answer: "There are field notes for 1 of 3 sessions.",
      status: "partly",
    });
    const said = (field_notes: string) => codes(20, { ...interviewed(3), settings: { field_notes } });
    expect(said("Notes were written after each session")).toEqual(["field-notes-not-in-study"]);
    expect(said("No field notes were made")).toEqual([]);
  });
});

describe("item 21, duration", () => {
  const lasting = (minutes: readonly (number | null)[], sourceParts = {}) =>
    interviewed(minutes.length, (id) => ({
      session: { minutes: minutes[id - 1] ?? null },
      source: sourceParts,
    }));
  it("gives range, median, mean, SD and of how many they are known", () => {
    // Mean 40 / 8 = 5 and SD √(32 / 7) = 2.14 for 2, 4, 4, 4, 5, 5, 7, 9; here ten times as long.
    const row = item(21, lasting([20, 40, 40, 40, 50, 50, 70, 90, null]));
    expect(row.answer).toBe(
      "Interviews lasted 20 to 90 minutes (median 45; mean 50, SD 21.4; length known for 8 of 9).",
    );
    expect(row).toMatchObject({ status: "partly", findings: [{ code: "duration-unknown" }] });
  });
  it("takes the transcript's length where no minutes are recorded", () => {
    const row = item(21, lasting([null], { lastTimeMs: 1_830_000 }));
    expect(row).toMatchObject({
      answer: "The interview lasted 30.5 minutes.",
      status: "reported",
    });
  });
  it("adds up stated lengths of two parts, never their time stamps", () => {
    const parts = (durationMs: number | null) => ({
      participants: [participant(1, { sources: [101, 102] })],
      sessions: [session(1, { sources: [101, 102] })],
      sources: [101, 102].map((id) => source(id, { durationMs, lastTimeMs: 1_800_000 })),
    });
    expect(item(21, parts(1_200_000)).answer).toBe("The interview lasted 40 minutes.");
    expect(item(21, parts(null)).status).toBe("missing");
  });
  it("keeps focus groups apart", () => {
    const mixed = lasting([30, 60]);
    const sources = [source(101), source(102, { kind: "focus-group" })];
    expect(item(21, { ...mixed, sources }).answer).toBe(
      "The interview lasted 30 minutes. The focus group lasted 60 minutes.",
    );
  });
  it("compares minutes with the last time stamp, more than a tenth apart", () => {
    expect(codes(21, lasting([30], { lastTimeMs: 34 * 60_000 }))).toEqual(["duration-disagrees"]);
    expect(codes(21, lasting([30], { lastTimeMs: 33 * 60_000 }))).toEqual([]);
  });
  it("asks about very short sessions and an unlikely pace", () => {
    expect(codes(21, lasting([9]))).toEqual(["short-session"]);
    expect(codes(21, lasting([10]))).toEqual([]);
    expect(codes(21, lasting([30], { words: 30 * 221 }))).toEqual(["unlikely-pace"]);
    expect(codes(21, lasting([30], { words: 30 * 59 }))).toEqual(["unlikely-pace"]);
    expect(codes(21, lasting([30], { words: 30 * 140 }))).toEqual([]);
  });
  it("does not ask how long a survey took", () => {
    expect(
      item(21, {
        participants: [participant(1)],
        sources: [source(101, { kind: "survey", durationMs: 60_000 })],
      }).status,
    ).toBe("missing");
  });
});

describe("item 22, stopping", () => {
  const says = (approach: string, stopping: string) => ({ ...pairs, settings: { approach, stopping } });
  it("accepts information power in a reflexive study as an alternative", () => {
    for (const text of [
      "Sample size followed from information power.",
      "We aimed at interpretive sufficiency rather than data saturation.",
      "Saturation was not used because meaning is made, not found.",
    ])
      expect(item(22, says("reflexive", text))).toMatchObject({
        status: "addressed-by-alternative",
        findings: [],
      });
  });
  it("takes a researcher's own answer the same way", () => {
    const answer = {
      checklist: "coreq",
      item: "22",
      status: "",
      text: "Information power guided us.",
      location: "",
      rationale: "",
    } as const;
    expect(item(22, { settings: { approach: "reflexive" } }, [answer])).toMatchObject({
      status: "addressed-by-alternative",
      filledBy: "researcher",
    });
  });
  it("doubts saturation in a reflexive study", () => {
    const row = item(22, says("reflexive", "Saturation was reached when no new codes came."));
    expect(row).toMatchObject({ status: "reported", findings: [{ code: "saturation-in-reflexive" }] });
  });
  it("takes saturation that was reached for a claim, whatever else is denied", () => {
    const row = item(22, says("reflexive", "Saturation was reached, as talks did not bring new codes."));
    expect(row.findings.map((f) => f.code)).toEqual(["saturation-in-reflexive"]);
  });
  it("asks what saturation meant", () => {
    expect(item(22, says("codebook", "Data saturation was reached."))).toMatchObject({
      status: "partly",
      findings: [{ code: "saturation-not-defined" }],
    });
    expect(codes(22, says("codebook", "Saturation: two interviews with no new codes."))).toEqual([]);
    expect(codes(22, says("codebook", "Fifteen was the budget."))).toEqual(["saturation-not-mentioned"]);
  });
  it("doubts saturation in a group of fewer than six", () => {
    const claim = says("codebook", "Saturation, that is no new codes, was reached in each group.");
    expect(codes(22, claim)).toEqual([]);
    expect(codes(22, { ...claim, participants: pairs.participants.slice(2) })).toEqual([
      "group-too-small-for-saturation",
    ]);
  });
});

describe("items 23 and 28, participants' comments", () => {
  const did = (kind: string, note: string) => [{ kind, date: "2024-07-01", people: "Mentor 1", note }];
  it("report what was returned", () => {
    const row = item(23, { activities: did("Transcripts returned", "no changes") });
    expect(row.answer).toBe("Transcripts were returned on 2024-07-01 (Mentor 1): no changes.");
    expect(row.status).toBe("partly");
  });
  it("miss an activity behind a claim, and take no for an answer", () => {
    expect(codes(23, { settings: { transcripts_returned: "Returned to all." } })).toEqual([
      "return-not-logged",
    ]);
    expect(item(23, { settings: { transcripts_returned: "No." } })).toMatchObject({
      status: "reported",
      findings: [],
    });
    expect(codes(28, { settings: { participant_checking: "Three read a draft." } })).toEqual([
      "checking-not-logged",
    ]);
    expect(codes(28, { settings: { participant_checking: "Not done." } })).toEqual([]);
  });
  it("ask what came of a member check, and whether it validated", () => {
    expect(codes(28, { activities: did("member check", "") })).toEqual(["checking-without-outcome"]);
    const settings = { approach: "reflexive", participant_checking: "To validate the themes." };
    expect(codes(28, { settings, activities: did("member-checking", "agreed") })).toEqual([
      "checking-as-validation",
    ]);
  });
});

it("a session's notes are not a transcript of their own", () => {
  const sessions: readonly SessionEvidence[] = [session(1, { minutes: 30, sources: [101, 200] })];
  const sources = [source(101), source(200, { kind: "notes", words: 100_000 })];
  expect(item(21, { participants: [participant(1)], sessions, sources })).toMatchObject({
    status: "reported",
    findings: [],
  });
});
