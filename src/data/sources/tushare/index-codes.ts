import { PRODUCTS } from "../../../domain/market/products.ts";

/** Price indices: the four that have futures, and CSI2000. The micro-cap index of Wind is not to be had here. */
export function indexCodes(): string[] {
  return [...PRODUCTS.map(({ index }) => index), "932000.CSI"];
}

export const TOTAL_RETURN_CODES: readonly string[] = PRODUCTS.map(({ totalReturnIndex }) => totalReturnIndex);

/** Indices whose members are kept, and the code by which the service lists them. */
export const WEIGHT_CODES: readonly (readonly [string, string])[] = [
  ["000300.SH", "399300.SZ"],
  ["000905.SH", "000905.SH"],
  ["000852.SH", "000852.SH"],
  ["932000.CSI", "932000.CSI"],
];
