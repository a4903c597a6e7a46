import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codingOrigins } from "../../../src/core/columns.js";
import type { Id } from "../../../src/core/records.js";
import { newCode } from "../../../src/workflow/shared/codebook-records.js";
import { emptyFolder, ok, themata } from "../../support/study.js";
import { codingStudy, headOf, withStore } from "./coding-study.js";

const names = ["trust", "Trust", "=sum", "-1, twice", 'a "b"; c', "zu spät", "’s"];
const coding = fc.record({
  code: fc.nat(30),
  coder: fc.nat(2),
  source: fc.nat(1),
  start: fc.integer({ min: 0, max: 60 }),
  length: fc.integer({ min: 1, max: 40 }),
  origin: fc.constantFrom(...codingOrigins.filter((origin) => origin !== "consensus")),
  state: fc.constantFrom("confirmed" as const, "proposed" as const),
  key: fc.boolean(),
  revisit: fc.boolean(),
  round: fc.nat(2),
  memos: fc.array(fc.constantFrom("why?", "=1+1", "two\n\nparts", "- item"), { maxLength: 2 }),
  stance: fc.constantFrom(null, "for" as const, "against" as const),
});
const code = fc.record({
  name: fc.constantFrom(...names),
  under: fc.nat(8),
  retired: fc.boolean(),
});

type Value<A> = A extends fc.Arbitrary<infer V> ? V : never;
interface Made {
  readonly codes: readonly Value<typeof code>[];
  readonly codings: readonly Value<typeof coding>[];
}

/** Fills a study with codes of awkward names and all sorts of codings. */
async function fill(folder: string, made: Made): Promise<void> {
  await withStore(folder, async (store) => {
    const coders = await store.current("coder");
    const [ann] = coders;
    const revisions = await store.current("revision");
    await store.record({ command: "codebook.starter", coderId: ann?.id ?? 0, at: 1, args: {} }, (draft) => {
      const codes: Id[] = [];
      const taken = new Set<string>();
      for (const [position, { name, under, retired }] of made.codes.entries()) {
        const parentId = codes[under] ?? null;
        const status = retired || taken.has(`${parentId} ${name}`.toLowerCase()) ? "retired" : "active";
        if (status === "active") taken.add(`${parentId} ${name}`.toLowerCase());
        codes.push(draft.add("code", newCode({ name, parentId, position: 20 + position, status })));
      }
      const rounds = [1, 2].map((number) =>
        draft.add("round", {
          number,
          state: number === 1 ? "closed" : "open",
          kind: "independent",
          name: "",
        }),
      );
      const theme = draft.add("theme", {
        parentId: null,
        position: 0,
        status: "candidate",
        origin: "inductive",
        color: "",
        name: "Help, slowly",
        concept: "",
        boundaries: "",
        reason: "",
      });
      const places = new Set<string>();
      for (const each of made.codings) {
        const fields = {
          revisionId: revisions[each.source]?.id ?? 0,
          start: each.start,
          end: each.start + each.length,
          codeId: codes[each.code % codes.length] ?? 0,
          coderId: coders[each.coder % coders.length]?.id ?? 0,
          roundId: rounds[each.round] ?? null,
        };
        const place = JSON.stringify(fields);
        if (places.has(place)) continue;
        places.add(place);
        const { origin, state, key, revisit } = each;
        const codingId = draft.add("coding", { ...fields, origin, state, key, revisit, quoteDigest: "" });
        for (const body of each.memos)
          draft.add("memo", {
            targetId: codingId,
            kind: "passage",
            coderId: fields.coderId,
            date: "2024-01-01",
            start: null,
            end: null,
            title: "",
            body,
          });
        if (each.stance !== null)
          draft.add("theme_evidence", { themeId: theme, codingId, stance: each.stance, note: "" });
      }
    });
  });
}

/** Takes all codings, their memos and what they are evidence for out of a study. */
const empty = (folder: string) =>
  withStore(folder, async (store) => {
    const [ann] = await store.current("coder");
    const [codings, memos, evidence] = [
      await store.current("coding"),
      await store.current("memo"),
      await store.current("theme_evidence"),
    ];
    await store.record({ command: "coding.remove", coderId: ann?.id ?? 0, at: 2, args: {} }, (draft) => {
      for (const { id } of evidence) draft.close("theme_evidence", id);
      for (const { id } of memos) draft.close("memo", id);
      for (const { id } of codings) draft.close("coding", id);
    });
  });

const listed = async (folder: string) => {
  const { json } = await ok(folder, "codings", "--json");
  return json.codings
    .map(({ id: _id, at: _at, ...rest }: Record<string, unknown>) => JSON.stringify(rest))
    .sort();
};

describe("an export that is applied", () => {
  test("brings every coding back as it was, with its marks, memos, rounds and evidence, under retired codes too", async () => {
    const bare = await codingStudy();
    await fc.assert(
      fc.asyncProperty(
        fc.array(code, { minLength: 2, maxLength: 8 }),
        fc.array(coding, { minLength: 1, maxLength: 14 }),
        async (codes, codings) => {
          const study = emptyFolder();
          fs.cpSync(bare, study, { recursive: true });
          await fill(study, { codes, codings });
          const before = await listed(study);
          await ok(study, "export", "all.csv");

          const head = await headOf(study);
          const again = await ok(study, "apply", "all.csv", "--json");
          expect(again.json).toMatchObject({ event: null, added: 0, changed: 0, memos: 0, evidence: 0 });
          expect(await headOf(study)).toEqual(head);

          await empty(study);
          const back = await ok(study, "apply", "all.csv", "--json");
          expect(back.json.added).toBe(before.length);
          expect(await listed(study)).toEqual(before);
        },
      ),
      { numRuns: 6 },
    );
  });

  test("says of how many rows something is not taken over, and why", async () => {
    const study = await codingStudy();
    await ok(study, "codebook", "retire", "trust");
    fs.writeFileSync(
      path.join(study, "c.csv"),
      [
        "id,source,turn,code,state,key,revisit,origin,round,evidence against",
        "1,P01,2,trust,final,maybe,,by hand,7,Nobody's theme",
        "2,P01,4,trust,PROPOSED,yes,x,suggested,,",
      ].join("\n"),
    );
    const { stderr, json } = await ok(study, "apply", "c.csv", "--json");
    expect(json).toMatchObject({ added: 2, evidence: 0 });
    expect(stderr.split("\n")).toEqual([
      "Unknown words in the column state: 1 row; ignored.",
      "Unknown words in the column origin: 1 row; ignored.",
      "Unknown words in the column key: 1 row; ignored.",
      "A round that the study does not have: 1 row; taken into the open one, if there is one.",
      "Ids and dates: 2 rows; what is added has new ones.",
      'The retired code "trust": 2 rows; it stays retired.',
      `Evidence for or against "Nobody's theme": 1 row; the study has no such theme.`,
      "",
    ]);
    expect((await ok(study, "codings", "--json")).json.codings).toMatchObject([
      { path: "trust", state: "confirmed", key: false, revisit: false, origin: "script", round: null },
      { path: "trust", state: "proposed", key: true, revisit: true, origin: "suggested" },
    ]);
  });

  test("says what a table of codings does not hold of memos and evidence", async () => {
    const study = await codingStudy();
    await ok(study, "theme", "add", "It is earned");
    await ok(study, "code", "P01", "--turn", "2", "trust", "--memo", "She waits first.");
    const [{ id }] = (await ok(study, "codings", "--json")).json.codings;
    await ok(study, "theme", "evidence", "It is earned", id, "--for", "--note", "The clearest case.");
    await ok(study, "export", "c.csv");
    await ok(study, "uncode", id);
    const { stderr } = await ok(study, "apply", "c.csv");
    expect(stderr).toContain(
      "Authors, dates and kinds of memos: 1 row; a memo is the row's coder's, and of today.",
    );
    expect(stderr).toContain("Notes on evidence: 1 row; a table of codings does not hold them.");
  });
});

describe("apply --create-codes", () => {
  test("makes a path with the parents it lacks, each once, and takes those that are there", async () => {
    const study = await codingStudy();
    const rows = ["time/pace/slow", "Time/Pace/Slow", "new/a", "New/b", "time/pace"].map(
      (c) => `P01,2,${c}\n`,
    );
    fs.writeFileSync(path.join(study, "c.csv"), `source,turn,code\n${rows.join("")}`);
    expect((await themata(study, ["apply", "c.csv"])).code).toBe(3);
    const { json } = await ok(study, "apply", "c.csv", "--create-codes", "--json");
    expect(json.createdCodes).toEqual(["time/pace", "time/pace/slow", "new", "new/a", "New/b"]);
    expect(json).toMatchObject({ added: 4, unchanged: 1 });
    const paths = (await ok(study, "codebook", "--json")).json.codes.map((c: { path: string }) => c.path);
    expect(paths).toEqual(expect.arrayContaining(["time/pace/slow", "new/a", "new/b"]));
    await ok(study, "undo");
    expect((await ok(study, "codebook", "--json")).json.codes).toHaveLength(5);
  });

  test("makes none below a retired code, with an empty name or under another's name", async () => {
    const study = await codingStudy();
    const rows = ["old/x", "time//x", "hours/x", `time/${"x".repeat(201)}`].map((c) => `P01,2,${c}\n`);
    fs.writeFileSync(path.join(study, "c.csv"), `source,turn,code\n${rows.join("")}`);
    const { json, code: exit } = await themata(study, ["apply", "c.csv", "--create-codes", "--json"]);
    expect(exit).toBe(3);
    expect(json.rows.map((row: { code: string }) => row.code)).toEqual([
      "code-retired",
      "bad-code-name",
      "code-merged",
      "bad-code-name",
    ]);
  });
});

test("a codebook table may name its codes by paths in the column of names", async () => {
  const study = await codingStudy();
  fs.writeFileSync(path.join(study, "b.csv"), "code,definition\nplace/near/here,Close by\ntime/early,Soon\n");
  await ok(study, "codebook", "import", "b.csv");
  const { codes } = (await ok(study, "codebook", "--json")).json;
  expect(codes.map((c: { path: string; definition: string }) => `${c.path}: ${c.definition}`)).toEqual(
    expect.arrayContaining(["place: ", "place/near: ", "place/near/here: Close by", "time/early: Soon"]),
  );
});
