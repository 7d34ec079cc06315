// The same neutral book at leverage 1 to 5 through February 2024: who is called, and what is left.
// Run: node examples/leverage-through-february.mjs
import { dmaStudy, openEpisodeStore } from "bianque";

const store = await openEpisodeStore(new Date());
for (const leverage of [1, 2, 3, 4, 5]) {
  const terms = dmaStudy.params.parse({ leverage, to: "2024-03-15", survivable: "off" });
  const { firstCall, lowest, leftAlone } = await dmaStudy.run(store, terms);
  const alone = leftAlone.wipedOut === null ? leftAlone.lowest.equity.toFixed(3) : `gone on ${leftAlone.wipedOut}`;
  console.log(
    `${leverage} x: ${firstCall === null ? "never called" : `called on ${firstCall}`}, lowest ${lowest.equity.toFixed(3)}; left alone ${alone}`,
  );
}
const { survivable } = await dmaStudy.run(store, dmaStudy.params.parse({ to: "2024-03-15" }));
await store.close();
console.log(`lives without a call it cannot meet: up to ${survivable.thisPath.toFixed(2)} x`);
