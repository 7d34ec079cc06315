import type { BasisContract, BasisDay, BasisProduct } from "../contract.ts";

/** Which basis a page tells of: raw, or with the dividends expected on the day taken out. */
export type BasisMeasure = "raw" | "adjusted";

/**
 * The product with the adjusted basis of days and contracts in place of the raw one, so that sentence, history and curve
 * speak of the same figures. Spread by year and hedge cost stay as they are: they are raw by definition.
 */
export function measuredBy(product: BasisProduct, measure: BasisMeasure): BasisProduct {
  return measure === "raw" ? product : { ...product, days: product.days.map(adjustedDay) };
}

function adjustedDay(day: BasisDay): BasisDay {
  const { oiWeightedAdjusted, percentileAdjusted, bandAdjusted, contracts } = day;
  return {
    ...day,
    oiWeighted: oiWeightedAdjusted,
    percentile: percentileAdjusted,
    band: bandAdjusted,
    contracts: contracts.map((contract): BasisContract => ({ ...contract, annualised: contract.annualisedAdjusted })),
  };
}
