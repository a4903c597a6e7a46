import fs from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import type { ReportModel } from "../../../src/report/model/report-model.js";
import type { DataCell, DataTable } from "../../../src/report/model/section.js";
import type { ThemeEntry } from "../../../src/report/model/themes.js";
import { decode } from "../../report/tokens.js";
import { demoStudy } from "../../support/demo.js";
import { type Exported, Recount } from "../../support/recount-report.js";
import { emptyFolder, ok } from "../../support/study.js";

/** Holds every number in the report of a demo against a recount. */
export function recountDemo(demo: string, lead: string, second: string): void {
  describe(`every number in the report of the demo ${demo}`, () => {
    let study = "";
    let report: ReportModel;
    let exported: Exported;
    let recount: Recount;
    beforeAll(async () => {
      const folder = emptyFolder();
      study = path.join(folder, "study");
      await demoStudy(demo, study);
      await ok(study, "report", "-o", "r.json");
      report = JSON.parse(fs.readFileSync(path.join(study, "r.json"), "utf8"));
      exported = await exportAll(study);
      recount = new Recount(exported, lead);
    });

    test("of codes is what the exported codings give", () => {
      const N = exported.participants.filter(({ sources }) => sources.length > 0).length;
      expect(report.frequency?.participants).toBe(N);
      expect(report.frequency?.rows.length).toBeGreaterThan(10);
      const groups = (report.frequency?.groups ?? []).map(({ name }) => name);
      for (const group of report.frequency?.groups ?? [])
        expect(group.participants).toBe(
          exported.participants.filter(({ role }) => role === group.name).length,
        );
      for (const row of report.frequency?.rows ?? []) {
        const { byGroup, ...counts } = recount.counts([row.path.join("/")]);
        expect({ path: row.path, n: row.n, sources: row.sources, segments: row.segments }).toEqual({
          path: row.path,
          ...counts,
        });
        if (groups.length > 0) expect(row.byGroup).toEqual(groups.map((name) => byGroup[name] ?? 0));
      }
      const used = new Set(
        exported.codings.map((row) => row.code ?? "").filter((code) => recount.counts([code]).segments > 0),
      );
      expect(report.frequency?.rows).toHaveLength(used.size);
    });

    test("of themes and of the coding tree, too", () => {
      const walk = (themes: readonly ThemeEntry[], above: readonly string[]): void => {
        for (const theme of themes) {
          const names = [...above, theme.name];
          const counts = recount.counts(recount.codesOf(names.join("/")));
          expect([theme.name, theme.participants.n, theme.segments]).toEqual([
            theme.name,
            counts.n,
            counts.segments,
          ]);
          walk(theme.children, names);
        }
      };
      walk(report.themes, []);
      const above: string[] = [];
      const rows = report.codingTree.tables[0]?.rows ?? [];
      expect(rows.length).toBeGreaterThan(10);
      for (const { cells, depth } of rows) {
        above.splice(depth, Infinity, String(cells[0]));
        const counts = recount.counts([above.join("/")]);
        expect([cells[0], share(cells[2])?.n, cells[3]]).toEqual([cells[0], counts.n, counts.segments]);
      }
    });

    test("of saturation: codes new and known, source by source, and its runs", () => {
      const [steps, runs] = report.sampleSize.tables;
      const found = recount.discovery();
      expect(steps?.rows.map(({ cells }) => cells)).toEqual(
        found.map(({ source, found: all, fresh, total }) => [source, all, fresh, total]),
      );
      const fresh = found.map((step) => step.fresh);
      const sum = (from: number, count: number) => fresh.slice(from, from + count).reduce((a, b) => a + b, 0);
      runs?.rows.forEach(({ cells }, i) => {
        expect(cells[1]).toBe(sum(4 + i, 2));
        expect(Number.parseFloat(String(cells[2]))).toBeCloseTo((100 * sum(4 + i, 2)) / sum(0, 4), 1);
      });
      const words = exported.participants.reduce((total, person) => total + person.words, 0);
      expect(report.sampleSize.paragraphs[0]).toContain(`${words.toLocaleString("en")} words`);
    });

    test("of quotations by person, and of readings", () => {
      const quoted: string[] = [];
      const walk = (themes: readonly ThemeEntry[]): void => {
        for (const theme of themes) {
          quoted.push(...theme.quotations.map(({ label }) => label));
          walk(theme.children);
        }
      };
      walk(report.themes);
      for (const { cells } of report.quotationUse.tables[0]?.rows ?? [])
        expect(cells[2]).toBe(quoted.filter((label) => label === cells[0]).length);
      expect(report.quotationUse.paragraphs[0]).toContain(`${quoted.length} quotations`);
      const finished = exported.passes.filter(({ state }) => state === "finished");
      const read = new Set(finished.map(({ source }) => source)).size;
      const twice = [...new Set(finished.map(({ source }) => source))].filter(
        (source) => finished.filter((pass) => pass.source === source).length > 1,
      ).length;
      expect(report.rigour.paragraphs[0]).toBe(
        `${read} of ${exported.order.length} sources are marked as finished by a coder, ${twice} of them by two or more.`,
      );
    });

    test("of agreement by code: observed, kappa, alpha, positive and negative", () => {
      const rows = report.agreement?.tables[0]?.rows ?? [];
      expect(rows.length).toBeGreaterThan(10);
      for (const { cells } of rows) {
        const counted = recount.agreement(String(cells[0]), [lead, second]);
        expect([cells[0], cells[1], cells[2]]).toEqual([cells[0], counted.units, counted.applied]);
        const pairs = [
          [cells[3], counted.observed],
          [cells[4], counted.kappa],
          [cells[5], counted.alpha],
          [cells[7], counted.positive],
          [cells[8], counted.negative],
        ] as const;
        for (const [cell, value] of pairs) {
          if (value === null) expect(cell).toBeNull();
          else expect(decimal(cell)).toBeCloseTo(value, 10);
        }
      }
    });

    test("stands in the web page, Markdown and LaTeX as it stands in the data", async () => {
      for (const ending of ["html", "md", "tex"]) await ok(study, "report", "-o", `r.${ending}`, "--force");
      const html = fs.readFileSync(path.join(study, "r.html"), "utf8");
      const tables = new Map(
        [
          ...html.matchAll(
            /<caption><span class="number">Table \d+\.<\/span> ([^<]*)<\/caption>([\s\S]*?)<\/table>/g,
          ),
        ].map(([, caption = "", body = ""]) => [
          decode(caption),
          [...body.matchAll(/<tr class="depth[^>]*>(.*?)<\/tr>/g)].map(([, row = ""]) =>
            [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell = ""]) =>
              decode(cell.replace(/<[^>]+>/g, "")),
            ),
          ),
        ]),
      );
      const markdown = fs.readFileSync(path.join(study, "r.md"), "utf8").replace(/\\/g, "");
      const tex = fs.readFileSync(path.join(study, "r.tex"), "utf8");
      const parts = [report.sampleSize, report.quotationUse, report.agreement, report.rigour];
      for (const table of parts.flatMap((part) => part?.tables ?? [])) {
        const rows = table.rows.map(({ cells }) => cells.map(printed));
        expect(tables.get(table.caption)).toEqual(rows);
        for (const cells of rows.filter((row) => row.every((cell) => !/[\\|"_*<>&#-]/.test(cell))))
          expect(markdown).toContain(`${cells.join(" | ").replace(/\s+/g, " ")} |`);
        for (const cells of rows.filter((row) =>
          row.every((cell) => /^[\w ,.;:/%()]+$/.test(cell) && !cell.includes("%") && !cell.includes("_")),
        ))
          expect(tex).toContain(cells.map((cell) => `{${cell}}`).join(" & "));
      }
      for (const row of report.frequency?.rows ?? []) {
        const cells = [
          ...html.matchAll(/<tr class="depth-\d"[^>]*><th scope="row" title="([^"]*)">.*?<\/th>(.*?)<\/tr>/g),
        ].find(([, title = ""]) => decode(title) === row.path.join("/"));
        const numbers = [...(cells?.[2] ?? "").matchAll(/<td class="count">(.*?)<\/td>/g)].map(
          ([, cell]) => cell,
        );
        expect(numbers[0]).toBe(`${row.n} of ${report.frequency?.participants}`);
        expect(numbers.slice(-2)).toEqual([row.segments, row.words].map((n) => n.toLocaleString("en")));
      }
    });
  });
}

const share = (cell: DataCell | undefined) =>
  typeof cell === "object" && cell !== null && "of" in cell ? cell : null;
const decimal = (cell: DataCell | undefined) =>
  typeof cell === "object" && cell !== null && "digits" in cell ? cell.value : Number.NaN;

/** A cell as it is to be printed, told anew. */
function printed(cell: DataTable["rows"][number]["cells"][number]): string {
  if (cell === null) return "–";
  if (typeof cell === "number") return cell.toLocaleString("en");
  if (typeof cell === "string") return cell;
  if ("of" in cell) return `${cell.n} of ${cell.of}`;
  return cell.value.toFixed(cell.digits).replace(/^-(0\.0+)$/, "$1");
}

async function exportAll(study: string): Promise<Exported> {
  await ok(study, "codings", "-o", "codings.csv");
  const codings: Exported["codings"] = parse(fs.readFileSync(path.join(study, "codings.csv"), "utf8"), {
    columns: true,
    bom: true,
  });
  const sources: { name: string }[] = (await ok(study, "sources", "--json")).json.sources;
  const turns: Record<string, Exported["turns"][string]> = {};
  const dated: { name: string; date: string }[] = [];
  for (const { name } of sources) {
    turns[name] = (await ok(study, "source", "turns", name, "--json")).json.turns;
    dated.push({
      name,
      date: (await ok(study, "source", "show", name, "--json")).json.source.session?.date ?? "",
    });
  }
  const byName = (a: string, b: string) => a.localeCompare(b, "en", { numeric: true });
  return {
    codings,
    participants: (await ok(study, "participants", "--json")).json.participants,
    turns,
    themes: (await ok(study, "theme", "list", "--json")).json.themes,
    passes: (await ok(study, "pass", "list", "--json")).json.passes,
    order: dated
      .sort((a, b) => (a.date === b.date ? byName(a.name, b.name) : a.date < b.date ? -1 : 1))
      .map(({ name }) => name),
  };
}
