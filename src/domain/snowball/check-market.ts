import { InputError } from "../../errors.ts";
import { requireRising } from "./fields.ts";
import {
  type Curve,
  type Market,
  requireRate,
  requireVolatility,
  type VolatilityGrid,
  type VolatilitySkew,
} from "./market.ts";

/** Throws InputError, naming the field, for rates, curves or a surface out of shape or out of range. */
export function checkMarket({ rate, carry, volatility }: Market): void {
  checkRate(rate, "market.rate");
  checkRate(carry, "market.carry");
  if (typeof volatility === "number") requireVolatility(volatility, "market.volatility");
  else if (volatility.kind === "skew") checkSkew(volatility, "market.volatility");
  else checkGrid(volatility, "market.volatility");
}

function checkRate(rate: number | Curve, name: string): void {
  if (typeof rate === "number") {
    requireRate(rate, name);
    return;
  }
  const { untilDay, values } = rate;
  if (values.length === 0 || values.length !== untilDay.length) {
    throw new InputError(
      `${name} has ${untilDay.length} days and ${values.length} values; expected as many, at least 1`,
    );
  }
  requireRising([0, ...untilDay], (i) => `${name}.untilDay[${i - 1}]`);
  for (const [i, value] of values.entries()) requireRate(value, `${name}.values[${i}]`);
}

function checkSkew(skew: VolatilitySkew, name: string): void {
  for (const key of ["atReference", "floor", "cap"] as const) requirePositive(skew[key], `${name}.${key}`);
  const { reference, slope, floor, cap } = skew;
  if (!(floor <= cap && reference > 0 && Number.isFinite(slope))) {
    throw new InputError(`${name} is out of shape; expected reference above 0, a finite slope and floor up to cap`);
  }
}

function checkGrid({ days, prices, volatility }: VolatilityGrid, name: string): void {
  if (!(days.length > 0 && prices.length > 0 && prices[0] > 0)) {
    throw new InputError(`${name} has ${days.length} days and ${prices.length} prices; expected at least 1 of each`);
  }
  requireRising(days, (i) => `${name}.days[${i}]`);
  requireRising(prices, (i) => `${name}.prices[${i}]`);
  if (volatility.length !== days.length) {
    throw new InputError(`${name}.volatility has ${volatility.length} rows; expected ${days.length}, one a day`);
  }
  for (const [i, row] of volatility.entries()) {
    if (row.length !== prices.length) {
      throw new InputError(`${name}.volatility[${i}] has ${row.length} cells; expected ${prices.length}, one a price`);
    }
    for (const [j, cell] of row.entries()) requirePositive(cell, `${name}.volatility[${i}][${j}]`);
  }
}

function requirePositive(value: number, name: string): void {
  requireVolatility(value, name);
  if (value === 0) throw new InputError(`${name} is 0; expected a volatility above 0 in a surface`);
}
