import type { CrowdSizeCell, CrowdSizeGrid } from "../../contract.ts";
import { type Day, formatDay } from "../../domain/calendar/index.ts";
import {
  CROWDING_GROUPS,
  type CrowdGroup,
  type CrowdingGroup,
  type CrowdMarket,
  crowdSize,
  type GroupedPanel,
} from "../../domain/crowding/index.ts";
import { lowerBound } from "../../domain/market/series.ts";
import { mean, standardDeviation } from "../../numerics/moments.ts";
import { orNull } from "./answer.ts";
import type { CrowdingParams } from "./crowding-params.ts";

/** Trading days that the market's trading and volatility are taken over. */
const MARKET_DAYS = 20;

type Asked = Pick<CrowdingParams, "capital" | "turnoverShare" | "sold" | "days" | "split" | "impact" | "depth">;
type Market = Partial<Record<CrowdingGroup, CrowdMarket>>;

/** The grid on the last day of the panel that is not after `day`; null where no trading is loaded up to it. */
export function crowdGrid(days: Int32Array, grouped: GroupedPanel, day: Day, asked: Asked): CrowdSizeGrid | null {
  const end = lowerBound(days, day + 1);
  const market = marketBefore(grouped, end);
  const groups = Object.keys(market) as CrowdingGroup[];
  if (groups.length === 0 || !groups.some((group) => asked.split[group] !== undefined)) return null;
  return {
    date: formatDay(days[end - 1]),
    turnoverCny: groups.reduce((sum, group) => sum + (market[group]?.turnoverCny ?? 0), 0),
    market: groups.map((group) => ({
      group,
      turnoverCny: market[group]?.turnoverCny ?? 0,
      dailyVolatility: orNull(market[group]?.dailyVolatility),
    })),
    assumptions: assumptionsOf(asked),
    grid: asked.capital.flatMap((capital) => asked.turnoverShare.map((share) => cell(market, capital, share, asked))),
  };
}

function marketBefore({ groups }: GroupedPanel, end: number): Market {
  const found: Market = {};
  for (const group of CROWDING_GROUPS) {
    const known = (values: Float64Array) =>
      values.subarray(Math.max(0, end - MARKET_DAYS), end).filter((value) => !Number.isNaN(value));
    const amounts = known(groups[group].amount);
    if (amounts.length === 0) continue;
    found[group] = { turnoverCny: mean(amounts), dailyVolatility: standardDeviation(known(groups[group].returns)) };
  }
  return found;
}

function cell(market: Market, capitalCny: number, turnoverShare: number, asked: Asked): CrowdSizeCell {
  const assumptions = {
    capitalCny,
    turnoverShare,
    soldPart: asked.sold,
    split: asked.split,
    days: asked.days,
    squareRootConstant: asked.impact,
    depthConstant: asked.depth,
  };
  const { groups, holdingDays, ...whole } = crowdSize(market, assumptions);
  const named = Object.entries(groups) as [CrowdingGroup, CrowdGroup][];
  return {
    capitalCny,
    turnoverShare,
    holdingDays,
    ...saleAnswer(whole),
    groups: named.map(([group, sale]) => ({ group, ...saleAnswer(sale) })),
  };
}

function saleAnswer(sale: CrowdGroup) {
  return { ...sale, impactSquareRoot: orNull(sale.impactSquareRoot), impactLinear: orNull(sale.impactLinear) };
}

const ESSAY = "investor's essay of 2024-02-09";

function assumptionsOf(asked: Asked): CrowdSizeGrid["assumptions"] {
  const split = Object.entries(asked.split).map(([group, weight]) => `${group}:${weight}`);
  return [
    {
      parameter: "capital",
      value: asked.capital.map((yuan) => `${yuan / 1e12}e12`).join(","),
      name: { zh: "量化资金规模（元）", en: "capital of quant funds, yuan" },
      source: `${ESSAY}; CITIC via Bloomberg: 1.57 trillion at 2024-03-31`,
    },
    {
      parameter: "turnoverShare",
      value: asked.turnoverShare.join(","),
      name: { zh: "占市场成交", en: "their share of trading" },
      source: ESSAY,
    },
    { parameter: "sold", value: String(asked.sold), name: { zh: "卖出部分", en: "part that is sold" }, source: null },
    {
      parameter: "days",
      value: String(asked.days),
      name: { zh: "分几日卖出", en: "days the sale is spread over" },
      source: null,
    },
    {
      parameter: "split",
      value: split.join(","),
      name: { zh: "按市值的分布", en: "split over the sizes" },
      source: null,
    },
    {
      parameter: "impact",
      value: String(asked.impact),
      name: { zh: "平方根冲击系数", en: "constant of the square-root law" },
      source: null,
    },
    {
      parameter: "depth",
      value: String(asked.depth),
      name: { zh: "线性冲击的深度系数", en: "constant of depth, linear law" },
      source: "Cont and Schaanning 2017",
    },
  ];
}
