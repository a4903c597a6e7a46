import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { findPdfMaker, toPdf } from "../../../src/cli/commands/report/report-pdf.js";
import { makeSocketFolder } from "../../../src/cli/commands/report/socket-folder.js";
import { emptyFolder, ok, themata } from "../../support/study.js";

const env = { PATH: process.env.PATH ?? "" };
const maker = findPdfMaker({ env });
const long = (length: number) => {
  const folder = path.join(emptyFolder(), "Grüße und Übungen/é a".repeat(20).slice(0, length));
  fs.mkdirSync(folder, { recursive: true });
  return folder;
};

describe("a PDF", () => {
  test.skipIf(maker === null)(
    "is made in a folder with a long name, also where temporary files have one",
    async () => {
      const study = long(200);
      const temporary = long(150);
      await ok(study, "init", "--approach", "codebook");
      const ran = await themata(study, ["report", "-o", "r.pdf"], { env: { ...env, TMPDIR: temporary } });
      expect(ran.code, ran.stderr).toBe(0);
      expect(fs.readFileSync(path.join(study, "r.pdf"), "latin1").slice(0, 5)).toBe("%PDF-");
      expect(fs.statSync(path.join(study, "r.pdf")).mode & 0o777).toBe(0o600);
      expect(fs.readdirSync(study).sort()).toEqual([".themata", "r.pdf"]);
      expect(fs.readdirSync(temporary)).toEqual([]);
    },
    60_000,
  );

  /** A browser that tells where it keeps its things, and then does what `then` says. */
  const browser = (then: string) => {
    const program = path.join(emptyFolder(), "chromium");
    fs.writeFileSync(program, `#!/bin/sh\necho "$TMPDIR" > "${program}.told"\n${then}\n`, { mode: 0o700 });
    return { program, answer: () => fs.readFileSync(`${program}.told`, "utf8").trim() };
  };

  test("leaves nothing behind where it fails, nor where it is broken off", async () => {
    const folder = emptyFolder();
    const page = { name: "report.html", content: "<p>Mine</p>", folder };
    const failing = browser("echo broken >&2; exit 1");
    const signal = new AbortController().signal;
    const maker = { program: failing.program, kind: "chromium" } as const;
    await expect(toPdf({ env, signal }, maker, page)).rejects.toThrow("chromium made no PDF: broken");
    expect(fs.existsSync(failing.answer())).toBe(false);

    const slow = browser("sleep 600 & sleep 600");
    const stopping = new AbortController();
    const made = toPdf({ env, signal: stopping.signal }, { program: slow.program, kind: "chromium" }, page);
    const broken = expect(made).rejects.toMatchObject({ name: "AbortError" });
    await expect.poll(() => fs.existsSync(`${slow.program}.told`) && slow.answer() !== "").toBe(true);
    expect(fs.statSync(slow.answer()).mode & 0o777).toBe(0o700);
    stopping.abort();
    await broken;
    expect(fs.existsSync(slow.answer())).toBe(false);
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  test.each([
    10, 30, 60, 90,
  ])("has its sockets in a short folder where temporary files have %i characters", (length) => {
    const base = fs.mkdtempSync(path.join(os.tmpdir(), "t-"));
    try {
      const temporary = path.join(base, "x".repeat(Math.max(1, length - base.length - 1)));
      fs.mkdirSync(temporary);
      const folder = makeSocketFolder({ TMPDIR: temporary });
      expect(Buffer.byteLength(folder)).toBeLessThanOrEqual(47);
      expect(fs.statSync(folder).mode & 0o777).toBe(0o700);
      fs.rmdirSync(folder);
    } finally {
      fs.rmSync(base, { recursive: true });
    }
  });
});
