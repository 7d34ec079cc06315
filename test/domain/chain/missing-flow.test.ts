import { describe, expect, test } from "vitest";
import { depthsAlong, flowBehind, MICRO, missingFlow, runChain, WIDTH } from "../../../src/domain/chain/index.ts";
import { loadingsOf } from "../../../src/domain/chain/price-model.ts";
import { madeUpScenario } from "../../support/chain-scenario.ts";

const scenario = madeUpScenario();
const path = Float64Array.from(runChain(scenario).days.flatMap(({ seen }) => [...seen.logPrice]));

describe("missing flow", () => {
  test("nothing is missing where model and record are the same", () => {
    expect(missingFlow(scenario, path, path).every((cny) => Math.abs(cny) < 1e-3)).toBe(true);
  });

  test("put back through the impact on bucket and factor it moves prices by what was missing", () => {
    const loadings = loadingsOf(scenario.parameters);
    const [depths] = depthsAlong(scenario, path);
    const missing = Float64Array.of(0, -0.01, -0.02, -0.05, -0.08);
    const flow = flowBehind(missing, depths, loadings);
    let intoFactor = 0;
    for (let k = 0; k < WIDTH; k++) intoFactor += loadings.size[k] * flow[k];
    for (let k = 1; k < WIDTH; k++) {
      const moved = (loadings.size[k] * intoFactor) / depths.factor + flow[k] / depths.bucket[k];
      expect(moved).toBeCloseTo(missing[k], 12);
    }
    expect(flow[0]).toBe(0);
  });

  test("a record that falls further lacks sales, and twice the market value lacks twice as much", () => {
    const record = path.map((price, at) =>
      at % WIDTH === MICRO ? price - 0.05 * (1 + Math.floor(at / WIDTH)) : price,
    );
    const flow = missingFlow(scenario, path, record);
    expect(flow[MICRO]).toBeLessThan(0);
    const double = {
      ...scenario,
      start: { ...scenario.start, capitalisation: scenario.start.capitalisation.map((v) => 2 * v) },
    };
    expect(missingFlow(double, path, record)[MICRO]).toBeCloseTo(2 * flow[MICRO], -3);
  });
});
