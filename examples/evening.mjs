// The evening of 7 February 2024 in one sentence, from the recorded episode that the package ships.
// Run: node examples/evening.mjs
import { openEpisodeStore, overviewStudy, parseDay, stageName, verdictSentence } from "bianque";

const store = await openEpisodeStore(new Date());
const overview = await overviewStudy.run(store, { date: parseDay("2024-02-07") });
await store.close();

const { stage, side, dayInStage } = overview.day;
console.log(`${overview.date}  ${stageName(stage, side, "en")}, day ${dayInStage}`);
console.log(verdictSentence(overview, "en"));
console.log(verdictSentence(overview, "zh"));
console.log(
  `IM basis ${overview.facts.imBasis2dAgo?.toFixed(4)} two days earlier, ${overview.facts.imBasis?.toFixed(4)} now`,
);
