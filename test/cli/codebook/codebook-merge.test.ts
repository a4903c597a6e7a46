import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { StudyStore } from "../../../src/store/port.js";
import { openStudyFolder } from "../../../src/store/sqlite/study-file.js";
import { ok, studyWith, themata } from "../../support/study.js";

const talk = `Interviewer: How was it?

Mina: He always kept his word and I could rely on him.

Interviewer: And later?

Mina: Later he had no time for me at all.
`;

const book = `codes:
  - name: Faith
    codes: [Early, Late]
  - name: Confidence
  - name: Trust
    codes: [Deep]
`;

const rows = `source,start,end,code,coder
talk,32,80,Faith,ann
talk,32,80,Trust,ann
talk,32,80,Confidence,ann
talk,40,60,Faith,ann
talk,40,60,Confidence,ann
talk,40,60,Early,ann
`;

async function coded(): Promise<string> {
  const study = await studyWith({ "talk.txt": talk });
  fs.writeFileSync(path.join(study, "book.yaml"), book);
  fs.writeFileSync(path.join(study, "rows.csv"), rows);
  await ok(study, "codebook", "import", "book.yaml");
  await ok(study, "apply", "rows.csv");
  await ok(study, "code", "talk", "--span", "32:80", "Faith", "--coder", "ben");
  return study;
}

async function withStore<R>(study: string, work: (store: StudyStore) => Promise<R>): Promise<R> {
  const store = await openStudyFolder(study, { tool: "test" });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const codeIn = async (store: StudyStore, name: string) =>
  (await store.current("code")).find((code) => code.name === name)?.id ?? 0;

interface Coding {
  id: string;
  path: string;
  coder: string;
  start: number;
  end: number;
}
// biome-ignore lint/suspicious/noExplicitAny: a JSON document
const json = async (study: string, ...argv: string[]): Promise<any> =>
  (await ok(study, ...argv, "--json")).json;
const codings = async (study: string): Promise<Coding[]> => (await json(study, "codings")).codings;
const places = async (study: string) =>
  (await codings(study)).map((c) => `${c.start}-${c.end} ${c.path} ${c.coder}`).sort();
const paths = async (study: string) =>
  (await json(study, "codebook")).codes.map((code: { path: string }) => code.path);

describe("themata codebook merge", () => {
  it("gives the codings to the target, those it has already collapsing into one", async () => {
    const study = await coded();
    const merged = await json(study, "codebook", "merge", "Faith", "Confidence", "--into", "Trust");
    expect(merged.codings).toEqual({ moved: 2, collapsed: 3 });
    expect(await places(study)).toEqual([
      "32-80 Trust ann",
      "32-80 Trust ben",
      "40-60 Trust ann",
      "40-60 Trust/Early ann",
    ]);
  });

  it("moves the children to the target and keeps the merged code, pointing there", async () => {
    const study = await coded();
    await ok(study, "codebook", "merge", "Faith", "--into", "Trust");
    expect((await paths(study)).sort()).toEqual([
      "Confidence",
      "Trust",
      "Trust/Deep",
      "Trust/Early",
      "Trust/Late",
    ]);
    const { codes } = await json(study, "codebook", "show", "Faith");
    expect(codes[0]).toMatchObject({ status: "merged", mergedInto: "Trust", codings: 0 });
    const again = await themata(study, ["codebook", "set", "Faith", "--short", "x", "--json"]);
    expect([again.code, again.json.error.code]).toEqual([2, "code-merged"]);
    expect(again.json.error.message).toContain('"Trust"');
  });

  it("lifts the target out where a code is merged into one below it", async () => {
    const study = await coded();
    await ok(study, "codebook", "move", "Trust", "--under", "Early");
    await ok(study, "codebook", "merge", "Faith", "--into", "Deep");
    expect((await paths(study)).sort()).toEqual([
      "Confidence",
      "Early",
      "Early/Trust",
      "Early/Trust/Deep",
      "Early/Trust/Deep/Late",
    ]);
  });

  it("is refused where a child has the name of one the target has, and nothing changes", async () => {
    const study = await coded();
    await ok(study, "codebook", "add", "Trust/early");
    const before = [await places(study), await paths(study), (await json(study, "log")).events.length];
    const ran = await themata(study, ["codebook", "merge", "Faith", "--into", "Trust", "--json"]);
    expect([ran.code, ran.json.error.code]).toEqual([2, "duplicate-code"]);
    expect([await places(study), await paths(study), (await json(study, "log")).events.length]).toEqual(
      before,
    );
  });

  it("takes links to themes along, without doubling one", async () => {
    const study = await coded();
    await ok(study, "theme", "add", "A claim", "--codes", "Faith", "--codes", "Trust");
    await ok(study, "theme", "add", "Another claim", "--codes", "Faith");
    expect(await json(study, "codebook", "merge", "Faith", "--into", "Trust")).toMatchObject({ themes: 2 });
    const { themes } = await json(study, "theme", "list");
    expect(themes.map((theme: { codes: string[] }) => theme.codes)).toEqual([["Trust"], ["Trust"]]);
  });

  it("takes memos, evidence and cells along, to the coding that stays", async () => {
    const study = await coded();
    await ok(study, "theme", "add", "A claim", "--codes", "Faith");
    const { gone, stays } = await withStore(study, async (store) => {
      const [faith, trust] = [await codeIn(store, "Faith"), await codeIn(store, "Trust")];
      const coderId = (await store.current("coder", { lead: true }))[0]?.id ?? 0;
      const at = async (codeId: number) =>
        (await store.current("coding", { codeId, coderId, start: 32 }))[0]?.id ?? 0;
      const [gone, stays] = [await at(faith), await at(trust)];
      const [theme] = await store.current("theme");
      const [participant] = await store.current("participant");
      await store.record({ command: "theme.evidence", coderId, at: 0 }, (draft) => {
        const memo = {
          kind: "code",
          coderId,
          date: "2024-03-01",
          start: null,
          end: null,
          title: "",
          body: "b",
        };
        draft.add("memo", { ...memo, targetId: faith });
        draft.add("memo", { ...memo, targetId: gone });
        for (const codingId of [gone, stays])
          draft.add("theme_evidence", { themeId: theme?.id ?? 0, codingId, stance: "for", note: "" });
        draft.add("theme_evidence", {
          themeId: theme?.id ?? 0,
          codingId: gone,
          stance: "against",
          note: "n",
        });
        draft.add("cell", {
          participantId: participant?.id ?? 0,
          themeId: theme?.id ?? 0,
          codingIds: [stays, gone],
          summary: "",
        });
      });
      return { gone, stays };
    });
    expect((await json(study, "codebook", "merge", "Faith", "--into", "Trust")).memos).toBe(1);
    await withStore(study, async (store) => {
      expect(await store.byId("coding", gone)).toBeNull();
      const trust = await codeIn(store, "Trust");
      expect((await store.current("memo")).map(({ targetId }) => targetId)).toEqual([trust, stays]);
      const evidence = await store.current("theme_evidence");
      expect(evidence.map(({ codingId, stance }) => [codingId, stance])).toEqual([
        [stays, "for"],
        [stays, "against"],
      ]);
      expect((await store.current("cell"))[0]?.codingIds).toEqual([stays]);
    });
  });

  it("is one event, and undo brings both codes and every coding back", async () => {
    const study = await coded();
    const before = [
      await places(study),
      await paths(study),
      (await codings(study)).map(({ id }) => id).sort(),
    ];
    const events = (await json(study, "log")).events.length;
    await ok(study, "codebook", "merge", "Faith", "Confidence", "--into", "Trust");
    expect((await json(study, "log")).events.length).toBe(events + 1);
    await ok(study, "undo");
    expect([
      await places(study),
      await paths(study),
      (await codings(study)).map(({ id }) => id).sort(),
    ]).toEqual(before);
    expect((await json(study, "verify")).ok).toBe(true);
  });

  it("keeps a key quotation key when it collapses into one that is not", async () => {
    const study = await coded();
    await ok(study, "code", "talk", "--span", "32:80", "Faith", "--key");
    await ok(study, "codebook", "merge", "Faith", "--into", "Trust");
    const { codings: key } = await json(study, "codings", "--key");
    expect(key.map((c: Coding) => `${c.start}-${c.end} ${c.path}`)).toEqual(["32-80 Trust"]);
  });
});

describe("codes with codings", () => {
  it("are counted in the codebook, and told with the version of the definition they were coded with", async () => {
    const study = await coded();
    const { codes } = await json(study, "codebook");
    expect(codes.map((c: { path: string; codings: number }) => [c.path, c.codings])).toEqual([
      ["Faith", 3],
      ["Faith/Early", 1],
      ["Faith/Late", 0],
      ["Confidence", 2],
      ["Trust", 1],
      ["Trust/Deep", 0],
    ]);
    await ok(study, "codebook", "set", "Trust", "--definition", "Reliance that was earned.");
    await ok(study, "code", "talk", "--span", "40:60", "Trust");
    const [trust] = (await json(study, "codebook", "show", "Trust")).codes;
    expect(trust.codedWith).toEqual([
      { version: 1, codings: 1 },
      { version: 2, codings: 1 },
    ]);
    expect((await ok(study, "codebook", "show", "Trust")).stdout).toContain("2: 2024-03-01, ann, 1 coding");
  });

  it("cannot be removed by an edit that leaves them out, but retired with their codings", async () => {
    const study = await coded();
    const before = await places(study);
    fs.writeFileSync(path.join(study, "less.yaml"), "codes: [Faith]\n");
    const ran = await themata(study, ["codebook", "edit", "--file", "less.yaml", "--json"]);
    expect([ran.code, ran.json.error.code]).toEqual([2, "code-has-codings"]);
    await ok(study, "codebook", "retire", "Confidence");
    expect(await places(study)).toEqual(before);
    const coding = await themata(study, ["code", "talk", "--turn", "2", "Confidence"]);
    expect(coding.code).toBe(2);
  });
});
