import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { emptyFolder, ok, studyWith } from "../../support/study.js";

const talk =
  "Ruth: So?\n\nMentee 1: I trusted her.\n\nRuth: And?\n\nMentee 1: 我信任她，她也信任我。\n\nRuth: Yes?\n\nMentee 1: …\n";
const study = () => studyWith({ "one.txt": talk }, "--interviewer", "Ruth");
const suggested = async (folder: string, ...argv: string[]) =>
  (await ok(folder, "suggest", ...argv, "--json")).json;

describe("suggestions with hardly anything to go by", () => {
  it("say that there are no codes, in every command", async () => {
    const folder = await study();
    expect((await suggested(folder)).notes).toMatchObject([{ code: "no-codes" }]);
    for (const what of ["stats", "doubt", "codes", "groups"]) await ok(folder, "suggest", what);
    await ok(folder, "theme", "draft");
  });

  it("rank one code alone, without a probability", async () => {
    const folder = await study();
    await ok(folder, "codebook", "add", "Trust");
    await ok(folder, "code", "one", "--turn", "2", "Trust");
    const { suggestions, trainedOn } = await suggested(folder, "--unit", "sentence");
    expect(trainedOn).toMatchObject({ codings: 1, codes: 1 });
    for (const { probability } of suggestions) expect(probability).toBeNull();
  });

  it("take passages in another script, and passages without a word, as they are", async () => {
    const folder = await study();
    await ok(folder, "codebook", "add", "信任");
    const { suggestions } = await suggested(folder);
    expect(suggestions).toMatchObject([{ turn: 4, code: "信任" }]);
  });

  it("learn from a code with one example beside many others", async () => {
    const folder = await study();
    for (const name of ["Trust", "Money", "Time"]) await ok(folder, "codebook", "add", name);
    await ok(folder, "code", "one", "--turn", "4", "Time");
    const { suggestions } = await suggested(folder, "--top", "3");
    expect(suggestions.map(({ code }: { code: string }) => code)).toContain("Trust");
  });

  it("survive thousands of codes", async () => {
    const folder = await study();
    const rows = Array.from({ length: 2500 }, (_, i) => `subject ${i},about ${(i * 7919) % 1000}`);
    fs.writeFileSync(path.join(folder, "codes.csv"), `name,definition\ntrust,\n${rows.join("\n")}\n`);
    await ok(folder, "codebook", "import", "codes.csv");
    expect((await suggested(folder, "--limit", "1")).suggestions[0]).toMatchObject({ code: "trust" });
  });
});

const program = fileURLToPath(new URL("../../../bin/themata.js", import.meta.url));
const alone = spawnSync("unshare", ["-rn", "true"]).status === 0;
/** Ends the process the moment anything looks up a name, connects or listens. */
const guard = `
  const stop = (what) => () => { process.stderr.write("NETWORK: " + what + "\\n"); process.exit(99); };
  const net = require("node:net"), dns = require("node:dns"), tls = require("node:tls"), dgram = require("node:dgram");
  net.Socket.prototype.connect = stop("connect"); net.Server.prototype.listen = stop("listen");
  for (const name of ["lookup", "resolve", "resolve4", "resolve6"]) { dns[name] = stop(name); dns.promises[name] = stop(name); }
  tls.connect = stop("tls"); dgram.createSocket = stop("dgram"); globalThis.fetch = stop("fetch");
  for (const m of ["http", "https"]) { require("node:" + m).request = stop(m); require("node:" + m).get = stop(m); }
`;

describe.skipIf(!fs.existsSync(path.dirname(program)))("suggestions and the network", () => {
  it("have nothing to do with each other, with an encoder or without", async () => {
    const folder = await study();
    await ok(folder, "codebook", "add", "Trust");
    await ok(folder, "code", "one", "--turn", "2", "Trust");
    const file = path.join(emptyFolder(), "guard.cjs");
    fs.writeFileSync(file, guard);
    const segments = Array.from(
      { length: 24 },
      (_, i) =>
        `{"doc":"d${i % 6}","turn":"${i}","speaker":"P","text":"trust ${i} money","codes":["${i % 2}"]}`,
    );
    fs.writeFileSync(path.join(folder, "s.jsonl"), segments.join("\n"));
    const missing = path.join(folder, "nowhere");
    const configured = path.join(folder, ".themata", "config.yaml");
    for (const encoder of ["auto", "off", missing]) {
      fs.writeFileSync(configured, `suggest:\n  encoder: ${JSON.stringify(encoder)}\n`);
      for (const argv of [
        ["suggest"],
        ["suggest", "codes"],
        ["suggest", "groups"],
        ["suggest", "doubt"],
        ["theme", "draft"],
        ["suggest", "evaluate", "--from", "s.jsonl", "--min-uses", "2", "--seeds", "1"],
      ]) {
        const node = [process.execPath, "--require", file, program, ...argv] as const;
        const [command, ...rest] = alone ? ["unshare", "-rn", ...node] : node;
        const ran = spawnSync(command ?? "", rest, { cwd: folder, encoding: "utf8" });
        expect([ran.status, ran.stderr.includes("NETWORK")], `${argv.join(" ")}: ${ran.stderr}`).toEqual([
          0,
          false,
        ]);
      }
      if (encoder === missing) {
        const { json } = await ok(folder, "suggest", "--json");
        expect(json.vectors).toMatch(/could not be loaded .*tokenizer\.json.*by n-grams only/);
      }
    }
  }, 120_000);
});
