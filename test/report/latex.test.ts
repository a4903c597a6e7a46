import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { ReportModel } from "../../src/report/model/report-model.js";
import { latexWriter } from "../../src/report/writers/latex.js";
import { emptyModel, sampleModel } from "./sample-model.js";
import { templates } from "./templates.js";

const hostile = "\\input{/etc/passwd} $x^2$ 50% & #1 _a_ {~} \\end{document} [*] ``q'' --- <b> \"|\"";

describe("the LaTeX report", () => {
  it("keeps marks of LaTeX in every text of the model as text", async () => {
    const tex = latexWriter.write(poisoned(await sampleModel()), templates);
    expect(tex).not.toContain("\\input");
    expect(tex.match(/\\end\{document\}/g)).toHaveLength(1);
    const environments = [...tex.matchAll(/\\(begin|end)\{([^}]*)\}/g)];
    const open: string[] = [];
    for (const [, verb, name = ""] of environments)
      if (verb === "begin") open.push(name);
      else expect(open.pop()).toBe(name);
    expect(open).toEqual([]);
    // Every brace that a text could have opened is closed.
    const bare = tex.replace(/(?<!\\)%.*$/gm, "").replace(/\\[{}\\]/g, "");
    expect((bare.match(/\{/g) ?? []).length).toBe((bare.match(/\}/g) ?? []).length);
  });

  it("says in words what is still empty", () => {
    expect(latexWriter.write(emptyModel(), templates)).toContain("There are no themes yet");
  });

  const engines = ["xelatex", "pdflatex"].filter((name) => spawnSync(name, ["--version"]).status === 0);
  it.skipIf(engines.length === 0)(
    "is set by LaTeX, hostile texts and all",
    async () => {
      const folder = mkdtempSync(path.join(os.tmpdir(), "themata-tex-"));
      try {
        writeFileSync(
          path.join(folder, "r.tex"),
          latexWriter.write(poisoned(await sampleModel()), templates),
        );
        for (const engine of engines)
          execFileSync(engine, ["-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "r.tex"], {
            cwd: folder,
            stdio: "pipe",
          });
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    120_000,
  );
});

function poisoned(model: ReportModel): ReportModel {
  const fixed = new Set(["svg", "approach", "status", "origin", "stance", "level", "kind", "filledBy"]);
  for (const name of ["head", "sections", "align"]) fixed.add(name);
  const poison = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return fixed.has(key) || value === "" ? value : `${value} ${hostile}`;
    if (Array.isArray(value)) return value.map((item) => poison(item, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, poison(item, name)]));
  };
  return poison(model, "") as ReportModel;
}
