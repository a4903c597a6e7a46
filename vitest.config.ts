import { defineConfig } from "vitest/config";

const long = process.env.THEMATA_LONG === "1";

export default defineConfig({
  test: {
    globalSetup: [".config/build-when-stale.mjs", ".config/tests-in-memory.mjs"],
    setupFiles: ["test/support/each-file.ts"],
    // Long tests run in `npm run test:long` and `npm run test:all`.
    ...(long
      ? { include: ["test/**/*.long.test.ts"] }
      : { include: ["test/**/*.test.ts"], exclude: ["test/**/*.long.test.ts"] }),
    // One worker for each of two cores; vitest itself would leave one idle.
    maxWorkers: 2,
    // The files of the short run share their workers, so that the program is loaded twice and not for every file;
    // `each-file.ts` takes back what a file leaves. Some of the long ones measure memory, and have a process each.
    isolate: long,
    restoreMocks: true,
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
