import { InputError } from "../../errors.ts";
import type { SaleImpact } from "../market/sale-impact.ts";

/** Cash that stands behind the short in a futures account of its own, as shares of the short's value. */
export interface FuturesCash {
  /** Put there at entry, and restored to after a call; where equity leaves more cash than that, all of it is put there. */
  readonly share: number;
  /** Below this the futures broker calls: the exchange's margin and what the broker adds. */
  readonly callAt: number;
  /** Below this it closes contracts at once: the exchange's margin. */
  readonly cutAt: number;
}

/** Terms of a leveraged neutral account. Money is counted in initial equities: 1 is what the client put in. */
export interface DmaTerms {
  /** Stocks at entry over equity. */
  readonly leverage: number;
  /** Interest a year on what is borrowed, simple, over 365 days. */
  readonly financingRate: number;
  /**
   * What the margin ratio divides equity by: the notional of entry (less what was sold of it), or the stocks as they are
   * valued now. With falling stocks the second is the milder.
   */
  readonly requirementOn: "entry" | "current";
  /** Shares of the initial ratio 1 / leverage: told below the first, called below the second, sold out of below the third. */
  readonly warningLine: number;
  readonly callLine: number;
  readonly forcedLine: number;
  /** Cash from outside that can be brought in over the whole path; it arrives the day after it is asked for (T+1). */
  readonly reserve: number;
  /** Whether the short is set to the value of the stocks at every close, or stays as many contracts as at entry. */
  readonly short: "daily" | "fixed";
  /** False: nobody calls and nothing is sold, whatever the ratio. */
  readonly calls: boolean;
  /** Null: the broker lends what the short must pay, and its gains pay the loan back. */
  readonly futuresCash: FuturesCash | null;
  /** Fees, duty and spread of a sale as a share of it. */
  readonly saleCost: number;
  /** In initial equities; null for none. */
  readonly impact: SaleImpact | null;
}

/**
 * Leverage 4 is the most that was reported (21st Century Business Herald 2024-02-28; Bloomberg: "as much as 300%"
 * borrowed). Financing 3% to 4.5% a year, the lines (warning at 60-70% of the initial margin, forced reduction at about
 * 50%, a day to top up) and the requirement on the notional of entry are assumptions: no contract was published. The
 * first line, 80%, is an assumption of its own. Sale cost: stamp duty 0.05%, fees, half spread.
 */
export const USUAL_DMA_TERMS: DmaTerms = {
  leverage: 4,
  financingRate: 0.035,
  requirementOn: "entry",
  warningLine: 0.8,
  callLine: 0.65,
  forcedLine: 0.5,
  reserve: 0,
  short: "daily",
  calls: true,
  futuresCash: null,
  saleCost: 0.0015,
  impact: null,
};

/** A quarter of the short in cash (four fifths in stocks, one in cash), exchange margin 14% and 4 points on top: assumptions. */
export const USUAL_FUTURES_CASH: FuturesCash = { share: 0.25, callAt: 0.18, cutAt: 0.14 };

/** Throws InputError for terms that contradict themselves. */
export function requireTerms(terms: DmaTerms): void {
  const { leverage, warningLine, callLine, forcedLine, futuresCash } = terms;
  if (!(leverage > 0)) throw new InputError(`leverage is ${leverage}; expected a number above 0`);
  if (!(warningLine >= callLine && callLine >= forcedLine && forcedLine >= 0 && warningLine <= 1)) {
    throw new InputError(
      `the lines are warning ${warningLine}, call ${callLine}, forced ${forcedLine}; expected them to fall from at most 1 to at least 0`,
    );
  }
  for (const name of ["financingRate", "reserve", "saleCost"] as const) {
    if (!(terms[name] >= 0)) throw new InputError(`${name} is ${terms[name]}; expected 0 or more`);
  }
  if (futuresCash && !(futuresCash.share >= futuresCash.callAt && futuresCash.callAt >= futuresCash.cutAt)) {
    const { share, callAt, cutAt } = futuresCash;
    throw new InputError(`futures cash is ${share}, called at ${callAt}, cut at ${cutAt}; expected them not to rise`);
  }
}
