import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { emptyFolder, ok } from "../../support/study.js";

export interface DemoStudy {
  readonly name: string;
  readonly sources: number;
  readonly participants: number;
  readonly maps: number;
  readonly approach: string;
}

/** Makes a demo study and holds it against what is promised of each of them. */
export function expectDemoStudy({ name, sources, participants, maps, approach }: DemoStudy): void {
  describe(`the demo study ${name}`, () => {
    let folder = "";
    let study = "";
    beforeAll(async () => {
      folder = emptyFolder();
      study = path.join(folder, "demo");
      const { stdout } = await ok(folder, "demo", name, "demo");
      expect(stdout).toContain("report.html");
    });

    test("is made whole: sources, people, codings, themes, maps", async () => {
      const status = (await ok(study, "status", "--json")).json;
      expect(status).toMatchObject({ sources, participants, approach, withoutData: [] });
      expect(status.codes.inNoTheme).toBe(0);
      expect(status.themes.standing).toBeGreaterThanOrEqual(5);
      expect((await ok(study, "map", "list", "--json")).json.maps).toHaveLength(maps);
    });

    test("verifies, codings inside their texts", async () => {
      expect((await ok(study, "verify", "--deep", "--json")).json).toMatchObject({ ok: true, problems: [] });
    });

    test("leaves no item of COREQ missing", async () => {
      expect((await ok(study, "check", "coreq", "--json")).json.summary.missing).toBe(0);
    });

    test("has a report with every theme, quotations by stored labels, and the chain head", async () => {
      const html = fs.readFileSync(path.join(study, "report.html"), "utf8");
      for (const theme of (await ok(study, "theme", "list", "--json")).json.themes)
        expect(html).toContain(theme.name.replaceAll("'", "&#x27;"));
      expect(html.replace(/<\/?bdi>/g, "")).toMatch(
        /\((Mentor|Mentee|Participant|Nurse|Pharmacist|Data capturer|Facility manager) \d+\)/,
      );
      const { head } = (await ok(study, "log", "--json")).json;
      expect(html).toContain(head.hash);
    });

    test("gives the same report, byte for byte, twice", async () => {
      for (const format of ["html", "md"]) {
        await ok(study, "report", "-o", `one.${format}`, "--date", "2024-05-01");
        await ok(study, "report", "-o", `two.${format}`, "--date", "2024-05-01");
        expect(fs.readFileSync(path.join(study, `one.${format}`))).toEqual(
          fs.readFileSync(path.join(study, `two.${format}`)),
        );
      }
    });
  });
}
