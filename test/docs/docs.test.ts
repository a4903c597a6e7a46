import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { commandsOf, runPage, steady } from "./console-page.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const pages = ["README.md", ...fs.readdirSync(path.join(root, "docs")).map((name) => `docs/${name}`)].filter(
  (name) => name.endsWith(".md") && fs.existsSync(path.join(root, name)),
);

describe("every command in the documentation runs, and prints what the page shows", () => {
  for (const name of pages) {
    const file = path.join(root, name);
    const page = fs.readFileSync(file, "utf8");
    if (commandsOf(page).length === 0) continue;
    test(name, async () => {
      const results = await runPage(page, root);
      if (process.env.UPDATE_DOCS === "1") {
        let updated = page;
        for (const { shown, printed } of results.toReversed())
          if (shown.output.trim() !== "…")
            updated = updated.slice(0, shown.from) + printed + updated.slice(shown.to);
        fs.writeFileSync(file, updated);
        return;
      }
      for (const { shown, printed } of results)
        if (shown.output.trim() !== "…")
          expect(`$ ${shown.command}\n${steady(printed)}`).toBe(
            `$ ${shown.command}\n${steady(shown.output)}`,
          );
    });
  }
});
