import fc from "fast-check";
import { expect, test } from "vitest";
import {
  criticalLeverage,
  type DmaPath,
  impactBound,
  movedPrice,
  replayDma,
  type SaleImpact,
  USUAL_DMA_TERMS,
} from "../../../src/domain/dma/index.ts";

const ROOT: SaleImpact = { law: "square-root", coefficient: 0.7, volatility: 0.03, turnover: 100 };
const SATURATING: SaleImpact = { law: "saturating", depth: 50, floor: 0.5 };
const amounts = fc.double({ min: 1e-3, max: 500, noNaN: true });

test("the average price lost is the mean of the law over the sale", () => {
  fc.assert(
    fc.property(amounts, fc.constantFrom(ROOT, SATURATING), (amount, impact) => {
      const steps = 20_000;
      let sum = 0;
      for (let i = 0; i < steps; i++) sum += movedPrice(impact, (amount * (i + 0.5)) / steps).final;
      expect(movedPrice(impact, amount).average / (sum / steps)).toBeCloseTo(1, 4);
    }),
  );
});

test("the square-root law takes two thirds of its end on average, and a usual day's volume Y sigma", () => {
  expect(movedPrice(ROOT, 100)).toEqual({ average: expect.closeTo(0.014, 12), final: expect.closeTo(0.021, 12) });
});

test("the saturating law is linear for small sales and never passes its floor", () => {
  expect(movedPrice(SATURATING, 0.001).final / (0.001 / 50)).toBeCloseTo(1, 4);
  expect(movedPrice(SATURATING, 1e6).final).toBeCloseTo(0.5, 9);
  expect(movedPrice(SATURATING, 1e6).average).toBeLessThan(0.5);
});

test("no impact and no sale move nothing", () => {
  expect(movedPrice(null, 5)).toEqual({ average: 0, final: 0 });
  expect(movedPrice(ROOT, 0)).toEqual({ average: 0, final: 0 });
});

test("a book sold whole pays back its loan if and only if its leverage is below 3 / (2 I)", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.05, max: 1, noNaN: true }),
      fc.double({ min: 1, max: 30, noNaN: true }),
      (final, leverage) => {
        const impact: SaleImpact = { law: "square-root", coefficient: 1, volatility: final, turnover: leverage };
        const { average } = movedPrice(impact, leverage);
        const left = leverage * (1 - average) - (leverage - 1);
        fc.pre(Math.abs(left) > 1e-9);
        expect(left > 0).toBe(leverage < criticalLeverage(final));
      },
    ),
  );
  expect(criticalLeverage(0)).toBe(Number.POSITIVE_INFINITY);
});

test("the bound of own impact is the leverage at which that border meets the impact of the book itself", () => {
  const impact: SaleImpact = { law: "square-root", coefficient: 1, volatility: 0.2, turnover: 4 };
  const { value } = impactBound("own-impact", impact);
  expect(value).toBeCloseTo(criticalLeverage(movedPrice(impact, value).final), 3);
  expect(impactBound("own-impact", null).value).toBeNaN();
});

test("an account that is sold out of with impact loses what the law says, on what is sold and on what is left", () => {
  const path: DmaPath = {
    days: Int32Array.of(0, 1),
    stockReturns: Float64Array.of(Number.NaN, -0.14),
    shortReturns: Float64Array.of(Number.NaN, 0),
    locked: new Float64Array(2),
  };
  const terms = { ...USUAL_DMA_TERMS, financingRate: 0, saleCost: 0, impact: ROOT };
  const [, day] = replayDma(path, terms);
  const moved = movedPrice(ROOT, day.sold);
  expect(day.saleLoss).toBeCloseTo(day.sold * moved.average + (3.44 - day.sold) * moved.final, 12);
  expect(day.equity).toBeCloseTo(0.44 - day.saleLoss, 12);
});
