import { expect, test } from "vitest";
import { bootstrapPlaces, horizonLosses, spreadTail, USUAL_SPREAD_TAIL } from "../../../src/domain/tail/index.ts";
import { InputError } from "../../../src/errors.ts";
import { xoshiro } from "../../../src/numerics/xoshiro.ts";

const days = (count: number, seed: number) => {
  const random = xoshiro(seed);
  return new Float64Array(count).map(() => 0.01 * random.normal());
};

test("the loss over h days is minus the sum of their returns, for every run of h days", () => {
  expect([...horizonLosses(Float64Array.of(0.01, -0.02, -0.03), 2)]).toEqual(
    [0.01, 0.05].map((v) => expect.closeTo(v)),
  );
  expect(horizonLosses(Float64Array.of(0.01), 2).length).toBe(0);
  expect(() => horizonLosses(days(5, 1), 0)).toThrow(InputError);
});

test("over a longer horizon more is lost, by about the root of time where days are independent", () => {
  const spread = days(4000, 3);
  const one = spreadTail(spread, { ...USUAL_SPREAD_TAIL, horizon: 1, samples: 20 }).expectedShortfall.value;
  const four = spreadTail(spread, { ...USUAL_SPREAD_TAIL, horizon: 4, samples: 20 }).expectedShortfall.value;
  // Expected shortfall of a normal law at 99% is 2.665 deviations.
  expect(one / 0.02665).toBeGreaterThan(0.93);
  expect(one / 0.02665).toBeLessThan(1.07);
  expect(four / one).toBeGreaterThan(1.75);
  expect(four / one).toBeLessThan(2.25);
});

test("the interval holds its figure, depends on the seed alone, and is NaN with too little history", () => {
  const spread = days(600, 4);
  const answer = spreadTail(spread, { ...USUAL_SPREAD_TAIL, samples: 50 });
  expect(answer.expectedShortfall.low).toBeLessThan(answer.expectedShortfall.value);
  expect(answer.expectedShortfall.high).toBeGreaterThan(answer.expectedShortfall.value);
  expect(spreadTail(spread, { ...USUAL_SPREAD_TAIL, samples: 50 })).toEqual(answer);
  expect(spreadTail(spread, { ...USUAL_SPREAD_TAIL, samples: 50, seed: 2 })).not.toEqual(answer);
  const short = spreadTail(days(100, 4), USUAL_SPREAD_TAIL);
  expect(short.expectedShortfall).toEqual({ value: Number.NaN, low: Number.NaN, high: Number.NaN });
  expect(short.worst).toBeGreaterThan(0);
});

test("a resampled history is made of runs of the history with the mean length asked for", () => {
  const places = bootstrapPlaces(500, 20_000, 10, xoshiro(1));
  let breaks = 1;
  places.forEach((place, i) => {
    expect(place).toBeGreaterThanOrEqual(0);
    expect(place).toBeLessThan(500);
    if (i > 0 && place !== (places[i - 1] + 1) % 500) breaks++;
  });
  expect(places.length / breaks).toBeGreaterThan(9);
  expect(places.length / breaks).toBeLessThan(11);
  expect(() => bootstrapPlaces(0, 5, 10, xoshiro(1))).toThrow(InputError);
  expect(() => bootstrapPlaces(5, 5, 0.5, xoshiro(1))).toThrow(InputError);
});
