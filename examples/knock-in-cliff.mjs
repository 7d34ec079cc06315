// What the dealers of a small book must sell in futures when CSI1000 falls through its knock-in.
// Run: node examples/knock-in-cliff.mjs
import { givenBookStudy, openEpisodeStore, parseDay } from "bianque";

const note = {
  id: "B1",
  index: "000852.SH",
  notionalCny: 300e6,
  issueDate: parseDay("2023-02-17"),
  initialPrice: 6880,
  tenorMonths: 24,
  lockMonths: 3,
  knockOutRatio: 1.03,
  knockOutStep: 0,
  knockInRatio: 0.75,
  coupon: 0.15,
  participation: 1,
  strikeRatio: 1,
  status: "alive", // The shipped closes begin after the issue, so the status is given.
};

const store = await openEpisodeStore(new Date());
const evening = { date: parseDay("2024-01-19"), volatility: 0.2, carry: 0.06, rate: 0.02, cap: 1.5 };
const { inputs, clusters, flow } = await givenBookStudy([note]).run(store, evening);
await store.close();

const [{ level, distance, chances, cliff }] = clusters;
console.log(
  `CSI1000 ${inputs[0].spot.toFixed(1)}, knock-in ${level.toFixed(0)}, ${(100 * distance).toFixed(1)}% below`,
);
for (const { days, chance } of chances) console.log(`within ${days} trading days: ${(100 * chance).toFixed(0)}%`);
console.log(`crossed: ${cliff.lots.toFixed(0)} lots of IM, ${cliff.cappedLots.toFixed(0)} with delta capped at 1.5`);
for (const { move, lots } of flow[0].points.filter(({ move }) => [-0.05, 0, 0.05].includes(move))) {
  console.log(`${(100 * move).toFixed(0)}%: ${lots.toFixed(0)} lots`);
}
