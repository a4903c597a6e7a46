import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// Where no study says otherwise, days are those of the machine.
process.env.TZ ??= "UTC";

export default defineConfig({
  test: {
    root: fileURLToPath(new URL("..", import.meta.url)),
    globalSetup: [fileURLToPath(new URL("build-when-stale.mjs", import.meta.url))],
    include: ["test/**/*.test.ts"],
    // One worker for each of two cores; vitest itself would leave one idle.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    coverage: {
      provider: "v8",
      include: ["src/**"],
      reportsDirectory: "coverage",
      reporter: ["text-summary", "json-summary"],
    },
  },
});
