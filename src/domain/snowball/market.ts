import { InputError } from "../../errors.ts";

/**
 * What the underlying is assumed to do: dS/S = (rate - carry) dt + volatility dW, rates continuous and a year.
 * `carry` is what a holder of the index gains over a holder of its forward: dividends plus the futures' discount.
 */
export interface Market {
  readonly rate: number | Curve;
  readonly carry: number | Curve;
  readonly volatility: number | LocalVolatility;
}

/** Forward rates, constant until (and with) each of the rising trading days from now; the last one holds for ever. */
export interface Curve {
  readonly untilDay: readonly number[];
  readonly values: readonly number[];
}

/** Volatility as a function of trading day from now and price. */
export type LocalVolatility = VolatilityGrid | VolatilitySkew;

/** `volatility[i][j]` at `days[i]` and `prices[j]`, both rising; linear between nodes in day and log price, flat outside. */
export interface VolatilityGrid {
  readonly kind: "grid";
  readonly days: readonly number[];
  readonly prices: readonly number[];
  readonly volatility: readonly (readonly number[])[];
}

/** atReference + slope x ln(price / reference), held between floor and cap. */
export interface VolatilitySkew {
  readonly kind: "skew";
  readonly reference: number;
  readonly atReference: number;
  readonly slope: number;
  readonly floor: number;
  readonly cap: number;
}

/** A market of constants. */
export interface FlatMarket {
  readonly rate: number;
  readonly carry: number;
  readonly volatility: number;
}

/** What is added to every rate, carry and volatility of a market. */
export type Shift = FlatMarket;

/** A flat market, shifted. */
export function shiftedFlat(market: FlatMarket, by: Shift): FlatMarket {
  return {
    rate: market.rate + by.rate,
    carry: market.carry + by.carry,
    volatility: market.volatility + by.volatility,
  };
}

/** A market with its curves and its surface shifted in parallel, floor and cap of a skew included. */
export function shifted(market: Market, by: Shift): Market {
  const curve = (rate: number | Curve, amount: number) =>
    typeof rate === "number" ? rate + amount : { ...rate, values: rate.values.map((value) => value + amount) };
  return {
    rate: curve(market.rate, by.rate),
    carry: curve(market.carry, by.carry),
    volatility: shiftedVolatility(market.volatility, by.volatility),
  };
}

function shiftedVolatility(volatility: Market["volatility"], by: number): Market["volatility"] {
  if (typeof volatility === "number") return volatility + by;
  if (volatility.kind === "grid") {
    return { ...volatility, volatility: volatility.volatility.map((row) => row.map((cell) => cell + by)) };
  }
  const { atReference, floor, cap } = volatility;
  return { ...volatility, atReference: atReference + by, floor: floor + by, cap: cap + by };
}

/** Below this, other than 0 itself, a volatility is refused: no index moves 0.1% a year, so it is a slip of units. */
const LEAST_VOLATILITY = 0.001;
const MOST_VOLATILITY = 5;

/**
 * The market as constants. Throws InputError where rate or carry is no finite number, volatility is neither 0 nor in
 * [0.001, 5], or any of them is a curve or a surface, which `engine` cannot price.
 */
export function requireFlat(market: Market, engine: string): FlatMarket {
  const { rate, carry, volatility } = market;
  if (typeof rate !== "number" || typeof carry !== "number" || typeof volatility !== "number") {
    const which = typeof rate !== "number" ? "rate" : typeof carry !== "number" ? "carry" : "volatility";
    throw new InputError(
      `market.${which} is not one number; the ${engine} engine prices constants, use finite-difference`,
    );
  }
  requireRate(rate, "market.rate");
  requireCarry(carry, "market.carry");
  requireVolatility(volatility, "market.volatility");
  return { rate, carry, volatility };
}

export function requireRate(value: number, name: string): void {
  if (!(Math.abs(value) <= 1)) {
    throw new InputError(`${name} is ${value}; expected a rate a year as a decimal, between -1 and 1`);
  }
}

/** Futures days before their expiry imply carries that no year ever had: IM implied 1.13 on 2024-02-05. */
const MOST_CARRY = 3;

function requireCarry(value: number, name: string): void {
  if (!(Math.abs(value) <= MOST_CARRY)) {
    throw new InputError(
      `${name} is ${value}; expected a carry a year as a decimal, between ${-MOST_CARRY} and ${MOST_CARRY}`,
    );
  }
}

export function requireVolatility(value: number, name: string): void {
  if (value !== 0 && !(value >= LEAST_VOLATILITY && value <= MOST_VOLATILITY)) {
    throw new InputError(
      `${name} is ${value}; expected 0, or a volatility a year as a decimal from ${LEAST_VOLATILITY} to ${MOST_VOLATILITY}`,
    );
  }
}
