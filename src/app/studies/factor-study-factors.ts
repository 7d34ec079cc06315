import { rawPrice, rawReturn, rawSize } from "../../domain/factors/single-factor/index.ts";
import type { FactorStudyData } from "./factor-study-data.ts";

/** A factor that can be studied: its values by [day x stock], from what is loaded. */
type Factor = (data: FactorStudyData) => Float64Array;

const FACTORS: Readonly<Record<string, Factor>> = {
  size: ({ closes, stocks }) => rawSize(closes, stocks),
  price: ({ closes }) => rawPrice(closes),
  return20: ({ traded }) => rawReturn(traded, 20, 1),
  return250: ({ traded }) => rawReturn(traded, 250, 1),
};

/** Names of the factors that can be studied. */
export const FACTOR_NAMES = Object.keys(FACTORS);

/** The values of a factor by name. */
export function factorField(name: string, data: FactorStudyData): Float64Array {
  return FACTORS[name](data);
}
