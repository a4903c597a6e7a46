import { describe, expect, it } from "vitest";
import { importParticipants } from "../../src/workflow/participants/participants-import.js";
import { linkParticipants, unlinkParticipants } from "../../src/workflow/participants/participants-links.js";
import { setParticipant } from "../../src/workflow/participants/participants-set.js";
import { listParticipants, showParticipant } from "../../src/workflow/shared/participants.js";
import {
  expectDryRun,
  expectIdempotent,
  expectRefusal,
  expectUndoable,
  memoryStudy,
} from "../support/memory-study.js";
import { talks } from "../support/small-talks.js";

describe("setting a participant", () => {
  it("sets fields and attributes in one step, and writes nothing the second time", async () => {
    const study = await memoryStudy(talks);
    const set = () =>
      setParticipant(study.work, "Anna", ["role=mentee", "site=north", "consent=quote; audio"]);
    await expectUndoable(study, set);
    await expectIdempotent(study, set);
    expect(await showParticipant(study.work, "Anna")).toMatchObject({
      role: "mentee",
      attributes: { site: "north" },
      consent: ["quote", "audio"],
    });
  });

  it("takes an attribute away by an empty value, whatever the case of its name", async () => {
    const study = await memoryStudy(talks);
    await setParticipant(study.work, "Anna", ["Site=north"]);
    await setParticipant(study.work, "Anna", ["site="]);
    expect(await study.store.current("attribute")).toEqual([]);
  });

  it.each([
    ["unknown-participant", "Carla", ["role=mentor"]],
    ["participant-exists", "Anna", ["label=BORIS"]],
    ["given-twice", "Anna", ["site=north", "Site=south"]],
    ["bad-value", "Anna", ["status=gone"]],
    ["bad-value", "Anna", ["consent=everything"]],
    ["bad-attribute", "Anna", [`${"x".repeat(61)}=1`]],
  ])("is refused with %s (%s %j), and nothing of it is kept", async (code, who, pairs) => {
    const study = await memoryStudy(talks);
    await expectRefusal(study, code, () => setParticipant(study.work, who, pairs));
  });

  it("writes nothing in a dry run", async () => {
    const study = await memoryStudy(talks);
    await expectDryRun(study, (work) => setParticipant(work, "Anna", ["role=mentee"]));
  });
});

describe("links between participants", () => {
  const mentor = { from: "Anna", to: "Boris", relation: "mentor-of" };

  it("are made once, whatever the case of the relation, and undone in one step", async () => {
    const study = await memoryStudy(talks);
    await expectUndoable(study, () => linkParticipants(study.work, mentor));
    await expectIdempotent(study, () => linkParticipants(study.work, { ...mentor, relation: "Mentor-Of" }));
    expect(await study.store.current("tie")).toHaveLength(1);
  });

  it("go one way: the other way is another link", async () => {
    const study = await memoryStudy(talks);
    await linkParticipants(study.work, mentor);
    await expectRefusal(study, "no-such-link", () =>
      unlinkParticipants(study.work, { from: "Boris", to: "Anna" }),
    );
    expect((await unlinkParticipants(study.work, { from: "Anna", to: "Boris" })).links).toHaveLength(1);
  });

  it("do not bind somebody to themselves", async () => {
    const study = await memoryStudy(talks);
    await expectRefusal(study, "same-participant", () =>
      linkParticipants(study.work, { ...mentor, to: "Anna" }),
    );
  });
});

describe("a table of participants", () => {
  const table = (text: string) => ({ name: "people.csv", bytes: Buffer.from(text) });

  it("adds and describes people in one step, and writes nothing the second time", async () => {
    const study = await memoryStudy(talks);
    const people = table("label,role,site\nAnna,mentee,north\nDora,mentor,south\n");
    await expectUndoable(study, async () => {
      expect(await importParticipants(study.work, people)).toMatchObject({
        added: ["Dora"],
        changed: ["Anna"],
      });
    });
    await expectIdempotent(study, () => importParticipants(study.work, people));
  });

  it("clears nothing by an empty cell", async () => {
    const study = await memoryStudy(talks);
    await setParticipant(study.work, "Anna", ["role=mentee", "site=north"]);
    await importParticipants(study.work, table("label,role,site\nAnna,,\nBoris,mentor,south\n"));
    expect(await showParticipant(study.work, "Anna")).toMatchObject({
      role: "mentee",
      attributes: { site: "north" },
    });
  });

  it("is taken whole or not at all, with every line at fault named", async () => {
    const study = await memoryStudy(talks);
    const bad = table("label,status\nAnna,active\nBoris,gone\nDora,lost\n");
    await expectRefusal(study, "bad-table", () => importParticipants(study.work, bad));
    await expect(importParticipants(study.work, bad)).rejects.toMatchObject({
      hint: expect.stringMatching(/line 3: .*\nline 4: /),
    });
    await expectRefusal(study, "empty-table", () => importParticipants(study.work, table("label,role\n")));
  });

  it("says who a speaker is; a name that is nobody's any more goes", async () => {
    const study = await memoryStudy(talks);
    const said = await importParticipants(
      study.work,
      table("label,source,speaker\nMentee 1,anna,Anna\nMentee 2,boris,Boris\n"),
    );
    expect(said).toMatchObject({ added: ["Mentee 1", "Mentee 2"], removed: ["Anna", "Boris"] });
    expect((await listParticipants(study.work)).map(({ label, turns }) => `${label} ${turns}`)).toEqual([
      "Mentee 1 2",
      "Mentee 2 2",
    ]);
  });
});
