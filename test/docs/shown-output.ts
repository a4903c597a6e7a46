import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { commandsOf, leavingOut, runPage, steady } from "./console-page.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
export const pages = [
  "README.md",
  ...fs.readdirSync(path.join(root, "docs")).map((name) => `docs/${name}`),
].filter((name) => name.endsWith(".md") && fs.existsSync(path.join(root, name)));

/** Whether a page's commands take long: these are run by the long tests. */
export const isLong = (name: string): boolean =>
  [
    "analysis",
    "checks",
    "coding",
    "history",
    "importing",
    "reporting",
    "reviewing",
    "suggesting",
    "themes",
  ].includes(path.basename(name, ".md"));

/** Runs the commands of pages, and compares what they print with what the pages show. */
export function expectShownOutput(names: readonly string[]): void {
  describe("every command in the documentation runs, and prints what the page shows", () => {
    for (const name of names) {
      const file = path.join(root, name);
      const page = fs.readFileSync(file, "utf8");
      if (commandsOf(page).length === 0) continue;
      test(name, async () => {
        const results = await runPage(name, page, root);
        if (process.env.UPDATE_DOCS === "1") {
          let updated = page;
          for (const { shown, printed } of results.toReversed()) {
            const now = leavingOut(printed, shown.output);
            if (steady(now) !== steady(shown.output))
              updated = updated.slice(0, shown.from) + now + updated.slice(shown.to);
          }
          expect(fs.readFileSync(file, "utf8"), "edited meanwhile").toBe(page);
          fs.writeFileSync(file, updated);
          return;
        }
        for (const { shown, printed } of results)
          expect(`$ ${shown.command}\n${steady(leavingOut(printed, shown.output))}`).toBe(
            `$ ${shown.command}\n${steady(shown.output)}`,
          );
      });
    }
  });
}
