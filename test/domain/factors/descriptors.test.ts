import { describe, expect, test } from "vitest";
import { descriptorsOf } from "../../../src/domain/factors/descriptors.ts";
import { type DescriptorName, marketReturns, STYLE_NAMES } from "../../../src/domain/factors/index.ts";
import { madeMarket } from "../../support/factor-market.ts";

const LENGTH = 620;
const WIDTH = 12;
const { market } = madeMarket({ seed: 5, width: WIDTH, length: LENGTH, suspended: 0.03 });
const { close, turnover, amount } = market.panel;
const index = marketReturns(market.panel, market.stocks);
const at = (t: number, j: number) => t * WIDTH + j;
const oneDay = (t: number, j: number) => (t < 1 ? Number.NaN : close[at(t, j)] / close[at(t - 1, j)] - 1);

/** Last close up to day t. */
function standing(t: number, j: number): number {
  for (let day = t; day >= 0; day--) if (!Number.isNaN(close[at(day, j)])) return close[at(day, j)];
  return Number.NaN;
}

/** Days t - back for back = from, ..., to that lie in the panel. */
const backs = (t: number, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i).filter((back) => t - back >= 0);

/** Weighted regression of y on a constant and x by its two normal equations. */
function weightedLine(points: readonly { x: number; y: number; w: number }[]) {
  const total = (f: (p: { x: number; y: number; w: number }) => number) => points.reduce((sum, p) => sum + f(p), 0);
  const [s, sx, sy] = [total((p) => p.w), total((p) => p.w * p.x), total((p) => p.w * p.y)];
  const [sxx, sxy] = [total((p) => p.w * p.x * p.x), total((p) => p.w * p.x * p.y)];
  const slope = (s * sxy - sx * sy) / (s * sxx - sx * sx);
  const constant = (sy - slope * sx) / s;
  const deviation = Math.sqrt(total((p) => p.w * (p.y - constant - slope * p.x) ** 2) / s);
  return { slope, deviation, count: points.length };
}

function betaPoints(t: number, j: number) {
  return backs(t, 0, 251)
    .map((back) => ({ x: index[t - back], y: oneDay(t - back, j), w: 0.5 ** (back / 63) }))
    .filter(({ x, y }) => !Number.isNaN(x + y));
}

function deviation(t: number, j: number): number {
  const points = backs(t, 0, 251)
    .map((back) => ({ y: oneDay(t - back, j), w: 0.5 ** (back / 42) }))
    .filter(({ y }) => !Number.isNaN(y));
  if (points.length < 42) return Number.NaN;
  const weight = points.reduce((sum, { w }) => sum + w, 0);
  const mean = points.reduce((sum, { w, y }) => sum + w * y, 0) / weight;
  return Math.sqrt(points.reduce((sum, { w, y }) => sum + w * (y - mean) ** 2, 0) / weight);
}

function strength(t: number, j: number): number {
  const points = backs(t, 21, 524)
    .map((back) => ({
      y: Math.log(standing(t - back, j) / standing(t - back - 1, j)),
      w: 0.5 ** ((back - 21) / 126),
    }))
    .filter(({ y }) => !Number.isNaN(y));
  if (points.length < 126) return Number.NaN;
  return points.reduce((sum, { w, y }) => sum + w * y, 0) / points.reduce((sum, { w }) => sum + w, 0);
}

function range(t: number, j: number): number {
  const moves = Array.from({ length: 12 }, (_, month) =>
    Math.log(standing(t, j) / standing(t - 21 * (month + 1), j)),
  ).filter((move) => !Number.isNaN(move));
  if (moves.length < 3) return Number.NaN;
  return Math.log(1 + Math.max(...moves)) - Math.log(1 + Math.min(...moves));
}

function meanTurnover(t: number, j: number, length: number): number {
  const listed = backs(t, 0, length - 1).filter((back) => !Number.isNaN(standing(t - back, j)));
  const shares = listed.map((back) => (Number.isNaN(close[at(t - back, j)]) ? 0 : turnover[at(t - back, j)]));
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

function flow(t: number, j: number): number {
  const days = backs(t, 0, 20).filter((back) => !Number.isNaN(oneDay(t - back, j)));
  if (days.length < 11) return Number.NaN;
  const yuan = (back: number) => amount[at(t - back, j)];
  const signed = days.reduce((sum, back) => sum + Math.sign(oneDay(t - back, j)) * yuan(back), 0);
  return signed / days.reduce((sum, back) => sum + yuan(back), 0);
}

/** Each figure computed anew from its definition. */
const DEFINITIONS: Partial<Record<DescriptorName, (t: number, j: number) => number>> = {
  beta: (t, j) => (betaPoints(t, j).length < 42 ? Number.NaN : weightedLine(betaPoints(t, j)).slope),
  residualDeviation: (t, j) => (betaPoints(t, j).length < 42 ? Number.NaN : weightedLine(betaPoints(t, j)).deviation),
  dailyDeviation: deviation,
  relativeStrength: strength,
  cumulativeRange: range,
  monthFall: (t, j) => Math.log(standing(t - 21, j) / standing(t, j)),
  monthTurnover: (t, j) => Math.log(21 * meanTurnover(t, j, 21)),
  quarterTurnover: (t, j) => Math.log(21 * meanTurnover(t, j, 63)),
  yearTurnover: (t, j) => Math.log(21 * meanTurnover(t, j, 252)),
  turnoverBias: (t, j) => Math.log(meanTurnover(t, j, 21) / meanTurnover(t, j, 252)),
  moneyFlow: flow,
};

const CHECKED = [
  0,
  1,
  20,
  21,
  41,
  42,
  43,
  44,
  62,
  63,
  64,
  146,
  147,
  148,
  251,
  252,
  253,
  400,
  525,
  526,
  527,
  600,
  LENGTH - 1,
];

test("a stock that has no row on a day that is a hole in the data was not without turnover that day", () => {
  const holed = close.map((price, place) => (Math.floor(place / WIDTH) === 100 && place % 4 > 0 ? Number.NaN : price));
  const monthsOf = (given: Float64Array) => {
    const descriptors = descriptorsOf({ ...market, panel: { ...market.panel, close: given } }, ["liquidity"]);
    for (let t = 0; t <= 105; t++) descriptors.advance(t, new Float64Array(WIDTH).fill(1));
    const values = new Float64Array(WIDTH);
    descriptors.write("monthTurnover", values);
    return values;
  };
  const j = 1;
  const known = backs(105, 0, 20).filter((back) => 105 - back !== 100);
  const shares = known.map((back) => (Number.isNaN(close[at(105 - back, j)]) ? 0 : turnover[at(105 - back, j)]));
  const mean = shares.reduce((sum, share) => sum + share, 0) / known.length;
  expect(monthsOf(holed)[j]).toBeCloseTo(Math.log(21 * mean), 12);
});

describe.each(Object.entries(DEFINITIONS))("%s", (name, definition) => {
  test("kept up day by day equals the definition computed anew, before and after its window is full, to 1e-9", () => {
    const descriptors = descriptorsOf(market, STYLE_NAMES);
    const values = new Float64Array(WIDTH);
    let told = 0;
    for (let t = 0; t < LENGTH; t++) {
      descriptors.advance(t, new Float64Array(WIDTH).fill(1));
      if (!CHECKED.includes(t)) continue;
      descriptors.write(name as DescriptorName, values);
      for (let j = 0; j < WIDTH; j++) {
        const expected = definition(t, j);
        if (Number.isNaN(expected)) expect(values[j], `day ${t} stock ${j}`).toBeNaN();
        else expect(Math.abs(values[j] - expected), `day ${t} stock ${j}`).toBeLessThan(1e-9);
        if (!Number.isNaN(expected)) told++;
      }
    }
    expect(told).toBeGreaterThan(100);
  });
});
