import { normalCdf, normalDensity } from "../../numerics/normal.ts";
import type { FlatMarket } from "./market.ts";

/** A closed-form value with its first two derivatives by the price of the underlying. */
export interface ClosedForm {
  readonly price: number;
  readonly delta: number;
  readonly gamma: number;
}

/** A share of scale x S^power x N(slope ln S + shift): every formula here is a sum of these. */
interface Term {
  readonly scale: number;
  readonly power: number;
  readonly slope: number;
  readonly shift: number;
}

function sum(terms: readonly Term[], spot: number): ClosedForm {
  let [price, first, second] = [0, 0, 0];
  for (const { scale, power, slope, shift } of terms) {
    const z = slope * Math.log(spot) + shift;
    const base = scale * spot ** power;
    const value = base * normalCdf(z);
    const density = base * slope * normalDensity(z);
    price += value;
    first += power * value + density;
    second += power * (power * value + density) + density * (power - slope * z);
  }
  return { price, delta: first / spot, gamma: (second - first) / (spot * spot) };
}

/** Terms paying S_T (asset) or 1 (cash) where S_T lies above (side 1) or below (side -1) a level. */
function ending(kind: "asset" | "cash", side: 1 | -1, level: number, market: FlatMarket, years: number): Term {
  const { rate, carry, volatility } = market;
  const deviation = volatility * Math.sqrt(years);
  const drift = (rate - carry + ((kind === "asset" ? 1 : -1) * volatility * volatility) / 2) * years;
  return {
    scale: Math.exp(-(kind === "asset" ? carry : rate) * years),
    power: kind === "asset" ? 1 : 0,
    slope: side / deviation,
    shift: (side * (drift - Math.log(level))) / deviation,
  };
}

function scaled(term: Term, scale: number): Term {
  return { ...term, scale: term.scale * scale };
}

/** European call (side 1) or put (side -1): Black and Scholes 1973, Merton 1973. */
export function vanilla(side: 1 | -1, strike: number, market: FlatMarket, years: number, spot: number): ClosedForm {
  const asset = ending("asset", side, strike, market, years);
  const cash = ending("cash", side, strike, market, years);
  return sum([scaled(asset, side), scaled(cash, -side * strike)], spot);
}

/** Pays 1 where the price at the end is at or above the level: Reiner and Rubinstein, Unscrambling the binary code, 1991. */
export function cashOrNothingCall(level: number, market: FlatMarket, years: number, spot: number): ClosedForm {
  return sum([ending("cash", 1, level, market, years)], spot);
}

/** Pays `cash` above the level at the end, and the underlying itself below it. */
export function cashAboveAssetBelow(
  cash: number,
  level: number,
  market: FlatMarket,
  years: number,
  spot: number,
): ClosedForm {
  const above = scaled(ending("cash", 1, level, market, years), cash);
  return sum([above, ending("asset", -1, level, market, years)], spot);
}

/**
 * Put that comes to life when the price, watched without pause, touches a barrier at or below the strike; spot at or
 * above the barrier: Reiner and Rubinstein, Breaking down the barriers, 1991 (terms B - C + D of Haug's table).
 */
export function downAndInPut(
  strike: number,
  barrier: number,
  market: FlatMarket,
  years: number,
  spot: number,
): ClosedForm {
  const { rate, carry, volatility } = market;
  const mu = (rate - carry) / (volatility * volatility) - 0.5;
  const reflected = (kind: "asset" | "cash", level: number): Term => {
    const power = kind === "asset" ? 2 * (mu + 1) : 2 * mu;
    const plain = ending(kind, 1, level, market, years);
    return {
      scale: plain.scale * barrier ** power,
      power: plain.power - power,
      slope: -plain.slope,
      shift: plain.shift + 2 * plain.slope * Math.log(barrier),
    };
  };
  return sum(
    [
      scaled(ending("asset", -1, barrier, market, years), -1),
      scaled(ending("cash", -1, barrier, market, years), strike),
      reflected("asset", strike),
      scaled(reflected("cash", strike), -strike),
      scaled(reflected("asset", barrier), -1),
      scaled(reflected("cash", barrier), strike),
    ],
    spot,
  );
}

/**
 * Barrier below the price that, watched without pause, comes nearest to `barrier` watched at closes: moved down by
 * 0.5826 deviations of a day (Broadie, Glasserman and Kou, A continuity correction for discrete barrier options, 1997).
 */
export function closesToContinuous(barrier: number, volatility: number, daysPerYear: number): number {
  return barrier * Math.exp((-0.5825971579390107 * volatility) / Math.sqrt(daysPerYear));
}
