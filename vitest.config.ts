import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: [".config/build-when-stale.mjs"],
    // Long tests run in `npm run test:long` and `npm run test:all`.
    ...(process.env.THEMATA_LONG === "1"
      ? { include: ["test/**/*.long.test.ts"] }
      : { include: ["test/**/*.test.ts"], exclude: ["test/**/*.long.test.ts"] }),
    // One worker for each of two cores; vitest itself would leave one idle.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 240_000,
    coverage: {
      provider: "v8",
      include: ["src/**"],
      reportsDirectory: "coverage",
      reporter: ["text-summary", "json-summary"],
    },
  },
});
