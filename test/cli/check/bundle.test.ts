import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { demoStudy } from "../../support/demo.js";
import { emptyFolder, ok, themata } from "../../support/study.js";

const paper = (name: string) => fileURLToPath(new URL(`../../../fixtures/papers/${name}`, import.meta.url));
const fixed = ["--date", "2026-01-01"];
/** Who says what one of the papers below quotes. */
const speaker = "Mentor 1";
interface Said {
  readonly label: string | null;
  readonly participant: string | null;
}

let outside = "";
let study = "";
let whole = "";
beforeAll(async () => {
  outside = emptyFolder();
  study = path.join(outside, "study");
  await demoStudy("faculty", study);
  await ok(
    study,
    "bundle",
    "create",
    path.join(outside, "b.zip"),
    "--manuscript",
    paper("faculty-clean.md"),
    ...fixed,
  );
  whole = path.join(outside, "whole");
  await ok(study, "bundle", "create", whole, "--manuscript", paper("faculty-clean.md"), ...fixed);
});

/** The bundle unpacked, to be tampered with. */
function unpacked(name: string): string {
  const folder = path.join(outside, name);
  fs.cpSync(whole, folder, { recursive: true });
  return folder;
}

const edit = (file: string, change: (text: string) => string) =>
  fs.writeFileSync(file, change(fs.readFileSync(file, "utf8")));
const codes = (json: { problems: readonly { code: string }[] }) => json.problems.map(({ code }) => code);

/** Seals a changed bundle anew, as a forger would. */
function reseal(folder: string): void {
  edit(path.join(folder, "manifest.json"), (text) => {
    const { seal: _seal, ...open } = JSON.parse(text);
    for (const file of open.files) {
      const bytes = fs.readFileSync(path.join(folder, file.name));
      file.bytes = bytes.length;
      file.sha256 = crypto.createHash("sha256").update(bytes).digest("hex");
    }
    const seal = crypto.createHash("sha256").update(JSON.stringify(open)).digest("hex");
    return JSON.stringify({ ...open, seal });
  });
}

describe("bundle create writes what a reviewer needs without the transcripts", () => {
  it("is the same, byte for byte, for the same date, and readable by its owner alone", async () => {
    const again = path.join(outside, "again.zip");
    await ok(study, "bundle", "create", again, "--manuscript", paper("faculty-clean.md"), ...fixed);
    expect(fs.readFileSync(again).equals(fs.readFileSync(path.join(outside, "b.zip")))).toBe(true);
    expect(fs.statSync(again).mode & 0o777).toBe(0o600);
  });

  it("holds no words of a participant but those that the paper prints", async () => {
    const folder = unpacked("words");
    const all = fs
      .readdirSync(folder)
      .map((name) => fs.readFileSync(path.join(folder, name), "utf8"))
      .join("\n");
    expect(all).toContain("asked how many papers for assistant professor");
    // Coded by nobody, and a question of the interviewer's; then all that the study's own report quotes.
    expect(all).not.toContain("he did not speak to me for the first eleven months");
    expect(all).not.toContain("And what did you take home from that lunch");
    expect(all).toContain("Quotations are left out of this copy.");
    expect(all).not.toContain("No quotations have been chosen");
    const plain = (text: string) => text.replace(/[’']/g, "'").replace(/\s+/g, " ");
    const printed = plain(fs.readFileSync(paper("faculty-clean.md"), "utf8").replace(/\n> ?/g, " "));
    const { json } = await ok(study, "quotes", "--json");
    const own = (json.quotations as { text: string }[]).map(({ text }) => plain(text));
    const unprinted = own.filter((text) => !printed.includes(text));
    expect(unprinted.length).toBeGreaterThan(5);
    for (const text of unprinted) expect(plain(all)).not.toContain(text);
  });

  it("tells who says a sentence only as far as the paper tells it", async () => {
    const said = "asked how many papers for assistant professor";
    let papers = 0;
    const quoted = async (label: string) => {
      const name = `paper-${papers++}.md`;
      fs.writeFileSync(path.join(outside, name), `# Results\n\nOne of them “${said}”${label}.\n`);
      const folder = path.join(outside, `for-${name}`);
      const { json } = await ok(study, "bundle", "create", folder, "--manuscript", `../${name}`, "--json");
      const quotations: Said[] = JSON.parse(fs.readFileSync(path.join(folder, "quotations.json"), "utf8"));
      return [json.leftOut, quotations.map(({ label, participant }) => [label, participant])];
    };
    expect(await quoted("")).toEqual([0, [[null, null]]]);
    expect(await quoted(` (${speaker})`)).toEqual([0, [[speaker, speaker]]]);
    expect(await quoted(" (Mentor 5)")).toEqual([1, []]);
    // Against the bundle of the paper that told nobody, the label of another paper is not judged, right or wrong.
    for (const other of ["paper-1.md", "paper-2.md"]) {
      const ran = await themata(outside, [
        ...["check", "manuscript", other, "--bundle", "for-paper-0.md", "--json"],
      ]);
      expect(ran.json.findings.map(({ code }: { code: string }) => code)).toContain("label-not-in-bundle");
      expect(ran.code).toBe(0);
    }
  });

  it("keeps to itself what the researchers wrote about the study and no paper is checked against", async () => {
    const facts = JSON.parse(fs.readFileSync(path.join(whole, "facts.json"), "utf8"));
    expect(Object.keys(facts)).not.toContain("written");
  });

  it("refuses to write over a bundle that is there", async () => {
    const before = fs.readFileSync(path.join(outside, "b.zip"));
    expect((await themata(study, ["bundle", "create", path.join(outside, "b.zip")])).code).toBe(2);
    expect(fs.readFileSync(path.join(outside, "b.zip")).equals(before)).toBe(true);
  });
});

describe("bundle verify", () => {
  it("finds a whole bundle whole, by itself and against its study", async () => {
    expect((await ok(outside, "bundle", "verify", "b.zip", "--json")).json).toMatchObject({
      ok: true,
      study: null,
    });
    const { json } = await ok(study, "bundle", "verify", "../b.zip", "--json");
    expect(json).toMatchObject({ ok: true, study: { later: 0 }, problems: [] });
  });

  it("names what was changed, added or taken away", async () => {
    const folder = unpacked("tampered");
    edit(path.join(folder, "counts.json"), (text) => text.replace('"n": 13', '"n": 14'));
    fs.writeFileSync(path.join(folder, "extra.txt"), "more");
    fs.rmSync(path.join(folder, "codebook.yaml"));
    const ran = await themata(outside, ["bundle", "verify", folder, "--json"]);
    expect(ran.code).toBe(1);
    expect(
      ran.json.problems.map(({ code, file }: { code: string; file: string }) => [code, file]).sort(),
    ).toEqual([
      ["file-added", "extra.txt"],
      ["file-changed", "counts.json"],
      ["file-missing", "codebook.yaml"],
    ]);
  });

  it("names in the study a quotation whose words or speaker were changed, though the bundle was sealed anew", async () => {
    const folder = unpacked("quotation");
    const file = path.join(folder, "quotations.json");
    const all = JSON.parse(fs.readFileSync(file, "utf8"));
    const [words, person] = all.filter(({ participant }: Said) => participant === "Mentor 2");
    words.text = `${words.text} Surely.`;
    person.participant = "Mentor 1";
    fs.writeFileSync(file, JSON.stringify(all));
    reseal(folder);
    const ran = await themata(study, ["bundle", "verify", folder, "--json"]);
    expect(codes(ran.json).sort()).toEqual(["quotation-not-in-study", "quotation-of-another"]);
  });

  it("says plainly that a bundle of the earlier form is to be made anew", async () => {
    const folder = unpacked("old");
    edit(path.join(folder, "manifest.json"), (text) => text.replace("themata/bundle/2", "themata/bundle/1"));
    const ran = await themata(outside, ["bundle", "verify", folder, "--json"]);
    expect([ran.code, ran.json.error.code]).toEqual([3, "old-bundle"]);
  });

  it("finds a forgery that was sealed anew: by the seal given elsewhere, and by the study", async () => {
    const { seal } = (await ok(outside, "bundle", "verify", "b.zip", "--json")).json;
    const folder = unpacked("forged");
    edit(path.join(folder, "counts.json"), (text) => text.replace('"n": 13', '"n": 14'));
    edit(path.join(folder, "facts.json"), (text) => text.replace('"value": 15', '"value": 16'));
    reseal(folder);
    expect((await themata(outside, ["bundle", "verify", folder])).code).toBe(0);
    const bySeal = await themata(outside, ["bundle", "verify", folder, "--seal", seal, "--json"]);
    expect(codes(bySeal.json)).toEqual(["other-seal"]);
    const byStudy = await themata(study, ["bundle", "verify", folder, "--json"]);
    expect(byStudy.code).toBe(1);
    expect([...new Set(codes(byStudy.json))].sort()).toEqual(["count-differs", "facts-differ"]);
  });

  it("refuses a file that is no bundle", async () => {
    fs.writeFileSync(path.join(outside, "no.zip"), "PK nothing");
    expect((await themata(outside, ["bundle", "verify", "no.zip"])).code).toBe(3);
    expect((await themata(outside, ["bundle", "verify", "missing.zip"])).code).toBe(3);
  });
});

describe("check manuscript with a bundle, without the study", () => {
  it("finds nothing in the clean manuscript", async () => {
    const ran = await themata(outside, [
      "check",
      "manuscript",
      paper("faculty-clean.md"),
      "--bundle",
      "b.zip",
      "--json",
    ]);
    expect(ran.json.findings.filter(({ level }: { level: string }) => level !== "hint")).toEqual([]);
    expect(ran.code).toBe(0);
  });

  it("judges numbers and known quotations, and says which quotations it cannot judge", async () => {
    const ran = await themata(outside, [
      "check",
      "manuscript",
      paper("faculty-faults.md"),
      "--bundle",
      "b.zip",
      "--json",
    ]);
    expect(ran.code).toBe(1);
    const found = ran.json.findings.map(
      ({ code, message }: { code: string; message: string }) => `${code} ${message}`,
    );
    const has = (code: string, words: string) =>
      found.some((one: string) => one.startsWith(code) && one.includes(words));
    expect(has("number-wrong", "sixteen participants")).toBe(true);
    expect(has("wrong-participant", "Mentor 2 says it")).toBe(true);
    expect(has("quotation-altered", "{sixteen → sixty}")).toBe(true);
    expect(has("quotation-not-in-bundle", "The canteen is the only honest room")).toBe(true);
    expect(has("quotation-not-found", "")).toBe(false);
  });
});

describe("a bundle and a study that went on", () => {
  it("still fits the study's history and counts at its event", async () => {
    await ok(study, "memo", "add", "A later thought.");
    const { json } = await ok(study, "bundle", "verify", "../b.zip", "--json");
    expect(json).toMatchObject({ ok: true, study: { later: 1 } });
  });
});
