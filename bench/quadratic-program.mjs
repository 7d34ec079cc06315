// The portfolio program: 500 and 5,000 names, 10 factors, 20 industries, against a dense dual method on 200 names.
import quadprog from "quadprog";
import { solveQuadraticProgram } from "../dist/numerics/quadratic-program/solve.js";
import { xoshiro } from "../dist/numerics/xoshiro.js";
import { report, secondsOf } from "./support/measure.mjs";

const FACTORS = 10;
const INDUSTRIES = 20;

function portfolio(names) {
  const random = xoshiro(names);
  const vector = (make) => Float64Array.from({ length: names }, make);
  const exposures = Array.from({ length: FACTORS }, () => vector(() => random.normal()));
  const raw = vector(() => random.uniform());
  const total = raw.reduce((sum, value) => sum + value, 0);
  const near = (coefficients, room) => {
    const middle = coefficients.reduce((sum, value, i) => sum + (value * raw[i]) / total, 0);
    return { coefficients, low: middle - room, high: middle + room };
  };
  const industry = vector(() => Math.floor(INDUSTRIES * random.uniform()));
  const industries = Array.from({ length: INDUSTRIES }, (_, g) => industry.map((value) => (value === g ? 1 : 0)));
  return {
    diagonal: vector(() => 0.0004 * (0.5 + random.uniform())),
    factors: exposures.map((exposure) => exposure.map((value) => 0.003 * value)),
    linear: vector(() => -0.0002 * random.normal()),
    low: new Float64Array(names),
    high: new Float64Array(names).fill(0.02),
    rows: [
      { coefficients: new Float64Array(names).fill(1), low: 1, high: 1 },
      ...exposures.slice(0, 3).map((exposure) => near(exposure, 0.1)),
      ...industries.map((members) => near(members, 0.01)),
    ],
  };
}

/** The arrays of quadprog count from 1. */
function byQuadprog({ diagonal, factors, linear, low, high, rows }) {
  const places = [...low.keys()];
  const unit = (i, sign) => places.map((j) => (i === j ? sign : 0));
  const conditions = [
    [rows[0].coefficients, rows[0].low],
    ...rows.slice(1).flatMap((row) => [
      [row.coefficients, row.low],
      [row.coefficients.map((value) => -value), -row.high],
    ]),
    ...places.flatMap((i) => [
      [unit(i, 1), low[i]],
      [unit(i, -1), -high[i]],
    ]),
  ];
  const counted = (make) => [undefined, ...places.map(make)];
  const hessian = counted((i) =>
    counted((j) => factors.reduce((sum, factor) => sum + factor[i] * factor[j], i === j ? diagonal[i] : 0)),
  );
  const columns = counted((i) => [0, ...conditions.map(([column]) => column[i])]);
  return quadprog.solveQP(
    hessian,
    counted((i) => -linear[i]),
    columns,
    [0, ...conditions.map(([, bound]) => bound)],
    1,
  );
}

const small = portfolio(200);
report({
  name: "portfolio program, 200 names x 10 factors x 20 industries",
  seconds: await secondsOf(() => solveQuadraticProgram(small), 5),
  alternative: "quadprog 1.6.1, dense",
  alternativeSeconds: await secondsOf(() => byQuadprog(small), 1),
});
for (const [names, budgetSeconds] of [
  [500, 0.1],
  [5000, 2],
]) {
  const program = portfolio(names);
  report({
    name: `portfolio program, ${names} names x 10 factors x 20 industries, warm`,
    seconds: await secondsOf(() => solveQuadraticProgram(program), 5),
    budgetSeconds,
  });
}
