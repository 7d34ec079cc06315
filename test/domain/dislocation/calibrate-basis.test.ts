import { describe, expect, test } from "vitest";
import { calibrateBasis, PLAUSIBLE, structuralFit } from "../../../src/domain/dislocation/index.ts";
import { InputError } from "../../../src/errors.ts";
import { LOTS, MULTIPLIER, madeUpFlows, WINDOW } from "./made-up-record.ts";

const TRUE = { impact: 0.62, reversion: 0.48, build: 1.83 };

describe("the structural law on a record that follows it", () => {
  test("explains every change, and nothing is missing", () => {
    const flows = madeUpFlows(TRUE);
    const { rSquared, steps } = structuralFit(flows, TRUE, WINDOW);
    expect(rSquared).toBeCloseTo(1, 12);
    expect(steps).toHaveLength(28);
    for (const { missingFlowCny } of steps) expect(Math.abs(missingFlowCny)).toBeLessThan(1e-3);
  });

  test("a sale that no flow tells of is missing by its size, negative and in yuan, on its day alone", () => {
    const clean = madeUpFlows(TRUE);
    const at = clean.record.days.indexOf(WINDOW.from) + 10;
    const { steps } = structuralFit(madeUpFlows(TRUE, new Map([[at, 4_000]])), TRUE, WINDOW);
    const expected = -4_000 * MULTIPLIER * clean.record.spot[at - 1];
    steps.forEach(({ missingFlowCny }, t) => {
      expect(Math.abs(missingFlowCny - (t === 10 ? expected : 0))).toBeLessThan(1);
    });
  });

  test("lots that others buy count against sales", () => {
    const flows = madeUpFlows(TRUE);
    const boughtLots = new Float64Array(flows.record.days.length).fill(1_000);
    for (const { givenSales } of structuralFit({ ...flows, boughtLots }, TRUE, WINDOW).steps) {
      expect(givenSales).toBeCloseTo(-1_000 / LOTS, 15);
    }
  });

  test("dealers that are not known on a day needed are refused", () => {
    const flows = madeUpFlows(TRUE);
    const dealerUnits = flows.dealerUnits!.with(flows.record.days.indexOf(WINDOW.to), Number.NaN);
    expect(() => structuralFit({ ...flows, dealerUnits }, TRUE, WINDOW)).toThrow(InputError);
  });

  test("closes after the window change nothing of it", () => {
    const flows = madeUpFlows(TRUE);
    const early = { ...WINDOW, to: WINDOW.to - 14 };
    const later = {
      ...flows,
      record: {
        ...flows.record,
        spot: flows.record.spot.map((close, i) => (flows.record.days[i] > early.to ? close * 2 : close)),
      },
    };
    expect(structuralFit(later, TRUE, early)).toEqual(structuralFit(flows, TRUE, early));
  });
});

describe("the calibration of the first block", () => {
  const found = calibrateBasis({ products: [madeUpFlows(TRUE), madeUpFlows(TRUE, new Map(), "IC")], window: WINDOW });

  test("finds the parameters that made the record, each within a hundredth", () => {
    expect(Math.abs(found.structural.impact - TRUE.impact)).toBeLessThan(0.01);
    expect(Math.abs(found.structural.reversion - TRUE.reversion)).toBeLessThan(0.01);
    expect(Math.abs(found.structural.build - TRUE.build)).toBeLessThan(0.01);
    expect(found.bounds).toEqual([]);
  });

  test("tells each parameter identified, with a profile that is least near the truth", () => {
    for (const { name, low, high, profile } of found.identified.slice(0, 3)) {
      const truth = TRUE[name as keyof typeof TRUE];
      expect(low).toBeLessThanOrEqual(truth + 0.01);
      expect(high).toBeGreaterThanOrEqual(truth - 0.01);
      const best = profile.reduce((a, b) => (b.loss < a.loss ? b : a));
      const axis = PLAUSIBLE[name as keyof typeof TRUE];
      expect(Math.abs(best.value - truth)).toBeLessThan(2 * ((axis.high - axis.low) / (axis.points - 1)));
    }
    expect(found.identified.every(({ identified }) => identified)).toBe(true);
  });

  test("without the dealers that made part of it the record is explained less", () => {
    expect(found.withoutDealers.loss).toBeGreaterThan(found.structural.loss + 0.001);
  });

  test("a parameter beyond its range ends on the bound, and is named and not called identified", () => {
    const beyond = calibrateBasis({ products: [madeUpFlows({ ...TRUE, reversion: 0.2 })], window: WINDOW });
    expect(beyond.bounds).toContain("reversion");
    expect(beyond.identified.find(({ name }) => name === "reversion")!.identified).toBe(false);
  });

  test("the same inputs give the same answer", () => {
    const again = calibrateBasis({ products: [madeUpFlows(TRUE), madeUpFlows(TRUE, new Map(), "IC")], window: WINDOW });
    expect(again).toEqual(found);
  });
});
