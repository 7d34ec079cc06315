import { defineConfig } from "vitest/config";

/**
 * unit: pure code and small files, the inner loop. system: real stores, processes, packages and a browser.
 */
export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", include: ["test/{numerics,domain,view,architecture,properties}/**/*.test.ts"] } },
      {
        test: {
          name: "system",
          include: ["test/{data,app,web,golden,examples}/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
