// What a fund's stocks behave like, from its net values alone: a sample fund that moves 40% of them to micro caps.
// Run: node examples/style-drift.mjs
import { driftStudy, openEpisodeStore } from "bianque";

const store = await openEpisodeStore(new Date());
const { days, alarms, summary } = await driftStudy.run(store, driftStudy.params.parse({ hedge: "IC" }));
await store.close();

console.log(summary.en);
for (const { date, weights, low, high, hedge } of days.filter((_, i) => i % 20 === 0)) {
  const micro = `${weights.micro.toFixed(2)} (${low.micro.toFixed(2)} to ${high.micro.toFixed(2)})`;
  console.log(`${date}  micro caps ${micro}  CSI500 ${weights["000905.SH"].toFixed(2)}  IC sold ${hedge.toFixed(2)}`);
}
for (const { date, detected, what, from, to } of alarms) {
  console.log(`from ${date}: ${what} ${from.toFixed(2)} to ${to.toFixed(2)}, known on ${detected}`);
}
