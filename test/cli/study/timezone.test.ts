import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayIn, momentIn, timeZone } from "../../../src/core/days.js";
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

  test("are days of the calendar in any zone, at most one away from the same moment's elsewhere", () => {
    const zones = [
      "UTC",
      "Asia/Tokyo",
      "America/Los_Angeles",
      "Asia/Kathmandu",
      "Pacific/Kiritimati",
      "Pacific/Pago_Pago",
    ];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.constantFrom(...zones), (moment, zone) => {
        const day = dayIn(moment, zone);
        expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        expect(momentIn(moment, zone).startsWith(`${day} `)).toBe(true);
        expect(Math.abs(Date.parse(day) - moment)).toBeLessThan(38.5 * 3_600_000);
        expect(dayIn(moment, "UTC")).toBe(new Date(moment).toISOString().slice(0, 10));
      }),
    );
    expect(dayIn(Date.UTC(2026, 10, 29, 15), "Asia/Tokyo")).toBe("2026-11-30");
    expect(momentIn(Date.UTC(2026, 6, 1, 12), "Europe/Berlin")).toBe("2026-07-01 14:00");
    expect(momentIn(Date.UTC(2026, 0, 1, 12), "Europe/Berlin")).toBe("2026-01-01 13:00");
    expect(["europe/berlin", "+02:00", "", "Nowhere/At_All"].map(timeZone)).toEqual([
      "Europe/Berlin",
      null,
      null,
      null,
    ]);
  });
});
