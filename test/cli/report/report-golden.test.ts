import { expectKeptReport } from "./kept-report.js";

expectKeptReport("near-peer");
