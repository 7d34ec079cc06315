import { z } from "zod";
import { Note } from "./values.ts";

/** A figure for each asset, by its name. */
const byAsset = z.record(z.string(), z.number());

export const NetworkRules = z.enum(["fire-sale", "cont-schaanning", "greenwood"]);
export type NetworkRules = z.infer<typeof NetworkRules>;

/** A fire sale with thresholds, and nothing else: what `chain network --json` prints. */
export const FireSaleAnswer = z.object({
  /** Institutions that defaulted in each step. */
  defaultsByStep: z.array(z.number().int()),
  /** Share of all assets for sale, in units of the start, sold by the end. */
  shareSold: z.number(),
  /** At the end; they start at 1. */
  prices: byAsset,
});
export type FireSaleAnswer = z.infer<typeof FireSaleAnswer>;

/** The same with every step and institution. Money is in the unit of the file. */
export const FireSaleDetails = FireSaleAnswer.extend({
  rules: z.literal("fire-sale"),
  shocks: byAsset,
  /** Share of the price lost when 5% of the asset is sold. */
  priceImpact: byAsset,
  minimum: z.number(),
  buffer: z.number(),
  target: z.number(),
  steps: z.array(
    z.object({
      step: z.number().int(),
      defaults: z.number().int(),
      /** In this step and before. */
      defaulted: z.number().int(),
      shareSold: z.number(),
      prices: byAsset,
    }),
  ),
  institutions: z.array(
    z.object({
      name: z.string(),
      /** Step in which it defaulted; null where it lived. */
      defaultStep: z.number().int().nullable(),
      equityBefore: z.number(),
      /** At the last prices, what is left of a defaulted institution included. */
      equityAfter: z.number(),
      lostToShock: z.number(),
      lostToSales: z.number(),
      /** Share of its units for sale that it sold. */
      shareSold: z.number(),
    }),
  ),
  notes: z.array(Note),
});
export type FireSaleDetails = z.infer<typeof FireSaleDetails>;

/** A fire sale under a cap on leverage (`--rules cont-schaanning`). Money is in the unit of the file. */
export const LeverageSaleAnswer = z.object({
  rounds: z.number().int(),
  /** Solvent, above the cap, and with nothing left to sell. */
  illiquid: z.number().int(),
  insolvent: z.number().int(),
  shareSold: z.number(),
  prices: byAsset,
  lostToShock: z.number(),
  /** What holders lost to lower prices, and what sellers got less than the price before. */
  lostToPrices: z.number(),
  shortfall: z.number(),
  /** Of the liquidity-weighted overlap matrix at the start, in money. */
  largestEigenvalue: z.number(),
});
export type LeverageSaleAnswer = z.infer<typeof LeverageSaleAnswer>;

export const LeverageSaleDetails = LeverageSaleAnswer.extend({
  rules: z.literal("cont-schaanning"),
  shocks: byAsset,
  /** Money whose sale would move the price by all of it, at the slope of the first sale; null: sales move nothing. */
  depth: z.record(z.string(), z.number().nullable()),
  cap: z.number(),
  targetLeverage: z.number(),
  floor: z.number(),
  shortfallShare: z.number(),
  byRound: z.array(z.object({ round: z.number().int(), sold: z.number(), prices: byAsset })),
  institutions: z.array(
    z.object({
      name: z.string(),
      fate: z.enum(["sound", "illiquid", "insolvent"]),
      leverageBefore: z.number(),
      equityBefore: z.number(),
      equityAfter: z.number(),
      lostToShock: z.number(),
      lostToPrices: z.number(),
      shortfall: z.number(),
      /** Component of the overlap's first eigenvector; they sum to 1. */
      contagionIndex: z.number(),
    }),
  ),
  notes: z.array(Note),
});
export type LeverageSaleDetails = z.infer<typeof LeverageSaleDetails>;

/** One round of leverage targeting (`--rules greenwood`): losses as shares of equity before the shock. */
export const VulnerabilityAnswer = z.object({
  aggregateVulnerability: z.number(),
  /** What the shock itself costs the system. */
  directLoss: z.number(),
  /** Share of its price that each asset loses to the sales. */
  priceFalls: byAsset,
  /** Institutions that would have to sell more than they hold. */
  capped: z.number().int(),
});
export type VulnerabilityAnswer = z.infer<typeof VulnerabilityAnswer>;

export const VulnerabilityDetails = VulnerabilityAnswer.extend({
  rules: z.literal("greenwood"),
  shocks: byAsset,
  depth: z.record(z.string(), z.number().nullable()),
  institutions: z.array(
    z.object({
      name: z.string(),
      leverage: z.number(),
      directLoss: z.number(),
      soldShare: z.number(),
      /** Part of the aggregate that its sales cause. */
      systemicness: z.number(),
      /** What the sales of all cost it, as a share of its own equity. */
      indirectVulnerability: z.number(),
    }),
  ),
  notes: z.array(Note),
});
export type VulnerabilityDetails = z.infer<typeof VulnerabilityDetails>;
