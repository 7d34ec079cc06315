// What it cost to be short CSI1000 futures through the crash: the curve of one evening, and what each roll rule paid.
// Run: node examples/hedge-cost.mjs
import { basisStudy, openEpisodeStore, parseDay, productNamed } from "bianque";

const store = await openEpisodeStore(new Date());
const day = parseDay("2024-02-05");
const { products } = await basisStudy.run(store, { products: [productNamed("IM")], from: day, to: day });
await store.close();

const [im] = products;
for (const { symbol, calendarDays, basisPoints, annualised } of im.days[0].contracts) {
  console.log(
    `${symbol}  ${calendarDays} days left  ${basisPoints.toFixed(1)} points  ${annualised?.toFixed(4)} a year`,
  );
}
console.log(`weighted by open interest: ${im.days[0].oiWeighted?.toFixed(4)} a year`);
for (const { rule, oneMonth, threeMonths } of im.hedgeCost) {
  console.log(`short rolled by "${rule}" paid ${oneMonth?.toFixed(4)} in a month, ${threeMonths?.toFixed(4)} in three`);
}
