import path from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumFile, openBrowser } from "../support/chromium.js";
import { demoStudy } from "../support/demo.js";
import { emptyFolder, ok, studyWith } from "../support/study.js";

interface Opened {
  readonly page: Page;
  /** Console messages and errors, and addresses asked for beside the page itself. */
  readonly said: string[];
  readonly asked: string[];
}

describe.skipIf(chromiumFile === null)("the HTML report in Chromium", () => {
  let browser: Browser;
  const reports: Record<string, string> = {};
  beforeAll(async () => {
    browser = await openBrowser();
    const folder = emptyFolder();
    for (const demo of ["faculty", "near-peer"]) {
      const study = path.join(folder, demo);
      await demoStudy(demo, study);
      await ok(study, "report", "--force", "--date", "2026-01-05");
      reports[demo] = path.join(study, "report.html");
    }
  });
  afterAll(async () => {
    await browser?.close();
  });

  async function open(file: string, scheme: "light" | "dark" = "light", width = 1200): Promise<Opened> {
    const page = await browser.newPage({ colorScheme: scheme, viewport: { width, height: 900 } });
    const said: string[] = [];
    const asked: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(error.message));
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    return { page, said, asked: asked.slice(1) };
  }
  const report = (demo: string) => reports[demo] ?? "";
  const visible = (page: Page) => page.locator(".theme .quotation:visible").count();

  test("opens from disk, asks for nothing else and complains of nothing", async () => {
    const { page, said, asked } = await open(report("faculty"));
    await page.locator("#filter-theme").selectOption({ index: 1 });
    await page.locator(".quotation summary").first().click();
    await page.locator("table[data-sort] thead button").first().click();
    expect(said).toEqual([]);
    expect(asked).toEqual([]);
    await page.close();
  });

  test("filters themes and quotations by theme, code and role, and shows all again", async () => {
    const { page } = await open(report("faculty"));
    const all = await visible(page);
    expect(all).toBeGreaterThan(20);
    expect(await page.locator("#filter-shown").textContent()).toBe(`${all} of ${all} quotations shown`);

    await page.locator("#filter-role").selectOption({ label: "mentor" });
    const mentors = await visible(page);
    expect(mentors).toBeGreaterThan(0);
    expect(mentors).toBeLessThan(all);
    for (const who of await page.locator(".theme .quotation:visible .who").allTextContents())
      expect(who).toMatch(/^\(Mentor \d+\)$/);

    await page.locator("#filter-role").selectOption({ label: "All" });
    const code = (await page.locator("#filter-code option").nth(1).textContent()) ?? "";
    await page.locator("#filter-code").selectOption({ label: code });
    for (const caption of await page.locator(".theme .quotation:visible figcaption").allTextContents())
      expect(caption).toContain(code);
    expect(await page.locator(".frequency tbody tr:visible").count()).toBe(1);

    await page.locator("button[type=reset]").click();
    await expect.poll(() => visible(page)).toBe(all);
    await page.locator("#filter-theme").selectOption("theme-2");
    const ids = await page
      .locator("article.theme:visible")
      .evaluateAll((themes) => themes.map(({ id }) => id));
    expect(ids.length).toBeGreaterThan(0);
    for (const id of ids) expect(id).toMatch(/^theme-2(-|$)/);
    expect(await page.locator("#filter-shown").textContent()).toBe(
      `${await visible(page)} of ${all} quotations shown`,
    );
    await page.close();
  });

  test("opens a quotation's context by keyboard, and all of them at once", async () => {
    const { page } = await open(report("faculty"));
    const first = page.locator(".quotation details").first();
    await first.locator("summary").focus();
    await page.keyboard.press("Enter");
    expect(await first.getAttribute("open")).not.toBeNull();
    expect(await first.locator(".context p").count()).toBeGreaterThan(1);
    await page.locator("#contexts").click();
    const contexts = await page.locator(".quotation details").count();
    expect(await page.locator(".quotation details[open]").count()).toBe(contexts);
    expect(await page.locator("#contexts").getAttribute("aria-pressed")).toBe("true");
    await page.close();
  });

  test("sorts a table by numbers up, down, and back to the report's order", async () => {
    const { page } = await open(report("faculty"));
    const table = page.locator("table.frequency");
    const names = () => table.locator("tbody th").allTextContents();
    const segments = async () =>
      (await table.locator("tbody tr td:nth-last-child(2)").allTextContents()).map((text) => Number(text));
    const order = await names();
    const button = table.getByRole("button", { name: "Segments" });
    await button.click();
    const up = await segments();
    expect(up).toEqual([...up].sort((a, b) => a - b));
    expect(await table.locator("th[aria-sort=ascending]").count()).toBe(1);
    await button.click();
    expect(await segments()).toEqual([...up].sort((a, b) => b - a));
    await button.click();
    expect(await names()).toEqual(order);
    expect(await table.locator("th[aria-sort]").count()).toBe(0);
    await page.close();
  });

  test.each([
    ["faculty", "light", 1200],
    ["faculty", "dark", 1200],
    ["faculty", "light", 380],
    ["near-peer", "dark", 380],
  ] as const)("has no serious finding of accessibility: %s, %s, %i wide", async (demo, scheme, width) => {
    const { page } = await open(report(demo), scheme, width);
    await page.locator("#contexts").click();
    // The policy of the page keeps inline scripts out; the test's own world is not under it.
    const found = await page.evaluate(`${axe.source}; axe.run(document, { resultTypes: ["violations"] })
      .then(({ violations }) => violations
        .filter(({ impact }) => impact === "serious" || impact === "critical")
        .map(({ id, nodes }) => id + ": " + nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(" | ")))`);
    expect(found).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    await page.close();
  });

  test("runs nothing that a transcript, a name or a code brings along", async () => {
    const evil = `<img src=x onerror="document.title='owned'"></select><script>document.title='owned'</script>`;
    const folder = await studyWith({
      "a.txt": `I: How?\n\nP1: I trust her ${evil} every week.\n\nI: And?\n\nP1: It is as it was before, always.\n`,
    });
    await ok(folder, "study", "set", "title", `Study ${evil}`);
    await ok(folder, "codebook", "add", `Trust ${evil}`.replaceAll("/", ""), "--definition", evil);
    await ok(folder, "code", "a", "--turn", "2", `Trust ${evil}`.replaceAll("/", ""), "--key");
    await ok(
      folder,
      "theme",
      "add",
      `Theme ${evil}`.replaceAll("/", ""),
      "--concept",
      evil,
      "--codes",
      `Trust ${evil}`.replaceAll("/", ""),
    );
    await ok(folder, "report");
    const { page, said, asked } = await open(path.join(folder, "report.html"));
    await page.locator("#filter-theme").selectOption({ index: 1 });
    await page.locator("#contexts").click();
    expect(await page.title()).toBe(`Study ${evil}`);
    expect(await page.locator("img").count()).toBe(0);
    expect([said, asked]).toEqual([[], []]);
    await page.close();
  });

  test("prints without its controls, on pages that hold its tables", async () => {
    const { page } = await open(report("faculty"));
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("#filter").isVisible()).toBe(false);
    // Chromium draws no buttons in the heads that it repeats on each page.
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator("thead button").count()).toBe(0);
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    expect(await page.locator("thead button").count()).toBeGreaterThan(10);
    const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    await page.close();
  });
});
