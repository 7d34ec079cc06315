import { quantileOfSorted, sortedFinite } from "../../numerics/quantile.ts";
import { type CloseOutMarket, type CloseOutPace, closeOut, dailyCap, soldWithin } from "./close-out.ts";

/** Pledged shares of one company, and those of them that are below the line, with the stock's price and trading. */
export interface PledgedCompany extends CloseOutMarket {
  readonly pledged: number;
  readonly below: number;
  readonly price: number;
}

/** Days for which it is told how much a lender sells. */
export const SALE_DAYS: readonly number[] = [1, 5, 20, 63, 250];

/** What a lender of all of them can do within so many trading days. */
export interface Pace {
  readonly days: number;
  /** Share of the value below the line that is sold, and yuan. */
  readonly share: number;
  readonly soldCny: number;
}

/** The overhang of pledged shares below the line over many companies. Yuan at the last price; NaN where unknown. */
export interface PledgeOverhang {
  readonly companies: number;
  /** Companies with any pledged share below the line. */
  readonly companiesBelow: number;
  readonly pledgedCny: number;
  readonly belowCny: number;
  /** Yuan that those companies trade on a usual day, all shares together. */
  readonly turnoverCny: number;
  /** Value below the line over that. */
  readonly overhangDays: number;
  /** Trading days to sell a company's pledged shares below the line at the daily cap: median and 90th percentile. */
  readonly medianDays: number;
  readonly longDays: number;
  /** Share of those companies whose cap is the rule on reductions, not the trading. */
  readonly boundByRule: number;
  /** Fall that selling a company's leaves, median: by the square-root law, by the saturating law. */
  readonly impactSquareRoot: number;
  readonly impactSaturating: number;
  readonly paces: readonly Pace[];
}

/** Sums and medians of the sales of every company's pledged shares below the line, all at once. See closeOut. */
export function pledgeOverhang(companies: readonly PledgedCompany[], pace: CloseOutPace): PledgeOverhang {
  const under = companies.filter(({ below }) => below > 0);
  const total = (of: (company: PledgedCompany) => number, among = under) =>
    among.reduce((sum, company) => sum + (Number.isNaN(of(company)) ? 0 : of(company)), 0);
  const sales = under.map((company) => closeOut(company.below, company, pace));
  const days = sortedFinite(sales.map((sale) => sale.days));
  const median = (of: number[]) => quantileOfSorted(sortedFinite(of), 0.5);
  const belowCny = total(({ below, price }) => below * price);
  const turnoverCny = total(({ dailyShares, price }) => dailyShares * price);
  const bound = under.filter((company) => dailyCap(company, pace) < pace.participation * company.dailyShares);
  return {
    companies: companies.length,
    companiesBelow: under.length,
    pledgedCny: total(({ pledged, price }) => pledged * price, [...companies]),
    belowCny,
    turnoverCny,
    overhangDays: belowCny / turnoverCny,
    medianDays: quantileOfSorted(days, 0.5),
    longDays: quantileOfSorted(days, 0.9),
    boundByRule: bound.length / under.length,
    impactSquareRoot: median(sales.map(({ impactSquareRoot }) => impactSquareRoot)),
    impactSaturating: median(sales.map(({ impactSaturating }) => impactSaturating)),
    paces: SALE_DAYS.map((within) => {
      const soldCny = total((company) => company.price * soldWithin(company.below, dailyCap(company, pace), within));
      return { days: within, soldCny, share: soldCny / belowCny };
    }),
  };
}
