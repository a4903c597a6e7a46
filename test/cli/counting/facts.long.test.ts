import { expectOneNumberEach } from "./facts.js";

// More: THEMATA_FACTS=200 npm run test:long test/cli/counting/facts (another start: THEMATA_FACTS_FROM=1000).
const studies = Number(process.env.THEMATA_FACTS ?? 1);
const from = Number(process.env.THEMATA_FACTS_FROM ?? 2);

expectOneNumberEach(Array.from({ length: studies }, (_, i) => from + i));
