import { InputError } from "../../errors.ts";
import { numberOf } from "./snowball-options.ts";

/** Figures of an option by asset: those named, and the one that stands without a name. */
export interface AssetFigures {
  readonly option: string;
  readonly named: ReadonlyMap<string, number>;
  readonly unnamed: number | undefined;
}

/**
 * Reads `0.2`, or `government=0.2,corporate=0.05`, from an option that may stand several times. Throws InputError for text
 * in place of a number, an asset that is not in the table, or one that is given twice.
 */
export function assetFigures(option: string, texts: readonly string[], assets: readonly string[]): AssetFigures {
  const named = new Map<string, number>();
  let unnamed: number | undefined;
  for (const piece of texts.join(",").split(",")) {
    const cut = piece.lastIndexOf("=");
    const asset = piece.slice(0, Math.max(0, cut)).trim();
    const value = numberOf(option, piece.slice(cut + 1).trim());
    if (cut >= 0 && !assets.includes(asset)) {
      throw new InputError(`${option} names "${asset}"; expected an asset of the table: ${assets.join(", ")}`);
    }
    if (cut < 0 ? unnamed !== undefined : named.has(asset)) {
      throw new InputError(`${option} gives two figures ${cut < 0 ? "without a name" : `of ${asset}`}; expected one`);
    }
    if (cut < 0) unnamed = value;
    else named.set(asset, value);
  }
  return { option, named, unnamed };
}

/** A figure for each asset: a figure without a name holds for all that are not named. Throws InputError where one has none. */
export function forEachAsset({ option, named, unnamed }: AssetFigures, assets: readonly string[]): Float64Array {
  return Float64Array.from(assets, (asset) => {
    const value = named.get(asset) ?? unnamed;
    if (value !== undefined) return value;
    throw new InputError(`${option} leaves out ${asset}; expected ${asset}=FIGURE, or one figure for all`);
  });
}

/** A figure for each asset: one without a name belongs to the asset `first`, and those not told have 0. */
export function forFirstAsset(
  { option, named, unnamed }: AssetFigures,
  assets: readonly string[],
  first: string,
): Float64Array {
  if (unnamed !== undefined && named.has(first)) {
    throw new InputError(`${option} gives two figures of ${first}, one without a name; expected one`);
  }
  return Float64Array.from(assets, (asset) => named.get(asset) ?? (asset === first ? (unnamed ?? 0) : 0));
}
