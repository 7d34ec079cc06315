import { type MembershipRule, wholeDays } from "../../market/membership.ts";
import { type Descriptors, descriptorsOf } from "../descriptors.ts";
import { FACTOR_UNIVERSE, type FactorMarket } from "../factor-market.ts";
import { STYLE_NAMES, STYLES, type StyleName } from "../styles.ts";
import type { Absence } from "./absence.ts";
import { type Desk, deskFor } from "./desk.ts";
import { industryGroups } from "./industry-groups.ts";
import { makeStyle } from "./make-style.ts";
import { universeByDay } from "./universe.ts";

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
