import { createRequire } from "node:module";

/** The engine; required, not imported, because its hundred CommonJS files then load in half the time. */
export const engine = createRequire(import.meta.url)("@duckdb/node-api") as typeof import("@duckdb/node-api");
