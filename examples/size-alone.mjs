// The size factor alone through the crash of early 2024, on simulated stocks whose indices are the recorded ones: what
// big stocks returned more than small ones, and what a portfolio of two of them holds.
// Run: node examples/size-alone.mjs
import { exposuresStudy, factorStudy, openEpisodeStore, parseDay } from "bianque";

const store = await openEpisodeStore(new Date());
const simulated = { synthetic: true, seed: 1 };
const study = await factorStudy.run(store, {
  factor: "size",
  quantiles: 10,
  horizons: [1, 5],
  from: parseDay("2024-01-02"),
  to: parseDay("2024-02-07"),
  asOf: parseDay("2024-02-07"),
  excludeSt: false,
  minTradedDays: 0,
  ...simulated,
});
for (const { days, meanRankIc, longShort, observations } of study.horizons) {
  console.log(
    `${days} day(s): rank IC ${meanRankIc.toFixed(3)}, biggest less smallest tenth ${(100 * longShort).toFixed(2)}%, ${observations} days`,
  );
}

const portfolio = await exposuresStudy.run(store, {
  holdings: "SIM00001:0.2,SIM04000:0.8",
  date: parseDay("2024-01-31"),
  benchmark: "000905.SH",
  benchmarkWeights: "cap",
  ...simulated,
});
await store.close();

console.log(
  `size exposure ${portfolio.exposures.size.toFixed(2)}, benchmark ${portfolio.benchmarkExposures.size.toFixed(2)}`,
);
console.log(
  `active share ${portfolio.activeShare.toFixed(2)}, below rank 1800 ${(portfolio.buckets[2000] + portfolio.buckets.rest + portfolio.buckets.micro).toFixed(2)}`,
);
