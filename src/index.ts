/**
 * The library's public names. Days are integers since 1970-01-01, ratios are decimals, money is in yuan, NaN is the only
 * missing number, and basis is future minus spot: negative is a discount, a cost to the short.
 */
export type * from "./contract.ts";
export * from "./domain/calendar/index.ts";
export { DataGap, InputError, NoConvergence } from "./errors.ts";
