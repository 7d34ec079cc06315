import { defineConfig } from "vitest/config";

/**
 * unit: pure code and small files, the inner loop. system: real stores, processes, packages and a browser, one file after
 * the other since they share two cores and the ports of the machine.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/{numerics,domain,view,architecture,properties}/**/*.test.ts"],
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: "system",
          include: ["test/{data,app,web,golden,examples}/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
