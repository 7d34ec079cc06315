// What a desk's rules would have said through the crash, each evening from what was known by its close.
// Run: node examples/alerts-of-the-unwind.mjs
import { AlertRules, alertsOf, openEpisodeStore, parseDay, registry, tradingDays } from "bianque";

const channels = { desk: { kind: "webhook", url: "http://127.0.0.1:9000/" } };
const rule = (id, more) => ({ id, channels: ["desk"], ...more });
const rules = AlertRules.parse({
  channels,
  rules: [
    rule("alarm", { when: "stage-changed", to: ["cascade", "unwinding", "strained"] }),
    rule("im-discount-deep", { when: "indicator-beyond", indicator: "imBasis", below: -0.35, cooldown: 20 }),
    rule("micro-falls", { when: "indicator-beyond", indicator: "microReturn", below: -0.05, cooldown: 10 }),
  ],
});

const store = await openEpisodeStore(new Date());
const days = [...tradingDays(parseDay("2024-01-02"), parseDay("2024-02-29"))];
const { alerts } = await alertsOf({ store, studies: registry, rules, days, raised: new Map() });
await store.close();

for (const { date, rule: id, headline } of alerts) console.log(`${date}  ${id}  ${headline.en}`);
console.log(`in two months: ${alerts.length}`);
