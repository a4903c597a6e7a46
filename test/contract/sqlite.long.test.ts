import { describe } from "vitest";
import { makeSqliteStudy } from "../support/sqlite-study.js";
import { describeReads } from "./reads.js";
import { describeTurns } from "./turns.js";
import { describeUndo } from "./undo.js";

// The properties of every store, on more histories.

describe("a study in SQLite, at length", () => {
  describeTurns(makeSqliteStudy);
  describeReads(makeSqliteStudy);
  describeUndo(makeSqliteStudy);
});
