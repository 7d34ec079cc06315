import { rawExposures, STYLE_NAMES, type StyleName } from "../../domain/factors/index.ts";
import { rawPrice, rawReturn, rawSize } from "../../domain/factors/single-factor/index.ts";
import type { FactorStudyData } from "./factor-study-data.ts";

/** Factors told from closes alone, whatever else is loaded: their values by [day x stock]. */
const RAW: Readonly<Record<string, (data: FactorStudyData) => Float64Array>> = {
  size: ({ closes, market }) => rawSize(closes, market.stocks),
  price: ({ closes }) => rawPrice(closes),
  return20: ({ traded }) => rawReturn(traded, 20),
  return250: ({ traded }) => rawReturn(traded, 250),
};

/** Names of the factors that can be studied: size and the other styles, then raw figures of the closes. */
export const FACTOR_NAMES: readonly string[] = [...STYLE_NAMES, ...Object.keys(RAW).filter((name) => name !== "size")];

/** Whether a factor is made from what was traded, and not from closes alone. */
export function isStyle(name: string): boolean {
  return RAW[name] === undefined;
}

/** The values of a factor by name; all NaN where what is loaded does not tell it. */
export function factorField(name: string, data: FactorStudyData): Float64Array {
  return RAW[name]?.(data) ?? rawExposures(name as StyleName, data.market);
}
