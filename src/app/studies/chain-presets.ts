import { type ChainParameters, USUAL_PARAMETERS } from "../../domain/chain/index.ts";

/** Usual values, each inside its plausible range; and those that come nearest to the record, plausible or not. */
export const CHAIN_PRESETS = ["plausible", "fitted"] as const;
export type ChainPreset = (typeof CHAIN_PRESETS)[number];

/** What the fit of January and February 2024 changes (docs/chain.md). */
const FITTED: Partial<ChainParameters> = {
  bucketDepth: 0.147,
  factorDepth: 0.03,
  futuresImpact: 0.56,
  reversion: 0.54,
  hedgeBuild: 2,
  lossElasticity: 0.48,
  stabilisationCny: 60e9,
  maskedFall: 0.006,
};

export function presetParameters(preset: ChainPreset): ChainParameters {
  return preset === "fitted" ? { ...USUAL_PARAMETERS, ...FITTED } : USUAL_PARAMETERS;
}
