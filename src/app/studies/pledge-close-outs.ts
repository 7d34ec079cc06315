import type { PledgeAnswer } from "../../contract.ts";
import {
  type CloseOutPace,
  type OpenPledges,
  PLEDGE_GROUPS,
  type PledgedCompany,
  type PledgePopulation,
  pledgeOverhang,
} from "../../domain/pledge/index.ts";
import { orNull } from "./answer.ts";
import type { PledgeMarket } from "./pledge-data.ts";
import type { PledgeParams } from "./pledge-params.ts";

/** How lenders sell, from the parameters. */
export function paceOf({ participation, controlling, impact, depth }: PledgeParams): CloseOutPace {
  return {
    participation,
    controlling: controlling === "yes",
    squareRootConstant: impact,
    depthConstant: depth,
  };
}

/**
 * Close-outs of every group that has open pledges. Assumed pledges share a company's pledged part evenly, so what is below
 * is the part of its open pledges that is.
 */
export function closeOutAnswers(
  market: PledgeMarket,
  population: PledgePopulation,
  open: OpenPledges,
  params: PledgeParams,
  isAssumed: boolean,
): PledgeAnswer["closeOuts"] {
  const pace = paceOf(params);
  const shares = sharesOf(market, population, open, isAssumed ? params.pledged : null);
  const threshold = params.rate * params.closeOut;
  return PLEDGE_GROUPS.flatMap((group, k) => {
    const companies = companiesOf(market, population, open, shares, threshold, k - 1);
    if (companies.length === 0) return [];
    const { overhangDays, medianDays, longDays, boundByRule, ...rest } = pledgeOverhang(companies, pace);
    return [
      {
        group,
        ...rest,
        overhangDays: finite(overhangDays),
        medianDays: finite(medianDays),
        longDays: finite(longDays),
        boundByRule: orNull(boundByRule),
        impactSquareRoot: orNull(rest.impactSquareRoot),
        impactSaturating: orNull(rest.impactSaturating),
        paces: rest.paces.map(({ days, share, soldCny }) => ({ days, share: orNull(share), soldCny })),
      },
    ];
  });
}

/** A number of days; null where it is not known or never ends. */
function finite(days: number): number | null {
  return Number.isFinite(days) ? days : null;
}

/** Shares of each open pledge: as told, or its even part of what is assumed pledged of the company. */
function sharesOf(
  { stocks, panel }: PledgeMarket,
  { stock, shares }: PledgePopulation,
  { at }: OpenPledges,
  pledged: number | null,
): Float64Array {
  if (pledged === null) return Float64Array.from(at, (i) => shares[i]);
  const count = new Int32Array(panel.codes.length);
  for (const i of at) count[stock[i]]++;
  return Float64Array.from(at, (i) => (pledged * stocks.totalShares[stock[i]]) / count[stock[i]]);
}

/** The companies with open pledges of one size group (-1: of all), with the shares that are pledged and below. */
function companiesOf(
  { stocks, dailyShares, volatility, price }: PledgeMarket,
  { stock }: PledgePopulation,
  { at, now, group }: OpenPledges,
  shares: Float64Array,
  threshold: number,
  wanted: number,
): PledgedCompany[] {
  const pledged = new Float64Array(price.length);
  const below = new Float64Array(price.length);
  for (let k = 0; k < at.length; k++) {
    if ((wanted >= 0 && group[k] !== wanted) || Number.isNaN(shares[k])) continue;
    pledged[stock[at[k]]] += shares[k];
    if (now[k] < threshold) below[stock[at[k]]] += shares[k];
  }
  return [...pledged.keys()]
    .filter((j) => pledged[j] > 0)
    .map((j) => ({
      pledged: pledged[j],
      below: below[j],
      price: price[j],
      totalShares: stocks.totalShares[j],
      dailyShares: dailyShares[j],
      volatility: volatility[j],
    }));
}
