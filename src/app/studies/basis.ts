import { z } from "zod";
import {
  BasisAnswer,
  type BasisContract,
  type BasisDay,
  type BasisProduct,
  type HedgeCost,
  type Note,
} from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import {
  type BasisSnapshot,
  type ContractBasis,
  carryToExpiry,
  constantMaturity,
  costBetween,
  oiWeighted,
  ROLL_RULES,
  rollCost,
  type ShortCost,
  shortCost,
  slot,
  spreadByYear,
} from "../../domain/basis/index.ts";
import { type Day, dayOf, dayOfMonth, formatDay, monthOf, yearOf } from "../../domain/calendar/index.ts";
import { PRODUCTS, productNamed } from "../../domain/market/products.ts";
import { lowerBound } from "../../domain/market/series.ts";
import { DataGap } from "../../errors.ts";
import { TRAILING_DAYS, trailingPercentile, trailingRanges } from "../../numerics/trailing-range.ts";
import { orNull } from "./answer.ts";
import { type BasisData, loadBasis } from "./basis-data.ts";
import { dayOption, requireOrder, type Study } from "./study.ts";

const params = z.object({
  products: z
    .string()
    .optional()
    .transform((text) => (text ?? "IC,IM").split(",").map((name) => productNamed(name.trim())))
    .describe(`Index futures, comma-separated, of ${PRODUCTS.map((p) => p.name).join(", ")} (default IC,IM)`),
  from: dayOption("from", "First day answered (default: the first loaded)"),
  to: dayOption("to", "Last day answered; nothing later enters any figure (default: the last loaded)"),
});
type Params = z.infer<typeof params>;

export const basisStudy: Study<Params, BasisAnswer> = {
  name: "basis",
  summary: "What the hedge costs: basis of index futures, raw and dividend-adjusted, with norms, rolls and cost paid",
  params,
  answer: BasisAnswer,
  examples: [
    "bianque basis --products IM --from 2024-01-22 --to 2024-02-08",
    "bianque basis --products IC,IM --from 2024-02-05 --to 2024-02-07 --json",
  ],
  async run(store: Store, { products, from, to }: Params): Promise<BasisAnswer> {
    requireOrder(from, to);
    const loaded = await loadBasis(store, products, to);
    requireSomething(loaded);
    return { products: loaded.map((data) => basisProduct(data, from)), notes: loaded.flatMap(notes) };
  },
};

function requireSomething(loaded: readonly BasisData[]): void {
  if (loaded.some((data) => data.days.length > 0)) return;
  const names = loaded.map((data) => data.product.name).join(", ");
  throw new DataGap(`no futures closes of ${names} are loaded; import a file with symbol,date,close,open_interest`);
}

function basisProduct(data: BasisData, from: Day | undefined): BasisProduct {
  const ranges = trailingRanges(data.raw);
  const adjustedRanges = trailingRanges(data.adjusted);
  const snapshots = new Map(data.snapshots.map((snapshot) => [snapshot.day, snapshot]));
  const start = from === undefined ? 0 : lowerBound(data.days, from);
  const days: BasisDay[] = [];
  for (let i = start; i < data.days.length; i++) {
    days.push({
      ...seriesOn(data, i),
      band: ranges[i],
      bandAdjusted: adjustedRanges[i],
      ...curveOn(snapshots.get(data.days[i])),
    });
  }
  return {
    product: data.product.name,
    index: data.product.index,
    days,
    hedgeCost: hedgeCosts(data),
    years: spreadByYear({ days: data.days, values: data.raw }).map(({ lowDay, highDay, ...spread }) => ({
      ...spread,
      lowDate: formatDay(lowDay),
      highDate: formatDay(highDay),
    })),
  };
}

function seriesOn(data: BasisData, i: number) {
  const percentile = (years: number) => orNull(trailingPercentile(data.raw, i, years * TRAILING_DAYS));
  return {
    date: formatDay(data.days[i]),
    oiWeighted: orNull(data.raw[i]),
    oiWeightedAdjusted: orNull(data.adjusted[i]),
    oiWeightedExPost: orNull(data.exPost[i]),
    openInterest: orNull(data.openInterest[i]),
    percentile: percentile(1),
    percentiles: { oneYear: percentile(1), twoYears: percentile(2), fourYears: percentile(4) },
    percentileAdjusted: orNull(trailingPercentile(data.adjusted, i, TRAILING_DAYS)),
    recorded: data.recorded[i] === 1,
  };
}

const NO_CURVE: BasisSnapshot = { day: 0, spot: Number.NaN, contracts: [] };

function curveOn({ spot, contracts }: BasisSnapshot = NO_CURVE) {
  const both = (measured: (measure: "annualised" | "annualisedAdjusted") => number) => ({
    raw: orNull(measured("annualised")),
    adjusted: orNull(measured("annualisedAdjusted")),
  });
  return {
    spot: orNull(spot),
    contracts: Number.isNaN(spot) ? [] : contracts.map(contractAnswer),
    oiWeightedTradingDays: orNull(oiWeighted(contracts, "annualisedTradingDays")),
    near: both((measure) => slot(contracts, 0, measure)),
    next: both((measure) => slot(contracts, 1, measure)),
    quarter: both((measure) => slot(contracts, 2, measure)),
    constantMaturity: {
      days30: both((measure) => constantMaturity(contracts, 30, measure)),
      days60: both((measure) => constantMaturity(contracts, 60, measure)),
      days90: both((measure) => constantMaturity(contracts, 90, measure)),
    },
    rolls: contracts.slice(1).map((far, i) => ({
      from: contracts[i].symbol,
      to: far.symbol,
      annualisedCost: orNull(rollCost(contracts[i], far)),
    })),
  };
}

function contractAnswer(contract: ContractBasis): BasisContract {
  return {
    symbol: contract.symbol,
    expiry: formatDay(contract.expiry),
    calendarDays: contract.calendarDays,
    tradingDays: contract.tradingDays,
    close: contract.close,
    basisPoints: contract.basisPoints,
    basisRatio: contract.basisRatio,
    annualised: orNull(contract.annualised),
    annualisedTradingDays: orNull(contract.annualisedTradingDays),
    dividendPoints: orNull(contract.dividendPoints),
    annualisedAdjusted: orNull(contract.annualisedAdjusted),
    annualisedExPost: orNull(contract.annualisedExPost),
    carryToExpiry: orNull(carryToExpiry(contract)),
    openInterest: orNull(contract.openInterest),
  };
}

function hedgeCosts({ snapshots, dividends }: BasisData): HedgeCost[] {
  const last = snapshots[snapshots.length - 1]?.day;
  if (last === undefined) return [];
  return ROLL_RULES.map((rule) => {
    const cost = shortCost(snapshots, rule, dividends);
    const paid = (since: Day, values: Float64Array) =>
      since < snapshots[0].day ? null : orNull(costBetween(cost.days, values, since, last));
    return { rule, ...windows(cost, last, paid) };
  });
}

function windows(cost: ShortCost, last: Day, paid: (since: Day, values: Float64Array) => number | null) {
  const yearAgo = monthsEarlier(last, 12);
  return {
    oneMonth: paid(monthsEarlier(last, 1), cost.basis),
    threeMonths: paid(monthsEarlier(last, 3), cost.basis),
    oneYear: paid(yearAgo, cost.basis),
    oneYearNetOfDividends: paid(yearAgo, cost.netOfDividends),
  };
}

/** The same day of the month some months earlier, held back to that month's last day. */
function monthsEarlier(day: Day, months: number): Day {
  const firstOfMonth = dayOf(yearOf(day), monthOf(day) - months, 1);
  const daysInMonth = dayOf(yearOf(firstOfMonth), monthOf(firstOfMonth) + 1, 1) - firstOfMonth;
  return firstOfMonth + Math.min(dayOfMonth(day), daysInMonth) - 1;
}

function notes({ product, dividends, recorded, days }: BasisData): Note[] {
  const { name } = product;
  if (days.length === 0) return [{ zh: `${name}：尚未导入收盘价。`, en: `${name}: no closes are loaded.` }];
  const found: Note[] = [];
  if (!dividends) {
    found.push({
      zh: `${name}：未导入 ${product.totalReturnIndex}，所有数字均未剔除分红。`,
      en: `${name}: no closes of ${product.totalReturnIndex} are loaded, so no figure is adjusted for dividends.`,
    });
  }
  const recordedDays = recorded.reduce((count, flag) => count + flag, 0);
  if (recordedDays > 0) {
    found.push({
      zh: `${name}：${recordedDays} 日取自已记录的加权基差历史。`,
      en: `${name}: ${recordedDays} days come from the recorded history of the weighted basis.`,
    });
  }
  const complete = dividends?.days[dividends.days.length - 1];
  if (complete !== undefined) {
    found.push({
      zh: `${name}：事后口径的分红只到 ${formatDay(complete)}，此后到期的合约缺其余部分。`,
      en: `${name}: ex-post figures know dividends up to ${formatDay(complete)}; contracts that end later lack the rest.`,
    });
  }
  return found;
}
