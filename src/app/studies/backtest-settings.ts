import { z } from "zod";
import { ROLL_RULES } from "../../domain/basis/index.ts";
import { type Day, parseDay } from "../../domain/calendar/index.ts";
import { STYLE_NAMES } from "../../domain/factors/index.ts";
import { SIZE_GROUPS } from "../../domain/market/size-groups.ts";
import { REBALANCES, USUAL_FUTURES_COSTS, USUAL_STOCK_COSTS } from "../../domain/neutral/index.ts";
import { InputError } from "../../errors.ts";

const share = z.number().min(0).max(1);
const SYMBOL = /^I[CFHM]\d{4}$/;

/** A day as YAML gives it: text, since dates without quotes stay text in YAML 1.2. */
const day = z.string().transform((text, context): Day => {
  try {
    return parseDay(text);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    context.addIssue({ code: "custom", message: error.message });
    return z.NEVER;
  }
});

/** Universes of an index's own members, and the index. */
export const MEMBER_INDICES = { csi300: "000300.SH", csi500: "000905.SH", csi1000: "000852.SH" } as const;
const MEMBER_UNIVERSES = Object.keys(MEMBER_INDICES) as (keyof typeof MEMBER_INDICES)[];

const basket = z.strictObject({
  universe: z.enum(["all", ...SIZE_GROUPS, ...MEMBER_UNIVERSES]).default("micro"),
  microSize: z.number().int().min(1).max(3000).default(400),
  count: z.number().int().min(1).nullable().default(null),
  weighting: z.enum(["equal", "value", "optimised"]).default("equal"),
  scores: z.partialRecord(z.enum(STYLE_NAMES), z.number()).default({}),
  rebalance: z.enum(REBALANCES).default("weekly"),
  lag: z.union([z.literal(0), z.literal(1)]).default(1),
});

const optimise = z.strictObject({
  maxWeight: z.number().gt(0).max(1).default(0.02),
  maxTurnover: z.number().gt(0).max(2).default(0.4),
  industry: share.default(0.03),
  styles: z.partialRecord(z.enum(STYLE_NAMES), z.number().min(0)).default({ size: 0.1 }),
  riskAversion: z.number().gt(0).default(10),
  tradingCost: share.default(0.001),
  returnPerScore: z.number().default(0.002),
});

const hedge = z.strictObject({
  product: z.enum(["IC", "IM", "IF", "IH"]).default("IM"),
  contract: z
    .string()
    .refine((text) => (ROLL_RULES as readonly string[]).includes(text) || SYMBOL.test(text), {
      error: `expected ${ROLL_RULES.join(", ")}, or one contract such as IM2403`,
    })
    .default("quarter"),
  ratio: z.number().min(0).max(2).default(1),
  by: z.enum(["future", "index"]).default("future"),
  wholeLots: z.boolean().default(true),
  margin: share.nullable().default(null),
});

const costs = z.strictObject({
  commission: share.default(USUAL_STOCK_COSTS.commission),
  slippage: share.default(USUAL_STOCK_COSTS.slippage),
  impact: z.number().min(0).max(10).default(USUAL_STOCK_COSTS.impact),
  charges: z.boolean().default(USUAL_STOCK_COSTS.charges),
  futuresFee: share.nullable().default(null),
  futuresSlippagePoints: z.number().min(0).default(USUAL_FUTURES_COSTS.slippagePoints),
});

const trading = z.strictObject({
  limits: z.boolean().default(true),
  lot: z.number().int().min(0).default(100),
  participation: z.number().gt(0).max(1).nullable().default(0.1),
});

/** The configuration of a backtest; every field has a default, and a key that is not known is refused. */
export const BacktestSettings = z.strictObject({
  capital: z.number().gt(0).default(100_000_000),
  from: day.optional(),
  to: day.optional(),
  stockShare: share.default(0.8),
  cashRate: z.number().min(-0.1).max(0.2).default(0.015),
  styles: z.boolean().default(true),
  synthetic: z.boolean().default(false),
  seed: z.number().int().min(0).default(1),
  basket: basket.prefault({}),
  optimise: optimise.prefault({}),
  hedge: hedge.prefault({}),
  costs: costs.prefault({}),
  trading: trading.prefault({}),
});
export type BacktestSettings = z.infer<typeof BacktestSettings>;

/** A configuration with every default written out and told; reading it gives the defaults. */
export const BACKTEST_TEMPLATE = `# A neutral book: a basket of stocks, short index futures, cash. Every line is the default and may be left out.

capital: 100000000        # yuan
# from: 2023-03-01        # first day, on which positions are taken (default: the 61st day loaded)
# to: 2024-03-29          # last day (default: the last loaded)
stockShare: 0.8           # share of equity in stocks at each rebalancing; the rest is cash and margin
cashRate: 0.015           # interest on cash a year
styles: true              # tell what styles earned apart from selection (needs a list of stocks with industries)
synthetic: false          # simulated stocks, conditioned on the recorded index closes, instead of loaded ones
seed: 1                   # of the simulated stocks

basket:
  universe: micro         # micro, rest, 2000, 1000, 500, 300 (by rank of market value), all,
                          # or csi300, csi500, csi1000 (members of the index as loaded)
  microSize: 400          # how many of the smallest stocks are micro
  count: null             # how many are held, the best by score (the smallest without scores); null for all
  weighting: equal        # equal, value (market value), or optimised (see below)
  scores: {}              # weights of styles, such as {size: -1, reversal: 0.5}: docs/factors.md lists them
  rebalance: weekly       # daily, weekly or monthly
  lag: 1                  # 1: decided on the close before the trade; 0: on the close at which it trades

optimise:                 # for weighting: optimised, against the size group that the future stands for
  maxWeight: 0.02
  maxTurnover: 0.4        # purchases and sales at a rebalancing, shares of the basket
  industry: 0.03          # largest deviation from the benchmark's weight of an industry
  styles: {size: 0.1}     # largest exposure over the benchmark, in standard deviations; leave size out to let it sink
  riskAversion: 10
  tradingCost: 0.001      # share of a trade's value
  returnPerScore: 0.002   # return until the next rebalancing that a score of 1 promises (assumption)

hedge:
  product: IM             # IC, IM, IF or IH
  contract: quarter       # near, next, quarter, cheapest (left 7 days before expiry), or one such as IM2403
  ratio: 1                # short futures over stocks, by value
  by: future              # a future counts at its own price, or at the index
  wholeLots: true         # false: any fraction of a lot
  margin: null            # exchange margin as a share of the futures' value; null: as fetched for the day, else 0.12

costs:
  commission: 0.0002      # each side, share of the value traded (assumption)
  slippage: 0.0005        # half spread, each side (assumption)
  impact: 0.7             # Y of the square-root law: Y x daily volatility x sqrt(order / usual daily amount)
  charges: true           # stamp duty, transfer, handling and regulatory fees of the day
  futuresFee: null        # each side, share of the value; null: as fetched for the day, else 0.000023 (CFFEX)
  futuresSlippagePoints: 0.2

trading:
  limits: true            # orders meet price limits and suspensions and are carried over
  lot: 100                # shares of a lot; 0 for any fraction of a share
  participation: 0.1      # largest share of a day's volume an order takes; null for no cap
`;
