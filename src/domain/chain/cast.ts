import type { FuturesAgent, StockAgent } from "./agent.ts";
import { dmaAccounts, redeemAccounts } from "./agents/dma-accounts.ts";
import { hedgers } from "./agents/hedgers.ts";
import { lossSellers } from "./agents/loss-sellers.ts";
import { neutralFunds, redeemFunds } from "./agents/neutral-funds.ts";
import { pledgeLenders } from "./agents/pledge-lenders.ts";
import { privateFunds } from "./agents/private-funds.ts";
import { snowballDealers } from "./agents/snowball-dealers.ts";
import { stabilisation } from "./agents/stabilisation.ts";
import { valueBuyers } from "./agents/value-buyers.ts";
import { loadingsOf } from "./price-model.ts";
import { withRedemptions } from "./redemptions.ts";
import type { ChainScenario } from "./scenario.ts";
import type { Seen } from "./seen.ts";

/** Everyone who acts in a scenario. */
export interface Cast {
  readonly stockAgents: readonly StockAgent<unknown>[];
  readonly futuresAgents: readonly FuturesAgent<unknown>[];
}

/** Sets up the agents that the links leave in. */
export function castOf(scenario: ChainScenario, start: Seen): Cast {
  const { links, mixes, parameters, requirementOn } = scenario;
  const { capitalisation, hedged, openInterestCny } = scenario.start;
  const total = capitalisation.reduce((sum, value) => sum + value, 0);
  const spread = (cny: number) => capitalisation.map((value) => (cny * value) / total);
  const { hedge } = mixes;
  const stockAgents: StockAgent<unknown>[] = [];
  if (links.neutral) {
    const mix = { count: mixes.neutralFunds, basket: mixes.neutralBasket, hedge };
    const funds = neutralFunds(mix, parameters, hedged?.neutral.sinceHigh);
    stockAgents.push(withRedemptions(funds, redeemFunds, scenario));
  }
  if (links.dma) {
    const mix = { count: mixes.dmaAccounts, basket: mixes.dmaBasket, hedge };
    const accounts = dmaAccounts(mix, requirementOn, deleveraged(scenario), hedged?.dma.gain);
    stockAgents.push(withRedemptions(accounts, redeemAccounts, scenario));
  }
  if (links.lossSellers) {
    const { lossElasticity, enhancedElasticity } = parameters;
    stockAgents.push(lossSellers("lossSellers", spread(parameters.marginCny), lossElasticity, parameters));
    stockAgents.push(lossSellers("enhanced", spread(parameters.enhancedCny), enhancedElasticity, parameters));
  }
  if (links.lossSellers) stockAgents.push(privateFunds(tilted(scenario), parameters));
  if (links.pledges) stockAgents.push(pledgeLenders(spread(parameters.pledgedCny), parameters));
  stockAgents.push(valueBuyers(capitalisation, parameters));
  if (links.stabilisation && scenario.programmes.length > 0) {
    stockAgents.push(stabilisation(scenario.programmes, (t) => scenario.path.days[t]));
  }
  const futuresAgents: FuturesAgent<unknown>[] = [];
  if (links.snowballs) futuresAgents.push(snowballDealers(scenario.notes, links.knockInDays, parameters));
  const shorts = openInterestCny.map((value) => -value);
  for (const agent of stockAgents) {
    agent.begin().holdings.futures.forEach((units, i) => {
      shorts[i] -= units;
    });
  }
  const base = shorts.map((units) => Math.min(0, units));
  const build = links.hedgers ? parameters : { ...parameters, hedgeBuild: 0, panicHedge: 0 };
  futuresAgents.push(hedgers(base, openInterestCny, start, build));
  return { stockAgents, futuresAgents };
}

/** Stocks of private funds: as the buckets' market values times their loadings on the size factor. */
function tilted({ parameters, start }: ChainScenario): Float64Array {
  const { size } = loadingsOf(parameters);
  const weights = start.capitalisation.map((value, k) => value * size[k]);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (parameters.privateCny * weight) / total);
}

function deleveraged({ links, parameters }: ChainScenario) {
  const by = links.dmaDeleverage;
  return {
    ...parameters,
    dmaCny: parameters.dmaCny / by,
    dmaLowLeverage: Math.max(1, parameters.dmaLowLeverage / by),
    dmaHighLeverage: Math.max(1, parameters.dmaHighLeverage / by),
  };
}
