import { z } from "zod";
import { ROLL_RULES } from "../../domain/basis/index.ts";
import { parseDay } from "../../domain/calendar/index.ts";
import {
  DMA_REPLAYS,
  type DmaReplay,
  type DmaTerms,
  type SaleImpact,
  USUAL_DMA_TERMS,
  USUAL_FUTURES_CASH,
} from "../../domain/dma/index.ts";
import { InputError } from "../../errors.ts";
import { readBasket, readShort } from "./dma-mixes.ts";
import { dayOption } from "./study.ts";

const USUAL = USUAL_DMA_TERMS;
const CASH = USUAL_FUTURES_CASH;
const amount = (most: number) => z.coerce.number().min(0).max(most);
const share = amount(1);
const yuan = z.coerce.number().gt(0);

/** Refuses a text that a reader refuses, in the reader's words after `lead`. */
function readBy(read: (text: string) => unknown, lead: string) {
  return (text: string, context: z.core.$RefinementCtx<string>) => {
    try {
      read(text);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      context.addIssue({ code: "custom", message: error.message.replace(/^.*?expected /, lead) });
    }
  };
}

/** Every setting of an account but its days; each arrives as text, or as YAML has it. `lead` opens a refusal. */
const fields = (lead: string) => ({
  leverage: z.coerce.number().gt(0).max(20).default(USUAL.leverage).describe("Stocks at entry over equity"),
  replay: z
    .enum(Object.keys(DMA_REPLAYS) as [DmaReplay, ...DmaReplay[]])
    .default("2024-02")
    .describe(
      "Storm lived through: 2024-02 from 2023-12-29 to 2024-03-29, 2024-09 from 2024-08-30 to 2024-10-31; from and to replace its ends",
    ),
  basket: z
    .string()
    .superRefine(readBy(readBasket, lead))
    .default("micro")
    .describe(
      "What is held: an index (300, 500, 1000, 2000, micro), shares such as 1000:30,micro:70, 5/20/45/30 of 500/1000/2000/micro, or smallest for the 400 smallest stocks in equal parts",
    ),
  short: z
    .string()
    .superRefine(readBy(readShort, lead))
    .default("IM")
    .describe("Futures that are short: a product that rolls, one contract such as IM2403, or IC2403:45,IM2403:55"),
  roll: z.enum(ROLL_RULES).default("quarter").describe("Contract that a product without a month holds"),
  lots: z
    .enum(["daily", "fixed"])
    .default(USUAL.short)
    .describe("Short set to the value of the stocks at every close, or the lots of entry kept"),
  financing: share.default(USUAL.financingRate).describe("Interest a year on what is borrowed (assumption)"),
  calls: z
    .enum(["on", "off"])
    .default("on")
    .describe("Whether the broker calls and sells, or leaves the account alone"),
  requirement: z
    .enum(["entry", "current"])
    .default(USUAL.requirementOn)
    .describe("Margin ratio: equity over the notional of entry, or over the stocks as valued now (assumption)"),
  warning: share
    .default(USUAL.warningLine)
    .describe("Share of the margin ratio of entry below which the broker warns (assumption)"),
  call: share
    .default(USUAL.callLine)
    .describe("Share of it below which he asks for cash by the next day (assumption; 60% to 70% are told)"),
  forced: share
    .default(USUAL.forcedLine)
    .describe("Share of it below which he sells at once (assumption; about 50% is told)"),
  reserve: amount(100)
    .default(USUAL.reserve)
    .describe("Cash from outside for calls, as a share of the equity of entry"),
  futuresAccount: z
    .enum(["broker", "own"])
    .default("broker")
    .describe(
      "Who pays when the futures rise: the broker lends it, or a futures account of its own, which sales reach a day later",
    ),
  futuresCash: share
    .default(CASH.share)
    .describe("Own futures account: cash behind the short at entry, as a share of it"),
  futuresCall: share.default(CASH.callAt).describe("Own futures account: share below which it is called (assumption)"),
  futuresCut: share
    .default(CASH.cutAt)
    .describe("Own futures account: share below which contracts are closed at once (the exchange's margin)"),
  locks: z
    .enum(["on", "off"])
    .default("on")
    .describe("Whether the share of stocks locked limit-down cannot be sold, where it is known"),
  impact: z
    .enum(["off", "square-root", "saturating"])
    .default("off")
    .describe("Whether own sales move prices, and by which law"),
  capital: yuan.default(100_000_000).describe("Equity of entry in yuan; only own impact depends on it"),
  turnover: yuan
    .default(20_000_000_000)
    .describe("Yuan that the basket's stocks trade on a usual day, for own impact (assumption)"),
  volatility: share.default(0.03).describe("Daily volatility of the basket, for own impact (assumption)"),
  coefficient: amount(10).default(0.7).describe("Y of the square-root law (assumption; 0.5 to 1 are told)"),
  saleCost: share.default(USUAL.saleCost).describe("Duty, fees and half spread of a sale, as a share of it"),
  survivable: z.enum(["on", "off"]).default("on").describe("Whether the leverage that survives is looked for"),
  horizon: z.coerce
    .number()
    .int()
    .min(1)
    .max(60)
    .default(5)
    .describe("Trading days over which the tail of the hedged spread is measured"),
  confidence: z.coerce
    .number()
    .min(0.5)
    .max(0.999)
    .default(0.99)
    .describe("Level of the expected shortfall, and share of simulated paths that must be lived through"),
  paths: z.coerce
    .number()
    .int()
    .min(10)
    .max(10_000)
    .default(300)
    .describe("Simulated paths, drawn from the days before entry"),
  seed: z.coerce.number().int().min(0).default(1).describe("Seed of the simulated paths"),
});

/** Settings as options of a command line or a query give them. */
export const DmaParams = z.object({
  ...fields(""),
  from: dayOption("from", "Day of entry, at its close (default: that of the replay)"),
  to: dayOption("to", "Last day answered; nothing later enters any figure (default: that of the replay)"),
});
export type DmaParams = z.infer<typeof DmaParams>;

const EXPECTED = "expected ";
const dayText = z.string().superRefine(readBy((text) => parseDay(text), EXPECTED));

/** The same as a YAML file gives them; a key that is not known is refused. */
export const DmaFile = z.strictObject({ ...fields(EXPECTED), from: dayText.optional(), to: dayText.optional() });

/** Depth of the saturating law in daily turnovers over volatility, and its floor (Cont and Schaanning 2017: 0.4 and 0.5). */
const DEPTH = 0.4;
const FLOOR = 0.5;

/** The terms that settings stand for. */
export function dmaTerms(settings: DmaParams): DmaTerms {
  const { futuresAccount, futuresCash, futuresCall, futuresCut } = settings;
  return {
    leverage: settings.leverage,
    financingRate: settings.financing,
    requirementOn: settings.requirement,
    warningLine: settings.warning,
    callLine: settings.call,
    forcedLine: settings.forced,
    reserve: settings.reserve,
    short: settings.lots,
    calls: settings.calls === "on",
    futuresCash: futuresAccount === "own" ? { share: futuresCash, callAt: futuresCall, cutAt: futuresCut } : null,
    saleCost: settings.saleCost,
    impact: impactOf(settings),
  };
}

function impactOf({ impact, capital, turnover, volatility, coefficient }: DmaParams): SaleImpact | null {
  if (impact === "off") return null;
  const inEquities = turnover / capital;
  return impact === "square-root"
    ? { law: "square-root", coefficient, volatility, turnover: inEquities }
    : { law: "saturating", depth: (DEPTH * inEquities) / volatility, floor: FLOOR };
}
