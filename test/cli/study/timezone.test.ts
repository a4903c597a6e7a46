import { describe, expect, test } from "vitest";
import { emptyFolder, ok, themata } from "../../support/study.js";

/** A morning in Tokyo, when it is still the day before in Europe and America. */
const morning = () => Date.UTC(2026, 10, 29, 23, 30);
const at = (cwd: string, argv: readonly string[], tz = "UTC") =>
  themata(cwd, argv, { clock: morning, env: { TZ: tz } });

describe("the study's days", () => {
  test("are those of its time zone, wherever the machine is", async () => {
    const dir = emptyFolder();
    expect((await at(dir, ["init", "--approach", "codebook", "--json"], "Asia/Tokyo")).json.timezone).toBe(
      "Asia/Tokyo",
    );
    expect((await ok(dir, "study", "show", "timezone")).stdout).toContain("Asia/Tokyo");
    // The colleague's machine stands in another zone.
    await at(dir, ["memo", "add", "Trust again"], "America/Los_Angeles");
    await at(dir, ["codebook", "add", "Trust"], "America/Los_Angeles");
    await at(dir, ["milestone", "begun"], "America/Los_Angeles");
    const plain = async (...argv: string[]) => (await at(dir, [...argv, "--plain"], "UTC")).stdout;
    expect(await plain("memo", "list")).toContain("2026-11-30");
    expect(await plain("milestone")).toContain("2026-11-30");
    expect(await plain("log")).toContain("2026-11-30 08:30");
    expect(await plain("show", "2")).toContain("2026-11-30 08:30");
    expect(await plain("phase")).toContain("2026-11-30");
    const report = (await at(dir, ["report", "-o", "-", "--format", "md"], "UTC")).stdout;
    expect(report).toContain("30 November 2026");
    expect(report).not.toContain("29 November 2026");
    // Times in JSON are moments, and stay so.
    const { events } = (await at(dir, ["log", "--json"])).json;
    expect(events.every((event: { at: string }) => event.at === "2026-11-29T23:30:00.000Z")).toBe(true);
  });

  test("follow a change of the zone, which is checked", async () => {
    const dir = emptyFolder();
    await at(dir, ["init", "--approach", "codebook"], "Asia/Tokyo");
    await ok(dir, "study", "set", "timezone", "america/los_angeles");
    expect((await at(dir, ["log", "--plain"])).stdout).toContain("2026-11-29 15:30");
    const ran = await themata(dir, ["study", "set", "timezone", "Mars/Olympus"]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('no time zone "Mars/Olympus"');
    await ok(dir, "study", "set", "timezone", "");
    await ok(dir, "log");
  });
});
