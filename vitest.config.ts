import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** What tests import of the sources is the built program: as it ships, and at the speed at which it runs. */
const built = {
  resolve: {
    alias: [{ find: /^(?:\.\.?\/)+src\/(.*)\.ts$/, replacement: `${join(import.meta.dirname, "dist")}/$1.js` }],
  },
  server: { deps: { external: [/\/dist\//] } },
};

/**
 * unit: pure code and small files, the inner loop. system: real stores, studies and reports, two files at a time. process:
 * commands, servers and a browser, each on a port that is free.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/{numerics,domain,view,architecture,properties}/**/*.test.ts"],
          testTimeout: 60_000,
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        resolve: built.resolve,
        test: {
          server: built.server,
          globalSetup: "test/support/build-first.ts",
          name: "system",
          include: ["test/{data,golden,examples,app/studies,app/report,app/alerts,app/evening}/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve: built.resolve,
        test: {
          server: built.server,
          globalSetup: "test/support/build-first.ts",
          name: "process",
          include: ["test/app/*.test.ts", "test/app/{cli,server}/**/*.test.ts", "test/web/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
