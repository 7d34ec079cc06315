import fc from "fast-check";
import { expect, test } from "vitest";
import { ladder, sharedKernels } from "../../../../src/domain/snowball/index.ts";
import { NODES, RULE } from "../../../../src/domain/snowball/quadrature/axis.ts";
import { applyKernel, stepKernel } from "../../../../src/domain/snowball/quadrature/step-kernel.ts";
import { anyContract, anyMarket, rescaled } from "../any-contract.ts";
import { CASES } from "../reference-cases.ts";

const SPOTS = [60, 75, 80, 92, 100, 108, 120];
const SHARED = sharedKernels();

test.each(Object.entries(CASES))("%s is worth the same with shared kernels, to 1e-10", (_, { schedule, market }) => {
  const alone = ladder(schedule, market, SPOTS);
  const shared = ladder(schedule, market, SPOTS, SHARED);
  for (const state of ["alive", "knockedIn"] as const) {
    for (let i = 0; i < SPOTS.length; i++) {
      expect(Math.abs(shared[state].price[i] - alone[state].price[i])).toBeLessThan(1e-10);
      expect(Math.abs(shared[state].gamma[i] - alone[state].gamma[i])).toBeLessThan(1e-9);
    }
  }
});

test("any contract is worth the same with shared kernels, whatever was valued with them before", () => {
  fc.assert(
    fc.property(anyContract, anyMarket, (schedule, market) => {
      const alone = ladder(schedule, market, SPOTS).alive.price;
      const shared = ladder(schedule, market, SPOTS, SHARED).alive.price;
      const fresh = ladder(schedule, market, SPOTS, sharedKernels()).alive.price;
      expect(shared).toEqual(fresh);
      for (let i = 0; i < SPOTS.length; i++) expect(Math.abs(shared[i] - alone[i])).toBeLessThan(1e-9);
    }),
    { numRuns: 8, seed: 7 },
  );
});

test("a contract on an initial price of 1 is worth its share", () => {
  const { schedule, market } = CASES.B1;
  const whole = ladder(schedule, market, SPOTS).alive.price;
  const share = ladder(
    rescaled(schedule, 0.01),
    market,
    SPOTS.map((spot) => spot / 100),
    SHARED,
  ).alive.price;
  for (let i = 0; i < SPOTS.length; i++) expect(Math.abs(100 * share[i] - whole[i])).toBeLessThan(1e-9);
});

test("a step keeps a constant, moves a straight line by the drift, and widens a square by the variance", () => {
  const count = 12;
  for (const [days, drift] of [
    [1, 0.05],
    [4, -0.3],
    [1, 1.5],
  ]) {
    const z = Float64Array.from(
      { length: count * NODES },
      (_, i) => 10 * (Math.floor(i / NODES) + (1 + RULE.nodes[i % NODES]) / 2),
    );
    const kernel = stepKernel(10, days, drift);
    const apply = (f: (z: number) => number) => applyKernel(kernel, { first: 0, values: z.map(f) }, 4, 4, 1);
    const [constant, line, square] = [apply(() => 1), apply((x) => x), apply((x) => x * x)];
    for (let i = 0; i < 4 * NODES; i++) {
      const x = z[4 * NODES + i] + drift * days;
      expect(Math.abs(constant[i] - 1)).toBeLessThan(2e-11);
      expect(Math.abs(line[i] - x)).toBeLessThan(1e-8);
      expect(Math.abs(square[i] - (x * x + days))).toBeLessThan(1e-6);
    }
  }
});
