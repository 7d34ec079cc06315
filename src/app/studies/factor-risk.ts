import type { FactorsAnswer } from "../../contract.ts";
import { TRADING_DAYS_PER_YEAR } from "../../domain/basis/index.ts";
import { factorCovariance, type StyleName } from "../../domain/factors/index.ts";
import { medianInPlace } from "../../numerics/median.ts";
import { rankGroups } from "../../numerics/rank-groups.ts";
import { orNull } from "./answer.ts";
import type { FactorHistory } from "./factor-history.ts";

const COUNTRY = "country";
const TENTHS = 10;

/** Volatilities, covariance and specific risk of a year, as of the last day of a history. */
export function factorRisk(
  history: FactorHistory,
  styles: readonly StyleName[],
): Pick<FactorsAnswer, "volatility" | "covariance" | "specificRisk"> {
  const { days } = history;
  const series = styles.map((style) => Float64Array.from(days, ({ returns }) => returns.get(style) ?? Number.NaN));
  const risk = factorCovariance([...series, Float64Array.from(days, ({ country }) => country)]);
  const specificRisk = specificAnswer(history);
  if (risk === null) return { volatility: null, covariance: null, specificRisk };
  const names: string[] = risk.factors.map((k) => styles[k] ?? COUNTRY);
  const yearly = risk.volatilities.map((value) => value * Math.sqrt(TRADING_DAYS_PER_YEAR));
  return {
    volatility: Object.fromEntries(names.flatMap((name, k) => (name === COUNTRY ? [] : [[name, yearly[k]]]))),
    covariance: {
      factors: names,
      values: rowsOf(
        risk.covariance.map((value) => value * TRADING_DAYS_PER_YEAR),
        names.length,
      ),
      correlations: rowsOf(risk.correlations, names.length),
      days: risk.days,
    },
    specificRisk,
  };
}

function rowsOf(matrix: Float64Array, size: number): number[][] {
  return Array.from({ length: size }, (_, i) => [...matrix.subarray(i * size, (i + 1) * size)]);
}

function specificAnswer({ specific, marketValues }: FactorHistory): FactorsAnswer["specificRisk"] {
  const known = specific
    .filter((value) => !Number.isNaN(value))
    .map((value) => value * Math.sqrt(TRADING_DAYS_PER_YEAR));
  if (known.length === 0) return null;
  return { stocks: known.length, median: medianInPlace(known), bySize: mediansBySize(specific, marketValues) };
}

/** Median of each tenth of the stocks by market value, smallest first. */
function mediansBySize(specific: Float64Array, marketValues: Float64Array): (number | null)[] {
  const sized = marketValues.map((value, j) => (Number.isNaN(specific[j]) ? Number.NaN : value));
  const count = sized.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0);
  const tenths = new Int8Array(sized.length);
  rankGroups(
    sized,
    Array.from({ length: TENTHS }, (_, k) => Math.floor(((k + 1) * count) / TENTHS)),
    tenths,
  );
  return Array.from({ length: TENTHS }, (_, k) =>
    orNull(medianInPlace(specific.filter((_value, j) => tenths[j] === k)) * Math.sqrt(TRADING_DAYS_PER_YEAR)),
  );
}
