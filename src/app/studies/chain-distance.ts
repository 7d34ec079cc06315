import { z } from "zod";
import { type ChainDistance, ChainDistanceAnswer, type Note } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import { addTradingDays, type Day, formatDay } from "../../domain/calendar/index.ts";
import {
  BUCKETS,
  type ChainParameters,
  type ChainScenario,
  distanceToCascade,
  excessFall,
  HEDGES,
  plausibleDraw,
  SHOCK_LIMITS,
  TIPPING_SHOCKS,
  type TippingShock,
  USUAL_MIXES,
  USUAL_PARAMETERS,
  WHOLE_CHAIN,
} from "../../domain/chain/index.ts";
import { productNamed } from "../../domain/market/products.ts";
import { DataGap } from "../../errors.ts";
import { xoshiro } from "../../numerics/xoshiro.ts";
import { loadBasis } from "./basis-data.ts";
import { startOf } from "./chain-data.ts";
import { type HedgedEvening, loadHedgedEvening } from "./chain-hedged-evening.ts";
import { type ChainSetup, chainSetup } from "./chain-setup.ts";
import { INDEX_CODES } from "./simulated-stocks.ts";
import { lastCommonDay, loadCloses } from "./snowball-inputs.ts";
import { dayOption, type Study, type Task } from "./study.ts";

const bn = z.coerce.number().gt(0).max(10_000);

const params = z.object({
  date: dayOption("date", "Evening that the shock comes after; nothing later enters (default: the last day loaded)"),
  excess: z.coerce
    .number()
    .gt(0)
    .lt(1)
    .default(0.2)
    .describe("Fall of micro caps, beyond what the market alone explains, that counts as a cascade"),
  days: z.coerce.number().int().min(2).max(60).default(20).describe("Trading days simulated after the evening"),
  draws: z.coerce.number().int().min(0).max(400).default(24).describe("Draws of the parameters for the band"),
  seed: z.coerce.number().int().min(0).default(1).describe("Seed of the draws"),
  neutral: bn
    .optional()
    .describe("Stocks of neutral funds, billions of yuan (default: those of January 2024, scaled by open interest)"),
  dma: bn
    .optional()
    .describe(
      "Stocks of leveraged accounts, billions of yuan (default: those of January 2024, scaled by open interest)",
    ),
  leverage: z.coerce
    .number()
    .min(1)
    .max(20)
    .default(USUAL_PARAMETERS.dmaHighLeverage)
    .describe("Highest leverage that those accounts entered at (assumption)"),
  entered: z.coerce
    .number()
    .int()
    .min(0)
    .max(39)
    .default(20)
    .describe("Trading days ago that they entered: what the hedged book made since is theirs (assumption)"),
});
type Params = z.infer<typeof params>;

export const chainDistanceStudy: Study<Params, ChainDistanceAnswer> = {
  name: "chain-distance",
  summary: "Distance to a cascade: the smallest fall, redemption or basis move today that would tip the small caps",
  params,
  answer: ChainDistanceAnswer,
  examples: [
    "bianque chain distance --date 2024-01-19",
    "bianque chain distance --date 2024-01-19 --excess 0.1 --json",
  ],
  run: distance,
};

async function distance(store: Store, asked: Params, task?: Task): Promise<ChainDistanceAnswer> {
  const date = asked.date ?? (await lastEvening(store));
  const evening = await loadHedgedEvening(store, date, asked.entered);
  const carries = { carryIC: evening.carries[0], carryIM: evening.carries[1] };
  const setup = await chainSetup(store, {
    from: date,
    to: addTradingDays(date, asked.days),
    recorded: false,
    carries: evening.carries,
    basisDays: USUAL_PARAMETERS.basisDays,
  });
  const own = { ...carries, ...sizesOf(asked, evening.interest) };
  const usual = eveningScenario(setup, evening, { ...USUAL_PARAMETERS, ...own });
  const drawn = draws(asked).map((parameters) => eveningScenario(setup, evening, { ...parameters, ...own }));
  const distances: ChainDistance[] = [];
  for (const shock of TIPPING_SHOCKS) {
    distances.push(await nearness(usual, drawn, shock, asked.excess, task));
  }
  return {
    date: formatDay(date),
    days: asked.days,
    excess: asked.excess,
    draws: asked.draws,
    seed: asked.seed,
    sizes: { neutralCny: own.neutralCny, dmaCny: own.dmaCny, leverage: own.dmaHighLeverage },
    evening: {
      openInterest: evening.interest,
      entered: asked.entered,
      gain: evening.dma.gain,
      leverage: leverageAfter(own.dmaHighLeverage, evening.dma.gain),
    },
    unshocked: excessFall(usual),
    distances,
    notes: NOTES,
  };
}

/** What an entry at a leverage has become; null where nothing of it is left. */
function leverageAfter(leverage: number, gain: number): number | null {
  const equity = 1 / leverage + gain;
  return equity > 0 ? 1 / equity : null;
}

/** The last day with closes of every size and contracts of both futures. */
async function lastEvening(store: Store): Promise<Day> {
  const closes = await loadCloses(
    store,
    BUCKETS.map((bucket) => INDEX_CODES[bucket]),
    undefined,
  );
  const basis = await loadBasis(store, HEDGES.map(productNamed));
  const traded = basis.map(({ snapshots }) => new Set(snapshots.map(({ day }) => day)));
  const last = lastCommonDay(closes);
  const found = [...closes.values()][0].days.findLast((day) => day <= last && traded.every((days) => days.has(day)));
  if (found !== undefined) return found;
  throw new DataGap(`no day has closes of every size and contracts of ${HEDGES.join(" and ")}; import futures closes`);
}

/** Sizes asked for, else the usual ones as many times as open interest is that of the day which they were told of. */
function sizesOf({ neutral, dma, leverage }: Params, interest: number) {
  const { neutralCny, dmaCny, dmaLowLeverage } = USUAL_PARAMETERS;
  return {
    neutralCny: neutral === undefined ? neutralCny * interest : neutral * 1e9,
    dmaCny: dma === undefined ? dmaCny * interest : dma * 1e9,
    dmaHighLeverage: leverage,
    dmaLowLeverage: Math.min(leverage, dmaLowLeverage),
  };
}

/** The days after the evening as far as they are known then: a flat market, no programme, no mask. */
function eveningScenario(
  { record, notes }: ChainSetup,
  { neutral, dma }: HedgedEvening,
  parameters: ChainParameters,
): ChainScenario {
  const { days, contracts } = record;
  return {
    start: { ...startOf(record), hedged: { neutral, dma } },
    path: { days, market: new Float64Array(days.length), shocks: null, contracts },
    notes,
    programmes: [],
    masked: null,
    parameters,
    links: WHOLE_CHAIN,
    mixes: USUAL_MIXES,
    requirementOn: "current",
    pieces: 4,
  };
}

function draws({ draws, seed }: Params): ChainParameters[] {
  const random = xoshiro(seed);
  return Array.from({ length: draws }, () => plausibleDraw(random));
}

async function nearness(
  usual: ChainScenario,
  drawn: readonly ChainScenario[],
  shock: TippingShock,
  excess: number,
  task?: Task,
): Promise<ChainDistance> {
  const central = distanceToCascade(usual, shock, excess);
  const found: number[] = [];
  for (const scenario of drawn) {
    task?.signal.throwIfAborted();
    found.push(distanceToCascade(scenario, shock, excess).shock ?? Number.POSITIVE_INFINITY);
    task?.tell({ shock, done: found.length, total: drawn.length });
    await new Promise((resolve) => setImmediate(resolve));
  }
  found.sort((a, b) => a - b);
  const at = (share: number) => {
    const value = found[Math.floor(share * (found.length - 1))];
    return value === undefined || value === Number.POSITIVE_INFINITY ? null : value;
  };
  const tips = found.filter((size) => size < Number.POSITIVE_INFINITY).length;
  return {
    shock,
    limit: SHOCK_LIMITS[shock],
    usual: central.shock,
    usualFall: central.fall,
    near: at(0.1),
    median: at(0.5),
    far: at(0.9),
    tips: found.length === 0 ? null : tips / found.length,
  };
}

const NOTES: Note[] = [
  {
    zh: "冲击发生在次日，其后市场走平；不用当日之后的任何数据，不假设救市；合约权重取常态。",
    en: "The shock comes on the next day, the market stays flat after it; nothing later is used, nobody steps in, contracts have their usual weights.",
  },
  {
    zh: "中性与 DMA 规模取 2024 年 1 月的假设（可改），按当晚 IC、IM 持仓市值相对 2023-12-29 伸缩；账户在若干日前以假设篮子入场，其后盈亏与当晚杠杆按收盘价推算。流通市值取 2024 年 1 月；雪球存量由指数历史推定。",
    en: "Sizes of neutral books are assumptions of January 2024 (options), scaled by the evening's open interest of IC and IM over that of 2023-12-29; accounts entered some days ago with assumed baskets, and closes since make their gain and their leverage of the evening. Market values are of January 2024, the snowball book is made from index history.",
  },
  {
    zh: "距离随参数变化很大，只宜看其变化与排序。",
    en: "Distances move much with the parameters: read their changes and order.",
  },
];
