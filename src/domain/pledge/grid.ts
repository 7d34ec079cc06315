import type { OpenPledges } from "./replay.ts";

/** Pledge rates and close-out lines of the usual grid: the range that is told of the market. */
export const GRID_RATES: readonly number[] = [0.3, 0.4, 0.5, 0.6];
export const GRID_LINES: readonly number[] = [1.3, 1.4, 1.5, 1.6];

/** The share that a claim of early 2024 gave. */
export const TWO_THIRDS = 2 / 3;

/** Shares of the open pledges under one pair of assumptions: by number, and by market value now. NaN where there are none. */
export interface PledgeCell {
  readonly rate: number;
  readonly line: number;
  /** Have closed below the line at least once since their start. */
  readonly touched: number;
  readonly touchedValue: number;
  /** Are below it at the close. */
  readonly below: number;
  readonly belowValue: number;
}

/**
 * Share of pledges below their line by pledge rate and line, rates outer: a pledge is below where its price over its
 * starting price is under rate x line, after estimates of the kind `line price = close at start x rate x line` (Eastmoney's
 * page of pledges). `group` takes those of one position in SIZE_GROUPS only.
 */
export function pledgeGrid(
  open: OpenPledges,
  rates: readonly number[],
  lines: readonly number[],
  group?: number,
): PledgeCell[] {
  return rates.flatMap((rate) => lines.map((line) => cellOf(open, rate, line, group)));
}

function cellOf({ now, lowest, value, group: groups }: OpenPledges, rate: number, line: number, group?: number) {
  const threshold = rate * line;
  let [count, touched, below, worth, touchedWorth, belowWorth] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < now.length; i++) {
    if (group !== undefined && groups[i] !== group) continue;
    const worthIt = Number.isNaN(value[i]) ? 0 : value[i];
    count++;
    worth += worthIt;
    if (lowest[i] < threshold) {
      touched++;
      touchedWorth += worthIt;
    }
    if (now[i] < threshold) {
      below++;
      belowWorth += worthIt;
    }
  }
  return {
    rate,
    line,
    touched: touched / count,
    touchedValue: touchedWorth / worth,
    below: below / count,
    belowValue: belowWorth / worth,
  };
}

/** The product of rate and line above which a share of the pledges has touched, or is below; NaN where there are none. */
export interface TouchedAt {
  readonly touched: number;
  readonly below: number;
}

/**
 * Least product of pledge rate and line beyond which at least `share` of the pledges are below: the ceil(share x n)-th
 * smallest of their lowest (or last) prices over starting prices. Divided by a rate it is the line, divided by a line the
 * rate, that the claim needs.
 */
export function touchedAt(open: OpenPledges, share: number, group?: number): TouchedAt {
  const quantile = (values: Float64Array) => {
    const sorted = values.filter((_, i) => group === undefined || open.group[i] === group).sort();
    return sorted.length === 0 ? Number.NaN : sorted[Math.max(0, Math.ceil(share * sorted.length - 1e-9) - 1)];
  };
  return { touched: quantile(open.lowest), below: quantile(open.now) };
}
