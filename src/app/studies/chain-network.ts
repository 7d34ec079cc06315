import type { FireSaleDetails, LeverageSaleDetails, VulnerabilityDetails } from "../../contract.ts";
import {
  contSchaanning,
  type FireSaleExperiment,
  type Institutions,
  indirectContagion,
  type LeverageRules,
  prepareFireSale,
  totalAssets,
  vulnerability,
} from "../../domain/network/index.ts";
import { FIRE_SALE_NOTES, GREENWOOD_NOTES, LEVERAGE_NOTES } from "./chain-network-notes.ts";

/** The fire sale with thresholds, every step and institution. Throws as `prepareFireSale`. */
export function fireSaleDetails(institutions: Institutions, experiment: FireSaleExperiment): FireSaleDetails {
  const { assets } = institutions;
  const run = prepareFireSale(institutions).run(experiment);
  const { shocks, priceImpact, minimum, buffer, target } = experiment;
  let defaulted = 0;
  return {
    defaultsByStep: [...run.defaultsByStep],
    shareSold: run.shareSold,
    prices: byAsset(assets, run.prices),
    rules: "fire-sale",
    shocks: byAsset(assets, shocks),
    priceImpact: byAsset(assets, priceImpact),
    minimum,
    buffer,
    target,
    steps: Array.from(run.defaultsByStep, (defaults, t) => {
      defaulted += defaults;
      const prices = byAsset(assets, rowOf(run.pricesByStep, t, assets.length));
      return { step: t + 1, defaults, defaulted, shareSold: run.shareSoldByStep[t], prices };
    }),
    institutions: institutions.names.map((name, i) => {
      const holdings = rowOf(institutions.holdings, i, assets.length);
      const units = sum(holdings);
      const [equityBefore, equityAfter] = [institutions.equity[i], run.equity[i]];
      const lostToShock = holdings.reduce((loss, value, k) => loss + value * shocks[k], 0);
      return {
        name,
        defaultStep: run.defaultStep[i] || null,
        equityBefore,
        equityAfter,
        lostToShock,
        lostToSales: equityBefore - lostToShock - equityAfter,
        shareSold: units > 0 ? run.sold[i] / units : 0,
      };
    }),
    notes: FIRE_SALE_NOTES,
  };
}

/** The fire sale under a cap on leverage, every round and institution. Throws as `contSchaanning`. */
export function leverageSaleDetails(
  institutions: Institutions,
  depth: Float64Array,
  shocks: Float64Array,
  rules: LeverageRules,
): LeverageSaleDetails {
  const { assets, equity } = institutions;
  const run = contSchaanning(institutions, depth, shocks, rules);
  const contagion = indirectContagion(institutions, depth);
  const total = totalAssets(institutions);
  return {
    rounds: run.rounds,
    illiquid: run.fates.filter((fate) => fate === "illiquid").length,
    insolvent: run.fates.filter((fate) => fate === "insolvent").length,
    shareSold: run.shareSold,
    prices: byAsset(assets, run.prices),
    lostToShock: sum(run.lostToShock),
    lostToPrices: sum(run.lostToPrices),
    shortfall: sum(run.shortfall),
    largestEigenvalue: contagion.largestEigenvalue,
    rules: "cont-schaanning",
    shocks: byAsset(assets, shocks),
    depth: finiteByAsset(assets, depth),
    cap: rules.cap,
    targetLeverage: rules.target,
    floor: rules.floor,
    shortfallShare: rules.shortfall,
    byRound: Array.from(run.soldByRound, (sold, t) => {
      return { round: t + 1, sold, prices: byAsset(assets, rowOf(run.pricesByRound, t, assets.length)) };
    }),
    institutions: institutions.names.map((name, i) => ({
      name,
      fate: run.fates[i],
      leverageBefore: total[i] / equity[i],
      equityBefore: equity[i],
      equityAfter: run.equity[i],
      lostToShock: run.lostToShock[i],
      lostToPrices: run.lostToPrices[i],
      shortfall: run.shortfall[i],
      contagionIndex: contagion.index[i],
    })),
    notes: LEVERAGE_NOTES,
  };
}

/** One round of leverage targeting, every institution. Throws as `vulnerability`. */
export function vulnerabilityDetails(
  institutions: Institutions,
  depth: Float64Array,
  shocks: Float64Array,
): VulnerabilityDetails {
  const { assets, equity } = institutions;
  const { aggregate, systemicness, indirect, direct, soldShare, priceFalls, capped } = vulnerability(
    institutions,
    depth,
    shocks,
  );
  const total = totalAssets(institutions);
  return {
    aggregateVulnerability: aggregate,
    directLoss: direct.reduce((loss, share, i) => loss + share * equity[i], 0) / sum(equity),
    priceFalls: byAsset(assets, priceFalls),
    capped: capped.filter(Boolean).length,
    rules: "greenwood",
    shocks: byAsset(assets, shocks),
    depth: finiteByAsset(assets, depth),
    institutions: institutions.names.map((name, i) => ({
      name,
      leverage: total[i] / equity[i],
      directLoss: direct[i],
      soldShare: soldShare[i],
      systemicness: systemicness[i],
      indirectVulnerability: indirect[i],
    })),
    notes: GREENWOOD_NOTES,
  };
}

function byAsset(assets: readonly string[], figures: ArrayLike<number>): Record<string, number> {
  return Object.fromEntries(assets.map((asset, k) => [asset, figures[k]]));
}

/** Infinite depths as null: JSON has no infinity. */
function finiteByAsset(assets: readonly string[], figures: ArrayLike<number>): Record<string, number | null> {
  return Object.fromEntries(assets.map((asset, k) => [asset, Number.isFinite(figures[k]) ? figures[k] : null]));
}

function rowOf(matrix: Float64Array, row: number, width: number): Float64Array {
  return matrix.subarray(row * width, (row + 1) * width);
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
