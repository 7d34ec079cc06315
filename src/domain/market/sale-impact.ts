/** How far a sale in one day moves the prices of what is sold. Amounts are in one unit of money, depths likewise. */
export type SaleImpact =
  | {
      /** Y sigma sqrt(q / usual turnover), at most 1 (Bouchaud, Farmer and Lillo 2009). */
      readonly law: "square-root";
      readonly coefficient: number;
      readonly volatility: number;
      readonly turnover: number;
    }
  | {
      /** (1 - B)(1 - exp(-q / ((1 - B) D))): linear q / D for small sales, never beyond 1 - B (Cont and Schaanning 2017). */
      readonly law: "saturating";
      readonly depth: number;
      readonly floor: number;
    };

/** What a sale does: the price got is lower by `average` than before, the price left behind by `final`. */
export interface MovedPrice {
  readonly average: number;
  readonly final: number;
}

const UNMOVED: MovedPrice = { average: 0, final: 0 };

/** Impact of selling `amount`, at prices before the sale, piece by piece: the average is the mean of the law over it. */
export function movedPrice(impact: SaleImpact | null, amount: number): MovedPrice {
  if (!impact || amount <= 0) return UNMOVED;
  if (impact.law === "square-root") {
    const final = Math.min(1, impact.coefficient * impact.volatility * Math.sqrt(amount / impact.turnover));
    return { average: (2 / 3) * final, final };
  }
  const most = 1 - impact.floor;
  const ratio = amount / (most * impact.depth);
  const final = -most * Math.expm1(-ratio);
  return { average: most + (most * Math.expm1(-ratio)) / ratio, final };
}

/**
 * Largest leverage at which a whole book, sold in one go with final impact `impact`, pays back what was borrowed for it:
 * a book of L sold at 1 - (2/3) I against a loan of L - 1, hence 3 / (2 I) (Caccioli, Bouchaud and Farmer 2012,
 * arXiv 1204.0922; the factor 2/3 is the mean of the square-root law).
 */
export function criticalLeverage(impact: number): number {
  return impact > 0 ? 3 / (2 * impact) : Number.POSITIVE_INFINITY;
}
