import { afterAll, beforeAll, describe } from "vitest";
import { driversHere } from "../support/drivers.js";
import { makeSqliteStudy } from "../support/sqlite-study.js";
import { describeStore } from "./suite.js";

describe.each(await driversHere())("through %s", (driver) => {
  const before = process.env.THEMATA_SQLITE;
  beforeAll(() => {
    process.env.THEMATA_SQLITE = driver;
  });
  afterAll(() => {
    if (before === undefined) delete process.env.THEMATA_SQLITE;
    else process.env.THEMATA_SQLITE = before;
  });
  describeStore("a study in SQLite", makeSqliteStudy);
});
