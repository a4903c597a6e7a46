import { makeSqliteStudy } from "../support/sqlite-study.js";
import { describeStore } from "./suite.js";

describeStore("a study in SQLite", makeSqliteStudy);
