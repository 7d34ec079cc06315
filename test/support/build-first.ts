import { buildStale } from "./build.ts";

/** Tests that import the built program see the sources as they are now. */
export default buildStale;
