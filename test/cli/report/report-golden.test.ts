import { expectKeptReport } from "./kept-report.js";

for (const demo of ["faculty", "near-peer"]) expectKeptReport(demo);
