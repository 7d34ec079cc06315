// A fall of the smallest stocks, and what those who must then sell do to stocks that nobody shocked.
// Run: node examples/fire-sale.mjs
import { fileURLToPath } from "node:url";
import {
  contSchaanning,
  depthFromImpact,
  linearDepthFromImpact,
  readInstitutions,
  systemHoldings,
  USUAL_LEVERAGE_RULES,
  vulnerability,
} from "bianque";

const { institutions } = await readInstitutions(fileURLToPath(new URL("institutions.csv", import.meta.url)));
const { names, assets } = institutions;
const held = systemHoldings(institutions);
const shocks = [0.1, 0, 0]; // Micro caps lose a tenth.
const percent = (share) => `${(100 * share).toFixed(1)}%`;

for (const impact of [0, 0.02, 0.05]) {
  const rules = { ...USUAL_LEVERAGE_RULES, cap: 4.5, target: 4 };
  const depth = held.map((amount) => depthFromImpact(amount, impact, rules.floor));
  const { rounds, prices } = contSchaanning(institutions, depth, shocks, rules);
  const falls = assets.map((asset, k) => `${asset} -${percent(1 - prices[k])}`);
  console.log(`5% sold moves a price by ${percent(impact)}: rounds ${rounds}, ${falls.join(", ")}`);
}

const depth = held.map((amount) => linearDepthFromImpact(amount, 0.05));
const { aggregate, systemicness, indirect } = vulnerability(institutions, depth, shocks);
console.log(`one round of leverage targeting costs ${percent(aggregate)} of all equity`);
const byHarm = names.map((_, i) => i).sort((i, j) => systemicness[j] - systemicness[i]);
for (const i of byHarm.slice(0, 3)) {
  console.log(`${names[i]}: causes ${percent(systemicness[i])} of it, itself loses ${percent(indirect[i])}`);
}
