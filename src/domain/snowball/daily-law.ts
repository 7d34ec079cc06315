import type { FlatMarket } from "./market.ts";

/** Law of one trading day in log price: normal with mean `drift` and deviation `sigma`; money is worth exp(-rate) less. */
export interface DailyLaw {
  readonly sigma: number;
  readonly drift: number;
  readonly rate: number;
  readonly carry: number;
}

/** The law of a day in a flat market (Black-Scholes: d ln S = (rate - carry - vol^2 / 2) dt + vol dW). */
export function dailyLaw(market: FlatMarket, daysPerYear: number): DailyLaw {
  const { rate, carry, volatility } = market;
  return {
    sigma: volatility / Math.sqrt(daysPerYear),
    drift: (rate - carry - (volatility * volatility) / 2) / daysPerYear,
    rate: rate / daysPerYear,
    carry: carry / daysPerYear,
  };
}
