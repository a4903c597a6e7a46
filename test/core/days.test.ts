import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { dayIn, momentIn, timeZone } from "../../src/core/days.js";

const hour = 3_600_000;
const zones = [
  "UTC",
  "Asia/Tokyo",
  "America/Los_Angeles",
  "Asia/Kathmandu",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
];

describe("a moment in a time zone", () => {
  it.each([
    ["in summer", Date.UTC(2026, 6, 1, 12), "Europe/Berlin", "2026-07-01 14:00"],
    ["in winter", Date.UTC(2026, 0, 1, 12), "Europe/Berlin", "2026-01-01 13:00"],
    ["on the next day", Date.UTC(2026, 10, 29, 15), "Asia/Tokyo", "2026-11-30 00:00"],
    ["in the year before", Date.UTC(2026, 0, 1, 4, 59), "America/New_York", "2025-12-31 23:59"],
    ["at midnight", Date.UTC(2024, 1, 29), "UTC", "2024-02-29 00:00"],
    ["at an offset of minutes", Date.UTC(2024, 2, 1), "Asia/Kathmandu", "2024-03-01 05:45"],
  ])("is read as people there read it: %s", (_, at, zone, read) => {
    expect(momentIn(at, zone)).toBe(read);
    expect(dayIn(at, zone)).toBe(read.slice(0, 10));
  });

  it("is at most a day away from the same moment's elsewhere", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.constantFrom(...zones), (moment, zone) => {
        const day = dayIn(moment, zone);
        expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        expect(momentIn(moment, zone).startsWith(`${day} `)).toBe(true);
        expect(Math.abs(Date.parse(day) - moment)).toBeLessThan(38.5 * hour);
        expect(dayIn(moment, "UTC")).toBe(new Date(moment).toISOString().slice(0, 10));
      }),
    );
  });

  it("is that of UTC, later by what the zone is ahead", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), (at) => {
        expect(momentIn(at, "Asia/Tokyo")).toBe(momentIn(at + 9 * hour, "UTC"));
        expect(momentIn(at, "Pacific/Pago_Pago")).toBe(momentIn(at - 11 * hour, "UTC"));
      }),
    );
  });
});

test.each([
  ["Europe/Berlin", "Europe/Berlin"],
  ["europe/berlin", "Europe/Berlin"],
  ["UTC", "UTC"],
  ["gmt", "UTC"],
  ["Etc/UTC", "UTC"],
  ["+02:00", null],
  ["", null],
  ["Nowhere/At_All", null],
])("the time zone %j is kept as %j", (name, kept) => {
  expect(timeZone(name)).toBe(kept);
});
