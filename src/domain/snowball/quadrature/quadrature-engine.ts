import type { Engine } from "../engine.ts";
import { marketSlopes, thetaPerDay } from "../greeks.ts";
import { requireFlat, shiftedFlat } from "../market.ts";
import { ladder, pricesIn, rungsIn } from "./ladder.ts";

/**
 * The default engine: constant volatility, rate and carry, to ten digits. Piecewise Gauss-Legendre quadrature in log
 * price with element edges on the barriers and the exact Gaussian transition between observed closes; vega, rho and
 * carryRho by differences of such prices. docs/snowball.md derives it.
 */
export const quadrature: Engine = (schedule, market, { spots, state }) => {
  const flat = requireFlat(market, "quadrature");
  // Once it has knocked in, how it might have done so matters no more: a Paris count included.
  const at = ladder(state === "alive" ? schedule : { ...schedule, knockIn: null }, flat, spots);
  const { price, delta, gamma } = rungsIn(at, state);
  const { vega, rho, carryRho } = marketSlopes(
    (by) => pricesIn(schedule, shiftedFlat(flat, by), spots, state),
    flat.volatility,
  );
  const valuations = Array.from(spots, (spot, i) => {
    const point = { spot, price: price[i], delta: delta[i], gamma: gamma[i] };
    const theta = thetaPerDay(point, flat, schedule.daysPerYear);
    return { ...point, vega: vega[i], rho: rho[i], carryRho: carryRho[i], theta, standardError: null };
  });
  return { engine: "quadrature", valuations, errorBound: at.errorBound };
};
