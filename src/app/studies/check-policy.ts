import { z } from "zod";
import { USUAL_DMA_TERMS, USUAL_FUTURES_CASH } from "../../domain/dma/index.ts";
import { STYLE_NAMES } from "../../domain/factors/index.ts";
import { BOOK_BOUNDS } from "../../domain/guard/index.ts";

const amount = z.number().min(0);
const share = z.number().min(0).max(1);
/** A limit that null switches off. */
const limit = (usual: number | null) => amount.nullable().default(usual);

const terms = z.strictObject({
  financing: share.default(USUAL_DMA_TERMS.financingRate),
  warning: share.default(USUAL_DMA_TERMS.warningLine),
  call: share.default(USUAL_DMA_TERMS.callLine),
  forced: share.default(USUAL_DMA_TERMS.forcedLine),
  reserve: amount.default(USUAL_DMA_TERMS.reserve),
  futuresAccount: z.enum(["broker", "own"]).default("broker"),
  futuresCash: share.default(USUAL_FUTURES_CASH.share),
  coefficient: z.number().min(0).max(10).default(0.7),
});

/** What a book may and may not; every field has a default, null switches a limit off, and a key not known is refused. */
export const CheckPolicy = z.strictObject({
  survivableLeverage: z.enum(["value", "low", "off"]).default("value"),
  bounds: z
    .array(z.enum(BOOK_BOUNDS))
    .min(1)
    .default([...BOOK_BOUNDS]),
  maxLeverage: limit(4),
  minHedgeRatio: limit(0.9),
  maxHedgeRatio: limit(1.1),
  maxActiveSize: limit(1),
  maxActive: z.partialRecord(z.enum(STYLE_NAMES), amount).default({}),
  maxMicroShare: limit(0.3),
  maxMissingWeight: limit(0.02),
  maxLockedShare: limit(0.05),
  maxDaysToLiquidate: limit(5),
  maxLiquidationImpact: limit(0.05),
  maxCarryCost: limit(0.15),
  minMarginBuffer: limit(0.1),
  maxShortfall: limit(0.25),
  maxStressLoss: limit(0.6),
  horizon: z.union([z.literal(1), z.literal(5), z.literal(10)]).default(5),
  participation: z.number().gt(0).max(1).default(0.1),
  warnAt: z.number().gt(0).max(1).default(0.9),
  whenUnknown: z.enum(["warn", "break"]).default("warn"),
  terms: terms.prefault({}),
});
export type CheckPolicy = z.infer<typeof CheckPolicy>;

/** A policy with every default written out and told; reading it gives the defaults. */
export const POLICY_TEMPLATE = `# What a book may and may not: bianque check HOLDINGS.csv --capital 1e8 --futures IM2403:-120 --policy policy.yaml
# Every line may be left out; null switches a limit off. Ratios are decimals. Exit code 3 where a rule is broken.

survivableLeverage: value  # leverage not above this end of the survivable leverage: value, low (of its interval), or off
bounds: [history, recorded-stress, simulated, shortfall, opposite-limits, own-impact]  # what survivable leverage counts
maxLeverage: 4             # stocks over capital
minHedgeRatio: 0.9         # value of the short over that of the stocks
maxHedgeRatio: 1.1
maxActiveSize: 1           # size exposure against the index of the futures, either way, in standard deviations
maxActive: {}              # the same of other styles, such as {beta: 0.3, momentum: 0.5}
maxMicroShare: 0.3         # weight in the 400 smallest stocks
maxMissingWeight: 0.02     # weight of codes without a price
maxLockedShare: 0.05       # weight that could not be sold at the close: locked limit-down or suspended
maxDaysToLiquidate: 5      # trading days until 90% of the book is sold
maxLiquidationImpact: 0.05 # mean loss of selling the whole book in a day, as a share of it
maxCarryCost: 0.15         # cost of the short to expiry, a year, as a share of it
minMarginBuffer: 0.1       # loss of the spread, as a share of the stocks, before the account is called
maxShortfall: 0.25         # expected shortfall of the spread over the horizon, as a share of capital
maxStressLoss: 0.6         # loss in any stress, as a share of capital

horizon: 5                 # trading days of maxShortfall and of the shortfall bound: 1, 5 or 10
participation: 0.1         # share of a stock's usual trading that its sale takes
warnAt: 0.9                # share of a limit from which a rule warns
whenUnknown: warn          # a figure that cannot be told: warn or break

terms:                     # of the leveraged account (docs/dma.md; assumptions)
  financing: 0.035         # a year
  warning: 0.8             # shares of the margin ratio of entry
  call: 0.65
  forced: 0.5
  reserve: 0               # cash from outside for calls, in capitals
  futuresAccount: broker   # broker lends what the short must pay, or own cash stands behind it
  futuresCash: 0.25        # own: cash as a share of the short
  coefficient: 0.7         # Y of the square-root law
`;
