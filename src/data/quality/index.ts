/** Checks over what the store holds: pure functions from columns to findings. */
export { tradedAfterExpiry } from "./after-expiry.ts";
export { contradictingFiles, repeatedKeys } from "./duplicate-keys.ts";
export { CHECKS, type CloseRows, type Finding } from "./finding.ts";
export { missingDays, partialDays } from "./missing-days.ts";
export { futuresJumps, indexJumps } from "./point-jumps.ts";
export { futuresMoves, staleCloses } from "./stale-closes.ts";
export { type StockFacts, stockJumps } from "./stock-jumps.ts";
