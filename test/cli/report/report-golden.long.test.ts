import { expectKeptReport } from "./kept-report.js";

for (const demo of ["faculty", "hiv"]) expectKeptReport(demo);
