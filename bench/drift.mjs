// Style of a fund over five years of daily net values: bands on every day and the watch for changes, against a watch that
// tries every place every day.
import { addTradingDays, parseDay } from "../dist/domain/calendar/index.js";
import { DRIFT_DEFAULTS, STYLE_CODES, styleDrift } from "../dist/domain/drift/index.js";
import { allMoments, momentsBetween } from "../dist/domain/drift/moments.js";
import { observe } from "../dist/domain/drift/observations.js";
import { fitStyle } from "../dist/domain/drift/style-fit.js";
import { styleModel } from "../dist/domain/drift/style-model.js";
import { xoshiro } from "../dist/numerics/xoshiro.js";
import { report, secondsOf } from "./support/measure.mjs";

const DAYS = 1220;

/** Five indices with a common market and a size factor, two futures, and a fund that changes its style half-way. */
function madeUp() {
  const random = xoshiro(1);
  const days = Int32Array.from({ length: DAYS }, (_, i) => addTradingDays(parseDay("2019-01-02"), i));
  const level = () => new Float64Array(DAYS).fill(1000);
  const series = STYLE_CODES.map(level);
  const [ic, im, values] = [level(), level(), level()];
  const [own, size] = [
    [0.003, 0.0015, 0.0012, 0.0015, 0.004],
    [-0.4, 0, 0.5, 0.9, 1.5],
  ];
  for (let i = 1; i < DAYS; i++) {
    const [market, small, basis] = [0.011 * random.normal(), 0.006 * random.normal(), 0.0018 * random.normal()];
    const returns = own.map((deviation, k) => market + size[k] * small + deviation * random.normal());
    returns.forEach((value, k) => {
      series[k][i] = series[k][i - 1] * (1 + value);
    });
    ic[i] = ic[i - 1] * (1 + returns[1] + basis);
    im[i] = im[i - 1] * (1 + returns[2] + 0.8 * basis + 0.0012 * random.normal());
    const micro = i < DAYS / 2 ? 0 : 0.4;
    const stocks = (1 - micro) * returns[1] + micro * returns[4];
    values[i] = values[i - 1] * (1 + stocks - returns[1] - basis + 0.001 * random.normal());
  }
  const closes = Object.fromEntries(STYLE_CODES.map((code, k) => [code, series[k]]));
  return { market: { days, closes, futures: { IC: ic, IM: im } }, nav: { days, values } };
}

const { market, nav } = madeUp();
const seconds = await secondsOf(() => styleDrift(nav, market, DRIFT_DEFAULTS));
const watched = await secondsOf(() => styleDrift(nav, market, { ...DRIFT_DEFAULTS, hedge: "IC", draws: 1 }));

/** The watch by brute force: every day, every place of the last 250 days tried anew, both sides fitted. */
function everyPlace() {
  const model = styleModel(observe(nav, market), "IC", { stockLimit: 1, withBasis: true });
  const running = allMoments(model);
  for (let end = 38; end < DAYS; end++) {
    const from = Math.max(0, end - 250);
    for (let at = from + 30; at <= end - 8; at++) {
      fitStyle(model, momentsBetween(running, from, at));
      fitStyle(model, momentsBetween(running, at, end));
    }
  }
}

report({
  name: `style drift, ${DAYS} daily net values, bands of ${DRIFT_DEFAULTS.draws} draws a day, watched for changes`,
  seconds,
  budgetSeconds: 2,
});
report({
  name: "the same without bands",
  seconds: watched,
  alternative: "the watch trying every place every day",
  alternativeSeconds: await secondsOf(everyPlace, 1),
});
