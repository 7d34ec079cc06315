import { expect, test } from "vitest";
import {
  type BookContract,
  bookAsOf,
  knockInChance,
  type Position,
  termsOf,
} from "../../../../src/domain/snowball/book/index.ts";
import { projectedCalendar, scheduleOf, singleKernels } from "../../../../src/domain/snowball/index.ts";
import { normalCdf } from "../../../../src/numerics/normal.ts";
import { xoshiro } from "../../../../src/numerics/xoshiro.ts";
import { closes, day, histories, note } from "./made-up-book.ts";

const AS_OF = day("2024-01-19");
const MARKET = { volatility: 0.25, rate: 0.02, carry: 0.06 };

function position(changes: Partial<BookContract> = {}, level = 900): Position {
  const history = closes("2022-01-04", "2024-01-19", level);
  return bookAsOf([note(changes)], histories(history), AS_OF).living[0];
}

const chance = (at: Position, spot: number, days: number) => knockInChance(at, MARKET, spot, days, singleKernels());

test("over one day it is the normal probability of a close at or below the barrier", () => {
  const sigma = 0.25 / Math.sqrt(244);
  const drift = (0.02 - 0.06 - 0.25 ** 2 / 2) / 244;
  for (const spot of [755, 770, 800]) {
    const exact = normalCdf((Math.log(750 / spot) - drift) / sigma);
    expect(Math.abs(chance(position(), spot, 1) - exact)).toBeLessThan(1e-10);
  }
});

/** Share of simulated paths that knock in within each horizon before they knock out, and its standard error. */
function simulated(contract: BookContract, spot: number, horizons: readonly number[], paths: number) {
  const schedule = scheduleOf(termsOf(contract), AS_OF, projectedCalendar);
  const barrierOn = new Map(schedule.knockOut.map((date) => [date.day, date.barrier]));
  const sigma = MARKET.volatility / Math.sqrt(244);
  const drift = (MARKET.rate - MARKET.carry - MARKET.volatility ** 2 / 2) / 244;
  const random = xoshiro(20240119);
  const hits = horizons.map(() => 0);
  for (let path = 0; path < paths; path++) {
    let price = spot;
    for (let at = 1; at <= horizons[horizons.length - 1]; at++) {
      price *= Math.exp(drift + sigma * random.normal());
      if (price >= (barrierOn.get(at) ?? Infinity)) break;
      if (price > 750) continue;
      for (const [i, days] of horizons.entries()) if (at <= days) hits[i]++;
      break;
    }
  }
  return hits.map((count) => {
    const share = count / paths;
    return { share, error: Math.sqrt((share * (1 - share)) / paths) };
  });
}

test.each([780, 850, 1000])("from %i it agrees with simulated closes within 4 standard errors", (spot) => {
  const horizons = [5, 20, 60];
  const found = simulated(note(), spot, horizons, 40_000);
  horizons.forEach((days, i) => {
    const exact = chance(position(), spot, days);
    expect(Math.abs(exact - found[i].share), `${days} days`).toBeLessThan(4 * found[i].error + 1e-4);
  });
});

test("it rises with the days, falls with the price, and a knock-out before it counts against it", () => {
  const at = position();
  const byDays = [1, 5, 20, 60, 250].map((days) => chance(at, 800, days));
  const bySpot = [751, 800, 900, 1000].map((spot) => chance(at, spot, 20));
  for (const falling of [[...byDays].reverse(), bySpot]) {
    for (let i = 1; i < falling.length; i++) expect(falling[i]).toBeLessThan(falling[i - 1]);
  }
  // A knock-out at 85% ends most of the paths that come back down later.
  expect(chance(position({ knockOutRatio: 0.85 }, 800), 840, 250)).toBeLessThan(chance(at, 840, 250) / 2);
});

test("beyond its maturity a note cannot knock in", () => {
  const at = position({ issueDate: day("2022-03-01") });
  expect(chance(at, 800, 500)).toBe(chance(at, 800, at.schedule.days));
});
