import { z } from "zod";
import type { Note, SnowballMarket } from "../../contract.ts";
import { formatDay, parseDay } from "../../domain/calendar/index.ts";
import { type MarketAssumptions, USUAL_ASSUMPTIONS as USUAL } from "../../domain/snowball/book/index.ts";
import { InputError } from "../../errors.ts";

const amount = (otherwise: number) => z.coerce.number().min(0).max(1e14).default(otherwise);
const months = (otherwise: number) => z.coerce.number().int().min(1).max(60).default(otherwise);
const ratio = (otherwise: number) => z.coerce.number().positive().max(3).default(otherwise);
const day = (name: string, otherwise: number) =>
  z
    .string()
    .default(formatDay(otherwise))
    .transform((text) => parseDay(text, name));

const MIX = USUAL.knockIns.map(({ ratio, share }) => `${ratio}:${share}`).join(",");

/** Parameters of the assumed market, each with the default that `USUAL_ASSUMPTIONS` states. */
export const assumptionParams = {
  csi500: amount(USUAL.outstandingCny["000905.SH"]).describe("Outstanding on CSI500, yuan"),
  csi1000: amount(USUAL.outstandingCny["000852.SH"]).describe("Outstanding on CSI1000, yuan"),
  scaledOn: day("scaledOn", USUAL.scaledOn).describe("Day on which so much is outstanding"),
  issuedFrom: day("issuedFrom", USUAL.issuedFrom).describe("First week of issues"),
  issuedTo: day("issuedTo", USUAL.issuedTo).describe("Last week of issues"),
  heavyFrom: day("heavyFrom", USUAL.heavyFrom).describe("First day of the weeks that weigh more"),
  heavyTo: day("heavyTo", USUAL.heavyTo).describe("Last day of the weeks that weigh more"),
  heavyWeight: amount(USUAL.heavyWeight).describe("How much more a week of those weighs"),
  knockIn: z
    .string()
    .default(MIX)
    .transform((text) => readMix(text))
    .describe("Knock-in ratios and their shares of each issue"),
  knockOut: ratio(USUAL.knockOutRatio).describe("Knock-out ratio"),
  knockOutStep: z.coerce
    .number()
    .min(-0.1)
    .max(0.1)
    .default(USUAL.knockOutStep)
    .describe("Added to the knock-out ratio each month after the first; negative steps down"),
  tenor: months(USUAL.tenorMonths).describe("Months from issue to maturity"),
  lock: months(USUAL.lockMonths).describe("First month whose date can knock out"),
  coupon: z.coerce.number().min(-1).max(2).default(USUAL.coupon).describe("Coupon a year"),
  participation: ratio(USUAL.participation).describe("Share of the fall that holders bear after a knock-in"),
};

const schema = z.object(assumptionParams);
export type AssumptionParams = z.infer<typeof schema>;

function readMix(text: string): MarketAssumptions["knockIns"] {
  return text.split(",").map((cell) => {
    const [ratio, share] = cell.split(":").map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
    if (ratio > 0 && ratio <= 1 && share > 0 && cell.split(":").length === 2) return { ratio, share };
    throw new InputError(`knockIn is "${text}"; expected ratios and shares such as ${MIX}`);
  });
}

/** The assumptions that parameters make. Throws InputError for a lock after the maturity, or days out of order. */
export function assumptionsOf(params: AssumptionParams): MarketAssumptions {
  const { lock, tenor, issuedFrom, issuedTo } = params;
  if (lock > tenor) throw new InputError(`lock is ${lock}; expected at most the tenor, ${tenor}`);
  if (issuedFrom > issuedTo) {
    throw new InputError(
      `issuedFrom is ${formatDay(issuedFrom)}; expected a day up to issuedTo, ${formatDay(issuedTo)}`,
    );
  }
  if (params.csi500 + params.csi1000 === 0) throw new InputError("csi500 and csi1000 are 0; expected notes on one");
  return {
    outstandingCny: { "000905.SH": params.csi500, "000852.SH": params.csi1000 },
    scaledOn: params.scaledOn,
    issuedFrom,
    issuedTo,
    heavyFrom: params.heavyFrom,
    heavyTo: params.heavyTo,
    heavyWeight: params.heavyWeight,
    tenorMonths: tenor,
    lockMonths: lock,
    knockOutRatio: params.knockOut,
    knockOutStep: params.knockOutStep,
    knockIns: params.knockIn,
    coupon: params.coupon,
    participation: params.participation,
  };
}

type Named = Omit<SnowballMarket["assumptions"][number], "value">;
const named = (parameter: string, zh: string, en: string, source: string | null = null): Named => ({
  parameter,
  name: { zh, en },
  source,
});

const OUTSTANDING = "CNY 216bn in all (Cinda, South China Morning Post, January 2024); the split is an assumption";

const NAMES: readonly Named[] = [
  named("csi500", "中证500 雪球存续规模，元", "outstanding on CSI500, yuan", OUTSTANDING),
  named("csi1000", "中证1000 雪球存续规模，元", "outstanding on CSI1000, yuan", OUTSTANDING),
  named("scaledOn", "存续规模所在日", "day of that amount"),
  named("issuedFrom", "每周发行，自", "weekly issues, from"),
  named("issuedTo", "每周发行，至", "weekly issues, to"),
  named(
    "heavyFrom",
    "发行加权，自",
    "heavier weeks, from",
    "press, January 2024: the near notes were mostly sold February to April 2023",
  ),
  named("heavyTo", "发行加权，至", "heavier weeks, to"),
  named("heavyWeight", "加权倍数", "weight of those weeks"),
  named(
    "knockIn",
    "敲入比例:占比",
    "knock-in ratios and their shares",
    "75% and 80% as in the press; the shares are an assumption",
  ),
  named("knockOut", "敲出比例", "knock-out ratio", "usual terms"),
  named("knockOutStep", "敲出每月变动", "change of the knock-out a month"),
  named("tenor", "期限，月", "tenor, months", "usual terms"),
  named("lock", "锁定期，月", "lock, months", "usual terms"),
  named("coupon", "年化票息", "coupon a year"),
  named("participation", "敲入后参与率", "participation after a knock-in", "usual terms"),
  named("volatility", "波动率", "volatility"),
  named("carry", "贴水与分红", "carry"),
  named("rate", "利率", "interest rate"),
  named("cap", "Delta 上限", "cap on delta"),
];

const ISSUES: Note = {
  zh: "存量雪球是假设，不是数据：每周各指数发行一次，按收盘价定初始价，剔除已敲出的，再放大到已公布的总规模。",
  en: "The outstanding market is an assumption, not data: one issue a week on each index at its close, those that knocked out removed, scaled to the published total.",
};

/** Every assumption with its value as it was used, and the note that says what they are. */
export function namedAssumptions(params: Readonly<Record<string, unknown>>): SnowballMarket["assumptions"] {
  return NAMES.map((entry) => ({ ...entry, value: shownValue(entry.parameter, params[entry.parameter]) }));
}

export const ASSUMED_NOTE = ISSUES;

function shownValue(parameter: string, value: unknown): number | string {
  if (parameter === "knockIn") {
    return (value as MarketAssumptions["knockIns"]).map(({ ratio, share }) => `${ratio}:${share}`).join(",");
  }
  if (typeof value === "number") return /From$|To$|On$/.test(parameter) ? formatDay(value) : value;
  return String(value);
}
