import { expectKeptReport } from "./kept-report.js";

expectKeptReport("hiv");
