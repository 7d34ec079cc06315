import { type MembershipRule, wholeDays } from "../../market/membership.ts";
import { type Descriptors, descriptorsOf } from "../descriptors.ts";
import { FACTOR_UNIVERSE, type FactorMarket } from "../factor-market.ts";
import { STYLE_NAMES, STYLES, type StyleName } from "../styles.ts";
import { fillMissing } from "./fill-missing.ts";
import { type IndustryGroups, industryGroups } from "./industry-groups.ts";
import { orthogonalise } from "./orthogonalise.ts";
import { standardise } from "./standardise.ts";
import { universeByDay } from "./universe.ts";
import { winsorise } from "./winsorise.ts";

/** Share of the members that must have a style's raw figure of their own; with fewer the style is absent that day. */
export const LEAST_COVERAGE = 0.5;

/**
 * Why a style is absent: too few days of prices; nothing loaded that it is made from; fewer than half of the members have
 * it; it does not vary.
 */
export type AbsenceCause = "history" | "input" | "coverage" | "flat";

/** A style that a day does not have. */
export interface Absence {
  readonly style: StyleName;
  readonly cause: AbsenceCause;
}

/**
 * Exposures known at the close of day t. Arrays have one place a stock of the panel and are refilled for the next day: copy
 * what must last.
 */
export interface DayExposures {
  /** Position of the day in the panel. */
  readonly t: number;
  /** False where the day is a hole in the data (see wholeDays): what is told of it rests on the few rows that there are. */
  readonly whole: boolean;
  /** Close times shares of every stock that traded; NaN for the others. */
  readonly marketValues: Float64Array;
  /** Stocks that set the scale and earn factor returns, by position. */
  readonly members: Int32Array;
  /** Industry group of each stock, a place in `industryNames`; place 0 is "other". */
  readonly groups: Int32Array;
  readonly industryNames: readonly string[];
  /**
   * Standardised exposures of the styles that the day has: over the members the mean weighted by market value is 0 and the
   * standard deviation 1. Stocks outside the members that traded have them on the same scale; NaN for stocks that did not.
   */
  readonly exposures: Readonly<Partial<Record<StyleName, Float64Array>>>;
  /** Members whose own figure was missing and was filled from size and industry, by style. */
  readonly filled: Readonly<Partial<Record<StyleName, number>>>;
  readonly absent: readonly Absence[];
}

export interface ExposureOptions {
  readonly rule?: MembershipRule;
  /** Styles asked for (default: all); those that they are made from come along. */
  readonly styles?: readonly StyleName[];
  /** First day, by position, whose exposures are asked for; earlier ones only feed the windows. */
  readonly first?: number;
}

/**
 * Exposures of every style on day after day, in time linear in days: windows are kept up, never recomputed. Each style is
 * made as CNE5 has it: descriptors winsorised and standardised, combined, standardised again, missing ones filled from size
 * and industry, made orthogonal, standardised. Nothing after day t enters what is told of it.
 */
export function* exposuresByDay(
  market: FactorMarket,
  { rule = FACTOR_UNIVERSE, styles = STYLE_NAMES, first = 0 }: ExposureOptions = {},
): Generator<DayExposures, void, void> {
  const { panel, stocks } = market;
  const made = withParents(styles);
  const descriptors = descriptorsOf(market, made);
  const desk = deskFor(panel.codes.length, made, industryGroups(stocks.industries));
  const whole = wholeDays(panel);
  let t = 0;
  for (const { marketValues, members } of universeByDay(panel, stocks, rule)) {
    descriptors.advance(t, marketValues);
    if (t >= first) yield { t, whole: whole[t] === 1, ...stylesOf(t, descriptors, marketValues, members, desk) };
    t++;
  }
}

/** Exposures of one day of the panel. */
export function exposuresOn(market: FactorMarket, t: number, options: Omit<ExposureOptions, "first"> = {}) {
  const [day] = exposuresByDay(market, { ...options, first: t });
  return day as DayExposures | undefined;
}

/** Styles with those that they are made from, in the order of making; size fills what is missing. */
function withParents(styles: readonly StyleName[]): StyleName[] {
  const wanted = new Set<StyleName>(["size", ...styles, ...styles.flatMap((style) => STYLES[style].orthogonalTo)]);
  return STYLE_NAMES.filter((style) => wanted.has(style));
}

/** Arrays that every day writes anew. */
interface Desk {
  readonly styles: ReadonlyMap<StyleName, Float64Array>;
  readonly descriptor: Float64Array;
  readonly weightSums: Float64Array;
  readonly scratch: Float64Array;
  /** Square roots of market values: weights of every regression. */
  readonly weights: Float64Array;
  readonly industries: IndustryGroups;
}

function deskFor(width: number, styles: readonly StyleName[], industries: IndustryGroups): Desk {
  const make = () => new Float64Array(width);
  return {
    styles: new Map(styles.map((name) => [name, make()])),
    descriptor: make(),
    weightSums: make(),
    scratch: make(),
    weights: make(),
    industries,
  };
}

function stylesOf(
  t: number,
  descriptors: Descriptors,
  marketValues: Float64Array,
  members: Int32Array,
  desk: Desk,
): Omit<DayExposures, "t" | "whole"> {
  const { industries, weights } = desk;
  industries.form(members);
  for (let j = 0; j < weights.length; j++) weights[j] = Math.sqrt(marketValues[j]);
  const exposures: Partial<Record<StyleName, Float64Array>> = {};
  const filled: Partial<Record<StyleName, number>> = {};
  const absent: Absence[] = [];
  for (const [style, values] of desk.styles) {
    const outcome = makeStyle(style, t, descriptors, { values, marketValues, members, desk, exposures, absent });
    if (typeof outcome === "string") absent.push({ style, cause: outcome });
    else {
      exposures[style] = values;
      filled[style] = outcome;
    }
  }
  const { names: industryNames, groups } = industries;
  return { marketValues, members, groups, industryNames, exposures, filled, absent };
}

/** What a style of the day is made on. */
interface Making {
  /** Where it goes. */
  readonly values: Float64Array;
  readonly marketValues: Float64Array;
  readonly members: Int32Array;
  readonly desk: Desk;
  /** Styles made before it. */
  readonly exposures: Readonly<Partial<Record<StyleName, Float64Array>>>;
  readonly absent: readonly Absence[];
}

/** Makes one style in its array of the desk: how many members were filled, or why it is absent. */
function makeStyle(style: StyleName, t: number, descriptors: Descriptors, making: Making): number | AbsenceCause {
  const { values, marketValues, members, desk, exposures, absent } = making;
  const { leastDays, orthogonalTo } = STYLES[style];
  if (t + 1 < leastDays) return "history";
  const lacking = absent.find((parent) => orthogonalTo.includes(parent.style));
  if (lacking !== undefined) return lacking.cause;
  const others = orthogonalTo.map((name) => exposures[name] as Float64Array);
  const count = style === "nonLinearSize" ? cubeOfSize(making) : combine(style, descriptors, making);
  if (typeof count === "string") return count;
  if (count < LEAST_COVERAGE * members.length) return "coverage";
  if (style !== "nonLinearSize" && !standardise(values, members, marketValues)) return "flat";
  const missing = members.length - count;
  if (exposures.size !== undefined) fill(exposures.size, making);
  if (orthogonalTo.length === 0 && missing === 0) return 0;
  if (orthogonalTo.length > 0) orthogonalise(values, others, members, desk.weights);
  if (style === "nonLinearSize") winsorise(values, members, desk.scratch);
  return standardise(values, members, marketValues) ? missing : "flat";
}

function cubeOfSize({ values, members, exposures }: Making): number {
  const { size } = exposures;
  if (size === undefined) return 0;
  for (let j = 0; j < values.length; j++) values[j] = size[j] * size[j] * size[j];
  return members.length;
}

function fill(size: Float64Array, { values, members, desk }: Making): void {
  const { groups, names } = desk.industries;
  fillMissing(values, { groups, groupCount: names.length, size }, members, desk.weights);
}

/**
 * The weighted mean of a style's descriptors, each winsorised and standardised; of a stock that lacks some, over the ones it
 * has. Returns how many members have any, or why none has.
 */
function combine(style: StyleName, descriptors: Descriptors, making: Making): number | "input" | "flat" {
  const { values, marketValues, members } = making;
  const { descriptor, weightSums, scratch } = making.desk;
  values.fill(0);
  weightSums.fill(0);
  let isTold = false;
  for (const [name, weight] of STYLES[style].descriptors) {
    descriptors.write(name, descriptor);
    maskUntraded(descriptor, marketValues);
    isTold ||= members.some((j) => !Number.isNaN(descriptor[j]));
    winsorise(descriptor, members, scratch);
    if (!standardise(descriptor, members, marketValues)) continue;
    for (let j = 0; j < values.length; j++) {
      if (Number.isNaN(descriptor[j])) continue;
      values[j] += weight * descriptor[j];
      weightSums[j] += weight;
    }
  }
  for (let j = 0; j < values.length; j++) values[j] = weightSums[j] > 0 ? values[j] / weightSums[j] : Number.NaN;
  let count = 0;
  for (let i = 0; i < members.length; i++) if (weightSums[members[i]] > 0) count++;
  return count > 0 ? count : isTold ? "flat" : "input";
}

/** Clears what is told of stocks without a market value, and figures that are not finite. */
function maskUntraded(values: Float64Array, marketValues: Float64Array): void {
  for (let j = 0; j < values.length; j++) {
    if (!(marketValues[j] > 0) || !Number.isFinite(values[j])) values[j] = Number.NaN;
  }
}
