import { expect, test } from "vitest";
import { survivableLeverage, USUAL_DMA_TERMS } from "../../../src/domain/dma/index.ts";
import { bookBounds, hedgedBy, marginBuffer, recordedStresses } from "../../../src/domain/guard/index.ts";
import { xoshiro } from "../../../src/numerics/xoshiro.ts";

const terms = { ...USUAL_DMA_TERMS, financingRate: 0 };
const unknown = { value: Number.NaN, low: Number.NaN, high: Number.NaN };
const simulation = { confidence: 0.95, paths: 50, seed: 1 };
const nothingPast = { history: null, stresses: [], shortfall: unknown, hedgeRatio: 1, stockLimit: 0.1 };

/** 200 quiet days, on one of which the stocks lose `loss` against the short. */
function history(loss: number) {
  const random = xoshiro(5);
  const days = Int32Array.from({ length: 201 }, (_, t) => t);
  return {
    days,
    stockReturns: Float64Array.from(days, (_, t) => (t === 100 ? -loss : 0.001 * random.normal())),
    shortReturns: new Float64Array(201),
    locked: new Float64Array(201),
  };
}

test("without history two days at opposite limits bind: of the basket's own limit, and of the hedge's size", () => {
  const bound = (more: object) => survivableLeverage(bookBounds({ ...nothingPast, ...more }, terms, simulation));
  // Lost: 1 - 0.9^2 and 1.1^2 - 1 of a short set daily to the falling stocks (docs/dma.md): 38% of the notional.
  expect(bound({}).value).toBeCloseTo(0.35 / 0.38, 3);
  expect(bound({}).binding).toBe("opposite-limits");
  expect(bound({ stockLimit: 0.2 }).value).toBeLessThan(bound({}).value);
  expect(bound({ hedgeRatio: 0 }).value).toBeCloseTo(0.35 / 0.19, 3);
});

test("a recorded loss with a day to answer bounds by (1 - call line) / loss", () => {
  const stresses = recordedStresses(history(0.2));
  const [found] = bookBounds({ ...nothingPast, stresses }, terms, simulation).filter(
    ({ name }) => name === "recorded-stress",
  );
  expect(found.value).toBeCloseTo(0.35 / 0.2, 1);
});

test("a deeper loss in the history never raises any bound", () => {
  const at = (loss: number) =>
    bookBounds(
      { ...nothingPast, history: history(loss), stresses: recordedStresses(history(loss)) },
      terms,
      simulation,
    );
  const [mild, harsh] = [at(0.1), at(0.3)];
  expect(harsh.map(({ name }) => name)).toEqual(mild.map(({ name }) => name));
  for (const [k, { value }] of harsh.entries()) {
    if (!Number.isNaN(value)) expect(value).toBeLessThanOrEqual(mild[k].value);
  }
});

test("the buffer is what the spread may lose before the call: 8.75% of the stocks at leverage 4", () => {
  expect(marginBuffer(4, USUAL_DMA_TERMS)).toBeCloseTo(0.0875, 12);
});

test("a hedge of half the stocks moves half as much", () => {
  const path = { ...history(0.1), shortReturns: new Float64Array(201).fill(0.02) };
  expect(hedgedBy(0.5, path).shortReturns[7]).toBe(0.01);
});
