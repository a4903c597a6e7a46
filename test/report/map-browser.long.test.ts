import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { mapPage } from "../../src/report/map/map-page.js";
import { graphOf, overlapsIn, related } from "./map-words.js";

const chromium = ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((file) => existsSync(file));

describe.skipIf(chromium === undefined)("the map in a browser", () => {
  test("has the same words without an overlap; its list works by keyboard, and nothing is asked for or refused", async () => {
    const { chromium: engine } = await import("playwright-core");
    const browser = await engine.launch({ executablePath: chromium ?? "", args: ["--no-sandbox"] });
    try {
      const page = await browser.newPage({ viewport: { width: 1500, height: 950 } });
      const said: string[] = [];
      const asked: string[] = [];
      page.on("console", (message) => said.push(message.text()));
      page.on("pageerror", (error) => said.push(String(error)));
      page.on("request", (request) => asked.push(request.url()));
      const words = { study: "A <b>study</b>", caption: "Numbers are participants." };
      await page.setContent(mapPage(graphOf(6, 8, 66, related), words));
      const boxes = await page.locator(".drawing text").evaluateAll((texts) =>
        texts.map((text) => {
          const { x, y, width, height } = (
            text as unknown as { getBBox(): Record<"x" | "y" | "width" | "height", number> }
          ).getBBox();
          return {
            text: text.textContent ?? "",
            size: 0,
            left: x,
            right: x + width,
            top: y + height * 0.15,
            bottom: y + height * 0.9,
          };
        }),
      );
      expect(boxes.length).toBeGreaterThan(80);
      expect(overlapsIn(boxes)).toEqual([]);
      const lit = () => page.locator(".drawing .on").count();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      expect(await page.locator("button[aria-pressed=true]").count()).toBe(1);
      expect(await lit()).toBeGreaterThan(1);
      await page.keyboard.press("Escape");
      expect(await lit()).toBe(0);
      expect(await page.locator("h1").textContent()).toContain("A <b>study</b>");
      const axe = await import("axe-core");
      expect(said).toEqual([]);
      expect(asked).toEqual([]);
      const free = await browser.newPage({ bypassCSP: true });
      await free.setContent(mapPage(graphOf(6, 8, 66, related), words));
      await free.evaluate(axe.default.source);
      const found = (await free.evaluate("axe.run()")) as { violations: { id: string; impact: string }[] };
      expect(found.violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual(
        [],
      );
    } finally {
      await browser.close();
    }
  });
});
