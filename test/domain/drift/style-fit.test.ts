import { expect, test } from "vitest";
import { DRIFT_DEFAULTS, styleDrift } from "../../../src/domain/drift/index.ts";
import { invertPositiveDefinite } from "../../../src/numerics/cholesky.ts";
import { madeUpFund, madeUpStyles } from "../../support/made-up-fund.ts";

test("where no constraint binds the weights are those of ordinary least squares, to 1e-4", () => {
  const market = madeUpStyles(200, 3);
  const { futures: _none, ...indices } = market;
  const nav = madeUpFund(market, () => ({ weights: [0.2, 0.2, 0.2, 0.2, 0.2] }), 2, 5);
  const drift = styleDrift(
    nav,
    { ...indices, futures: {} },
    { ...DRIFT_DEFAULTS, hedge: "none", window: 150, draws: 1 },
  );
  const { returns, fund, count } = drift.seen;
  const from = count - 150;
  const rows = Array.from({ length: 150 }, (_, i) => [...returns.map((series) => series[from + i]), 0.01]);
  const gram = new Float64Array(36);
  const cross = new Float64Array(6);
  rows.forEach((row, i) => {
    row.forEach((a, j) => {
      cross[j] += a * fund[from + i];
      row.forEach((b, k) => {
        gram[j * 6 + k] += a * b;
      });
    });
  });
  const inverse = invertPositiveDefinite(gram, 6)!;
  const last = drift.days.at(-1)!;
  for (let k = 0; k < 5; k++) {
    const plain = cross.reduce((sum, value, j) => sum + inverse[k * 6 + j] * value, 0);
    expect(plain).toBeGreaterThan(0);
    // The ridge that keeps short stretches solvable moves a weight by less than this.
    expect(Math.abs(last.weights[k] - plain)).toBeLessThan(1e-4);
  }
});
