import type { LinearRow, QuadraticProgram } from "../../src/numerics/quadratic-program/program.ts";
import type { RandomStream } from "../../src/numerics/xoshiro.ts";

/** A portfolio of random assets: risk of few factors, full investment, exposures and groups near those of a benchmark. */
export function portfolioProgram(assets: number, random: RandomStream, limit: number): QuadraticProgram {
  const draw = () => random.uniform();
  const vector = (make: (i: number) => number) => Float64Array.from({ length: assets }, (_, i) => make(i));
  const bell = () => draw() + draw() + draw() - 1.5;
  const exposures = Array.from({ length: 4 }, () => vector(bell));
  const raw = vector(draw);
  const total = raw.reduce((sum, value) => sum + value, 0);
  const benchmark = raw.map((value) => value / total);
  const near = (coefficients: Float64Array, room: number): LinearRow => {
    const middle = coefficients.reduce((sum, value, i) => sum + value * benchmark[i], 0);
    return { coefficients, low: middle - room, high: middle + room };
  };
  const group = vector(() => Math.floor(3 * draw()));
  return {
    diagonal: vector(() => 0.001 + 0.002 * draw()),
    factors: exposures.map((exposure) => exposure.map((value) => 0.02 * value)),
    linear: vector(() => 0.001 * bell()),
    low: new Float64Array(assets),
    high: new Float64Array(assets).fill(limit),
    rows: [
      { coefficients: new Float64Array(assets).fill(1), low: 1, high: 1 },
      ...exposures.slice(0, 2).map((exposure) => near(exposure, 0.2)),
      ...[0, 1, 2].map((g) =>
        near(
          group.map((value) => (value === g ? 1 : 0)),
          0.05,
        ),
      ),
    ],
  };
}
