import { type ChainParameters, FITTED_PARAMETERS, USUAL_PARAMETERS } from "../../domain/chain/index.ts";

/** Usual values, each inside its plausible range; and those that come nearest to the record, plausible or not. */
export const CHAIN_PRESETS = ["usual", "fitted"] as const;
export type ChainPreset = (typeof CHAIN_PRESETS)[number];

/** The numbers of a preset: usual ones, or the best of the fit of January and February 2024 (docs/chain.md). */
export function presetParameters(preset: ChainPreset): ChainParameters {
  return preset === "fitted" ? FITTED_PARAMETERS : USUAL_PARAMETERS;
}
